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
  /// Whether nothing but errors is said.
  var isQuiet = false

  /// - Parameter journal: where other programs ask for its end.
  func follow(
    _ operation: Operation, in journal: JournalDirectory
  ) async throws -> ExitStatus {
    async let obeying: Void = journal.obeyStopRequests(of: operation)
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
    var seen = Seen(results)
    tell(&seen)
    if wait == nil, seen.results.isAnswered { await operation.pause(.notWaitedFor) }
    do {
      for await event in events {
        try take(event, &seen)
        if wait == nil, seen.results.isAnswered { await operation.pause(.notWaitedFor) }
      }
    } catch {
      // Nobody hears of it any more; what is in flight still gets its outcome recorded.
      await operation.pause(.outputLost)
      throw error
    }
    await obeying
    progress.clear()
    let final = operation.results
    try write(final, afterNotices: seen.notices)
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
      var seen = Seen(results)
      tell(&seen)
      if wait == nil, seen.results.isAnswered { return seen }
      for try await event in events {
        try take(event, &seen)
        if wait == nil, seen.results.isAnswered { break }
      }
      return seen
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
    let seen = try await looking.value
    let final = seen.results
    progress.clear()
    if final.openCount > 0, wait != nil, !looking.isCancelled { return nil }
    return try end(with: final, afterNotices: seen.notices)
  }

  /// Results that nobody works on, and what they come to.
  ///
  /// - Parameter count: notices that were said while it was followed.
  func end(with results: Results, afterNotices count: Int = 0) throws -> ExitStatus {
    try write(results, afterNotices: count)
    return ExitStatus(of: results.totals)
  }

  /// What was seen of an operation, and what was said of it to an operator.
  private struct Seen: Sendable {
    var results: Results
    /// Those at the beginning of its notices that were said.
    var notices = 0
    var waits: [SendingWait] = []

    init(_ results: Results) { self.results = results }
  }

  private func take(_ event: OperationEvent, _ seen: inout Seen) throws {
    seen.results.apply(event)
    try stream(event, in: seen.results)
    tell(&seen)
    progress.show(
      ([Words.spoken.totals(seen.results.totals)] + seen.results.waits.map(sentence))
        .joined(separator: Words.spoken.semicolon))
  }

  /// A line for each notice and wait that is new, on standard error as it comes.
  private func tell(_ seen: inout Seen) {
    let waits = seen.results.waits.filter { !seen.waits.contains($0) }.map(sentence)
    let lines =
      notices(of: seen.results, after: seen.notices) + (isQuiet ? [] : waits)
    (seen.notices, seen.waits) = (seen.results.notices.count, seen.results.waits)
    if !lines.isEmpty { progress.clear() }
    for line in lines { StandardStreams.tell(line) }
  }

  private func sentence(_ wait: SendingWait) -> String {
    Words.spoken.wait(wait) { $0.time(offset: HostEnvironment.localOffset(at: $0)) }
  }

  private func notices(of results: Results, after count: Int) -> [String] {
    results.notices.dropFirst(count).filter { $0.severity != .information }
      .map(Words.spoken.notice)
  }

  /// Results as an operation left them.
  ///
  /// - Parameter count: notices that were said while it was followed.
  func write(_ results: Results, afterNotices count: Int = 0) throws {
    for notice in notices(of: results, after: count) { StandardStreams.tell(notice) }
    switch format {
    case .json: try StandardStreams.write(JSONWriter.document(OperationOutput(results)))
    case .jsonl: break
    case .table, .csv:
      try OutputWriter(format: format).write(results.instances.map { ResultRecord($0) })
      if let reason = results.header.discipline.reason {
        StandardStreams.say(Words.spoken.reason(reason))
      }
      let signatures = results.header.plan.signatures
      if !signatures.isEmpty {
        StandardStreams.say(Words.spoken.signedBy(signatures.map(\.principal)))
      }
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
