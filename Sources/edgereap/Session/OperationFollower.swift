import Fleet
import JSON
import Reaper
import Words

/// Follows an operation without a screen until nothing is open, the wait is over, or somebody
/// ends the program, and writes what became of it.
struct OperationFollower: Sendable {
  var format: OutputFormat
  var progress: Progress
  /// How long to follow; nil is until everything has been sent and answered.
  var wait: Int64?

  func follow(_ operation: Operation) async throws -> ExitStatus {
    let interruption = Interruption { reason in
      Task { await operation.pause(reason) }
    }
    defer { interruption.end() }
    let (results, events) = operation.follow()
    let deadline = wait.map { seconds in
      Task {
        try await Task.sleep(for: .seconds(seconds))
        await operation.pause(.waitEnded)
      }
    }
    defer { deadline?.cancel() }
    var folded = results
    if wait == nil, folded.isAnswered { await operation.pause(.notWaitedFor) }
    do {
      for await event in events {
        folded.apply(event)
        try stream(event, in: folded)
        progress.show(Words.spoken.totals(folded.totals))
        if wait == nil, folded.isAnswered { await operation.pause(.notWaitedFor) }
      }
    } catch {
      // Nobody hears of it any more; what is in flight still gets its outcome recorded.
      await operation.pause(.outputLost)
      throw error
    }
    await operation.untilEnded()
    progress.clear()
    let final = operation.results
    try write(final)
    // What the journal lacks is told nowhere else.
    if let error = operation.journalError { throw Exit(.journal) { $0.journal(error) } }
    return ExitStatus(of: final.totals)
  }

  /// Follows what another program works on, by its journal.
  ///
  /// - Returns: nil where that program let go of it with something open.
  func follow(
    elsewhere id: String, in session: FleetSession, as identity: FleetIdentity
  ) async throws -> ExitStatus? {
    let (results, events) = try session.journal.follow(id, as: identity)
    StandardStreams.say(Words.spoken.workedOnElsewhere(id, by: results.header.startedBy))
    let looking = Task {
      var folded = results
      if wait == nil, folded.isAnswered { return folded }
      for try await event in events {
        folded.apply(event)
        try stream(event, in: folded)
        progress.show(Words.spoken.totals(folded.totals))
        if wait == nil, folded.isAnswered { break }
      }
      return folded
    }
    let interruption = Interruption { _ in looking.cancel() }
    defer { interruption.end() }
    let deadline = wait.map { seconds in
      Task {
        try await Task.sleep(for: .seconds(seconds))
        looking.cancel()
      }
    }
    defer { deadline?.cancel() }
    let final = try await looking.value
    progress.clear()
    if final.openCount > 0, wait != nil, !looking.isCancelled { return nil }
    return try end(with: final)
  }

  /// Results that nobody works on, and what they come to.
  func end(with results: Results) throws -> ExitStatus {
    try write(results)
    return ExitStatus(of: results.totals)
  }

  /// Results as an operation left them, without following it.
  func write(_ results: Results) throws {
    for notice in results.notices where notice.severity != .information {
      StandardStreams.tell(Words.spoken.notice(notice))
    }
    switch format {
    case .json: try StandardStreams.write(JSONWriter.document(OperationOutput(results)))
    case .jsonl: break
    case .table, .csv:
      try OutputWriter(format: format).write(results.instances.map { ResultRecord($0) })
      StandardStreams.say(
        Words.spoken.complaint(results.header.id, Words.spoken.totals(results.totals)))
    }
  }

  /// With `jsonl`, a line for each instance whenever its outcome changes.
  private func stream(_ event: OperationEvent, in results: Results) throws {
    guard format == .jsonl else { return }
    let keys: [InstanceKey] =
      switch event {
      case .changed(let changes): changes.changes.map(\.key)
      case .intended(let calls):
        calls.flatMap { call in
          call.ids.map { InstanceKey(product: call.product, id: $0) }
        }
      default: []
      }
    try OutputWriter(format: .jsonl).writeLines(
      keys.compactMap { results[$0] }.map { ResultRecord($0) })
  }
}

extension Results {
  /// Nothing is to be sent, and nothing that was sent is without an answer.
  var isAnswered: Bool { totals[.queued] == nil && totals[.sent] == nil }
}
