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
    let now = HostEnvironment.now()
    guard plan.isIntact(digest: FleetSession.digest) else {
      throw Exit(.refused, "the plan was changed after it was made: its digest does not fit")
    }
    let age = now.seconds(since: plan.created)
    guard age <= maximumAge else {
      throw Exit(
        .refused, "the plan is \(age / 60) min old; make a new one, or allow it with --max-age")
    }
    guard age >= -Self.clockTolerance else {
      throw Exit(
        .refused,
        "the plan is of \(plan.created.iso8601()), which has not come yet: is the clock right? "
          + "Make a new one")
    }
    guard let confirmed = plan.confirmed(by: phrase) else {
      throw Exit(.refused, "not confirmed: this plan's phrase is \"\(plan.phrase)\"")
    }
    let identity = try await session.identity()
    try check(plan, identity)
    let holds = try await reread(plan, identity)
    let operation = try execute(confirmed, identity, holds)
    if !output.quiet { StandardStreams.say("operation \(operation.id)") }
    session.log.note(operation)
    let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
    defer { session.log.noteEnd(of: operation) }
    return try await OperationFollower(format: output.output, progress: progress, wait: wait)
      .follow(operation)
  }

  /// Seconds by which the clocks of two hosts may differ, as the API allows it too.
  private static let clockTolerance: Int64 = 300

  private func check(_ plan: Plan, _ identity: FleetIdentity) throws(Exit) {
    let refusals = session.gate.refusals(
      of: plan, for: identity, at: HostEnvironment.now(), digest: FleetSession.digest)
    guard !refusals.isEmpty else { return }
    throw Exit(.refused, refusals.map(\.reason).joined(separator: "\n"))
  }

  /// Exactly the plan's ids, once more. An id that is not what was planned stops everything; what
  /// the preflight holds back now is held back.
  private func reread(
    _ plan: Plan, _ identity: FleetIdentity
  ) async throws(Exit) -> [InstanceKey: Hold] {
    let preflight = Preflight(service: session.service, journal: session.journal)
    let report = await preflight.report(on: plan.targets, of: identity)
    let rules = report.rules(session.gate.protection, at: HostEnvironment.now())
    var holds: [InstanceKey: Hold] = [:]
    for target in plan.targets { holds[target.key] = rules.hold(of: target) }
    let changed = plan.targets.filter { holds[$0.key]?.code == Hold.Reason.changed.rawValue }
    if let first = changed.first {
      throw Exit(
        .refused,
        "\(changed.count) of the plan are not what they were, \(first.id) first: "
          + "\(holds[first.key]?.message ?? "") Make a new plan")
    }
    for gap in report.notKnown {
      StandardStreams.say("edgereap: not known before sending: \(gap.failure.words)")
    }
    return holds
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
