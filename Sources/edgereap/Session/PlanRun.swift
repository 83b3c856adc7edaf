import Fleet
import Reaper
import Words

/// Carries out a plan without a screen, through the same gate.
struct PlanRun: Sendable {
  var session: FleetSession
  var output: OutputOptions
  var wait: Int64?
  /// What the command line asks for beside the plan; nil is the plan's.
  var stopAfter: FailureLimit?
  var canary: CanarySize?

  /// - Parameter phrase: What `--confirm` said.
  /// - Throws: with status `refused`, `unreachable`, `denied` or `journal`, when nothing was sent.
  func apply(
    _ plan: Plan, confirmedBy phrase: String?, maximumAge: Int64
  ) async throws -> ExitStatus {
    let discipline = try discipline(
      of: plan, after: PlanCheck(session: session, maximumAge: maximumAge))
    let needed = session.approval.settings.signatures
    // What nobody has signed need not be typed for.
    guard needed == 0 || !plan.signatures.isEmpty else {
      throw PlanRefusal.approval(.tooFew(needed: needed, signed: [], rejected: []))
    }
    let phrase = try TypedPhrase.phrase(of: plan, argument: phrase, rule: session.approval) {
      $0.typeToTerminate
    }
    guard let confirmed = plan.confirmed(by: phrase ?? "") else {
      throw Exit(.refused) { $0.notConfirmed(plan.phrase) }
    }
    let (session, gate) = (session, session.gate)
    let check = PlanCheck(session: session, maximumAge: maximumAge, discipline: discipline)
    let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
    session.reports?.complainOnStandardError(beside: progress)
    let beginning = Beginning(wait: wait)
    defer { beginning.finish() }
    let operation = try await beginning.operation(of: session.reaper) {
      try await check.reading(of: plan, progress)
    } attempt: { reading in
      try session.checkPolicy()
      return try session.reaper.execute(
        confirmed, gate: gate, as: reading.identity, after: reading.report, among: reading.fleet,
        discipline: discipline, approval: reading.approval)
    }
    if !output.quiet {
      StandardStreams.say(Words.spoken.operation(operation.id))
      let signatures = operation.results.header.plan.signatures
      if !signatures.isEmpty {
        StandardStreams.say(Words.spoken.signedBy(signatures.map(\.principal)))
      }
    }
    session.log.note(operation)
    defer { session.log.noteEnd(of: operation) }
    return try await OperationFollower(
      format: output.output, progress: progress, wait: beginning.remainingWait,
      isQuiet: output.quiet
    ).follow(operation, in: session.journal)
  }

  /// Makes every check and reading of ``apply(_:confirmedBy:maximumAge:)``, and sends nothing.
  ///
  /// - Parameter phrase: nil where nobody confirms yet.
  /// - Throws: what that would.
  func check(
    _ plan: Plan, confirmedBy phrase: String?, maximumAge: Int64
  ) async throws -> ExitStatus {
    let discipline = try discipline(
      of: plan, after: PlanCheck(session: session, maximumAge: maximumAge))
    let check = PlanCheck(session: session, maximumAge: maximumAge, discipline: discipline)
    if let phrase, plan.confirmed(by: phrase) == nil {
      throw Exit(.refused) { $0.notConfirmed(plan.phrase) }
    }
    let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
    let reading = try await check.reading(of: plan, progress)
    try refuseRepetition(of: plan, reading.approval)
    let holds = check.holds(of: plan, reading)
    guard holds.count < plan.targets.count else {
      throw PlanRefusal.nothingLeft(plan.targets.compactMap { holds[$0.key] })
    }
    let reread = plan.reread(holding: holds, under: discipline)
    try OutputWriter(format: output.output).write(session.records(of: reread.targets))
    if !output.quiet {
      reread.say()
      if reading.approval.needed > 0 {
        StandardStreams.say(Words.spoken.signedBy(reading.approval.principals))
      }
      StandardStreams.say(Words.spoken.nothingSentByCheck)
    }
    return .done
  }

  /// One approval sends once. Where something is sent, this is asked again under the journals' lock.
  private func refuseRepetition(of plan: Plan, _ approval: PlanApproval) throws {
    guard approval.needed > 0,
      let earlier = try session.journal.operation(ofPlan: plan.digest)
    else { return }
    throw PlanRefusal.approval(.sentBefore(operation: earlier))
  }

  /// What is in force: the plan's, or tighter.
  private func discipline(of plan: Plan, after check: PlanCheck) throws -> Discipline {
    try check.checkFile(plan)
    guard plan.options.schedule == nil || (canary ?? .off) == .off else {
      throw Exit(.usage) { $0.scheduleWithCanary }
    }
    let discipline = try plan.discipline.tightened(stopAfter: stopAfter, canary: canary)
    let breaches = session.settings.floor.breaches(by: discipline)
    guard breaches.isEmpty else { throw PlanRefusal.gate(breaches.map { .belowFloor($0) }) }
    return discipline
  }
}

extension PlanCheck {
  /// The last reading of a script, which refuses changes and says what it lacks.
  fileprivate func reading(
    of plan: Plan, _ progress: Progress
  ) async throws(PlanRefusal) -> LastReading {
    defer { progress.clear() }
    let reading = try await lastReading(
      of: plan, asking: [.deniedActions], progress: progress.ofPreflight())
    progress.clear()
    try refuseChanges(plan, reading)
    reading.report.sayGaps()
    return reading
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
