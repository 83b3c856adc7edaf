internal import Fleet
internal import Reaper

/// Carries out a plan without a screen, through the same gate.
struct PlanRun: Sendable {
  var session: FleetSession
  var output: OutputOptions
  var wait: Int64?

  /// - Throws: with status `refused`, when nothing was sent.
  func apply(
    _ plan: Plan, confirmedBy phrase: String, maximumAge: Int64
  ) async throws -> ExitStatus {
    let check = PlanCheck(session: session, maximumAge: maximumAge)
    try check.checkFile(plan)
    guard let confirmed = plan.confirmed(by: phrase) else {
      throw Exit(.refused, "not confirmed: this plan's phrase is \"\(plan.phrase)\"")
    }
    let identity = try await session.identity()
    try check.checkRules(plan, for: identity)
    let (holds, report) = try await check.reread(plan, for: identity)
    for gap in report.notKnown {
      StandardStreams.say("edgereap: not known before sending: \(gap.failure.words)")
    }
    let operation = try execute(confirmed, identity, holds)
    if !output.quiet { StandardStreams.say("operation \(operation.id)") }
    session.log.note(operation)
    let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
    defer { session.log.noteEnd(of: operation) }
    return try await OperationFollower(format: output.output, progress: progress, wait: wait)
      .follow(operation)
  }

  private func execute(
    _ confirmed: ConfirmedPlan, _ identity: FleetIdentity, _ holds: [InstanceKey: Hold]
  ) throws -> Operation {
    do {
      return try session.reaper.execute(
        confirmed, gate: session.gate, as: identity, holding: holds)
    } catch let refusal as GateRefusal {
      throw Exit(.refused, refusal.description)
    }
  }
}
