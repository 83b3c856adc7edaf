import Fleet
import JSON
import Reaper
import TencentCloud
import Words

/// What a plan has to pass before it is confirmed from a file, and again right before it is sent, by
/// a script or from the screen.
struct PlanCheck: Sendable {
  var session: FleetSession
  /// Seconds; an older plan is refused.
  var maximumAge: Int64
  /// What will be in force: the plan's, or tighter; nil is the plan's.
  var discipline: Discipline?

  /// Seconds by which the clocks of two hosts may differ, as the API allows it too.
  private static let clockTolerance: Int64 = 300

  /// A plan's targets as they were just read, and who may terminate them.
  struct LastReading: Sendable {
    var identity: FleetIdentity
    var report: PreflightReport
    /// What was listed for the rules that count.
    var fleet: ListedFleet
    /// What its signatures come to.
    var approval: PlanApproval
  }

  /// Checks the plan as a file, asks whose fleet it is and whether this run may carry it out, and
  /// reads exactly its targets once more.
  ///
  /// - Parameters:
  ///   - needsApproval: Whether a plan that lacks signatures is refused; else the reading tells.
  ///   - questions: what else is asked of the service about each of them.
  ///   - progress: of the reading.
  /// - Throws: also where none of the targets could be read.
  func lastReading(
    of plan: Plan, needsApproval: Bool = true, asking questions: Set<PreflightGap.Question>,
    progress: @escaping @Sendable (PreflightProgress) -> Void = { _ in }
  ) async throws(PlanRefusal) -> LastReading {
    try session.checkPolicy()
    try checkFile(plan)
    let identity: FleetIdentity
    do throws(ServiceFailure) {
      identity = try await session.service.identity()
    } catch {
      throw .identityUnknown(error)
    }
    try checkRules(plan, for: identity)
    let approval = try await approval(of: plan, for: identity)
    if needsApproval, let refusal = approval.refusal { throw .approval(refusal) }
    let targets = plan.targets
    let preflight = Preflight(
      service: session.service, journal: session.journal, progress: progress)
    let report = await preflight.report(on: targets, of: identity, asking: questions)
    if let failure = report.failure(ofAll: targets) {
      throw .notRead(count: targets.count, failure)
    }
    let fleet = await listed(for: plan, open: report.openElsewhere)
    let refusals = session.gate.refusals(among: RunningCount(in: fleet, without: targets))
    guard refusals.isEmpty else { throw .gate(refusals) }
    return LastReading(identity: identity, report: report, fleet: fleet, approval: approval)
  }

  /// Who has signed, by the clock of the service, which has just answered.
  private func approval(
    of plan: Plan, for identity: FleetIdentity
  ) async throws(PlanRefusal) -> PlanApproval {
    let rule = session.approval
    guard rule.isNeeded else { return .notNeeded }
    do throws(ApprovalRefusal) {
      guard identity.account != nil else { throw .accountUnknown }
      let check = SignatureCheck(rule: rule, now: session.judgingTime)
      let approval = try await check.approval(of: plan)
      try check.checkAge(of: approval, maximumAge: maximumAge)
      return approval
    } catch {
      throw .approval(error)
    }
  }

  /// The checks of a plan that need no call: whether it was edited, and its age.
  func checkFile(_ plan: Plan) throws(PlanRefusal) {
    guard plan.isIntact(digest: FleetSession.digest) else { throw .gate([.changed]) }
    if let refusal = session.options.outside(of: plan) { throw refusal }
    let now = HostEnvironment.now()
    let age = now.seconds(since: plan.created)
    // One that has to be signed is as old as its last signature.
    guard age <= maximumAge || session.approval.isNeeded else {
      throw .old(age: age, allowed: maximumAge)
    }
    guard age >= -Self.clockTolerance else { throw .notYet(plan.created) }
    // It was far enough ahead when the plan was made; a plan may lie about until it is not.
    if let schedule = plan.options.schedule,
      plan.targets.contains(where: { $0.product.hasSchedule }),
      let refusal = schedule.refusal(
        at: now, zoneIsKnown: session.settings.ecmZoneOffset != nil)
    {
      throw .schedule(refusal)
    }
  }

  /// Whether this run, with these credentials, may carry it out.
  private func checkRules(_ plan: Plan, for identity: FleetIdentity) throws(PlanRefusal) {
    let refusals = session.gate.refusals(
      of: plan, for: identity, at: HostEnvironment.now(), digest: FleetSession.digest,
      under: discipline)
    guard refusals.isEmpty else { throw .gate(refusals) }
  }

  /// Lists again what the rules count; asks nothing where no rule counts.
  private func listed(for plan: Plan, open: Set<InstanceKey>) async -> ListedFleet {
    let concerned = session.gate.regionsToList(for: plan)
    if concerned?.isEmpty == true { return ListedFleet(open: open) }
    let regions = session.regions.isEmpty ? concerned ?? [] : session.regions
    let inventory = await session.listed(of: regions, progress: Progress(isShown: false))
    return ListedFleet(inventory, regions: regions, open: open)
  }

  /// Refuses the whole plan where one of its ids is not what was planned. Whoever confirmed a file
  /// has not seen what it is now.
  func refuseChanges(_ plan: Plan, _ reading: LastReading) throws(PlanRefusal) {
    let changed = holds(of: plan, reading).filter { $1.code == Hold.Code.changed.rawValue }
    guard let first = plan.targets.first(where: { changed[$0.key] != nil }),
      let hold = changed[first.key]
    else { return }
    throw .different(count: changed.count, first: first, hold)
  }

  /// The targets that would be held back, by what was read.
  func holds(of plan: Plan, _ reading: LastReading) -> [InstanceKey: Hold] {
    let rules = PreflightRules(
      reading.report, protection: session.gate.protection, now: HostEnvironment.now())
    var holds: [InstanceKey: Hold] = [:]
    for target in plan.targets { holds[target.key] = rules.hold(of: target) }
    return holds
  }
}

extension Plan {
  /// Reads a plan, `-` for standard input.
  ///
  /// - Throws: a file that is no plan, or a plan of another version.
  static func read(_ path: String) throws(Exit) -> Plan {
    try read(try InputFile.read(path), named: path)
  }

  /// Reads a plan from the text of its file.
  static func read(_ text: String, named path: String) throws(Exit) -> Plan {
    let plan: Plan
    do throws(JSONFault) {
      plan = try Plan(file: Array(text.utf8))
    } catch {
      throw Exit(.badInput) { $0.noPlan(path, byte: error.offset, of: text.utf8.count) }
    }
    guard Plan.versions.contains(plan.version) else {
      throw Exit(.badInput) {
        $0.planOfOtherVersion(path, plan.version, reads: Plan.currentVersion)
      }
    }
    return plan
  }
}

extension Exit {
  init(_ refusal: PlanRefusal) {
    switch refusal {
    case .unreadable(let reason): self.init(.badInput, reason)
    case .identityUnknown(let failure): self.init(failure)
    case .notRead(let count, let failure):
      self.init(failure)
      sentence = { [sentence] in $0.noneOfPlanRead(count, sentence($0)) }
    case .policyUntrusted(let reason): self.init(.settings, reason)
    case .old, .notYet, .gate, .outside, .schedule, .different, .nothingLeft, .looser,
      .withoutReason, .policyChanged, .approval:
      self.init(.refused) { $0.refusedPlan(refusal) }
    }
  }
}
