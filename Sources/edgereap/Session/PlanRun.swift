import Fleet
import Reaper
import Words

/// Carries out a plan without a screen, through the same gate.
struct PlanRun: Sendable {
  var session: FleetSession
  var output: OutputOptions
  var wait: Int64?

  /// - Throws: with status `refused`, `unreachable`, `denied` or `journal`, when nothing was sent.
  func apply(
    _ plan: Plan, confirmedBy phrase: String, maximumAge: Int64
  ) async throws -> ExitStatus {
    let check = PlanCheck(session: session, maximumAge: maximumAge)
    try check.checkFile(plan)
    guard let confirmed = plan.confirmed(by: phrase) else {
      throw Exit(.refused) { $0.notConfirmed(plan.phrase) }
    }
    let (session, gate) = (session, session.gate)
    let beginning = Beginning(wait: wait)
    defer { beginning.finish() }
    let operation = try await beginning.operation(of: session.reaper) {
      let reading = try await check.lastReading(of: plan, asking: [.deniedActions])
      try check.refuseChanges(plan, reading)
      reading.report.sayGaps()
      return reading
    } attempt: { reading in
      try session.reaper.execute(
        confirmed, gate: gate, as: reading.identity, after: reading.report, among: reading.fleet)
    }
    if !output.quiet { StandardStreams.say(Words.spoken.operation(operation.id)) }
    session.log.note(operation)
    let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
    defer { session.log.noteEnd(of: operation) }
    return try await OperationFollower(
      format: output.output, progress: progress, wait: beginning.remainingWait
    ).follow(operation)
  }
}

extension PreflightReport {
  /// What was not answered, with one of its reasons each, on standard error.
  fileprivate func sayGaps() {
    let (unread, words) = (unread, Words.spoken)
    if let failure = unread.values.first {
      StandardStreams.tell(words.heldBackUnread(unread.count, words.fullFailure(failure)))
    }
    if let gap = gaps.first(where: { $0.question == .deniedActions }) {
      StandardStreams.tell(words.refusalsUnknown(words.fullFailure(gap.failure)))
    }
  }
}
