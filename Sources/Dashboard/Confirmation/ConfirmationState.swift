package import Canvas
package import Fleet
package import LinearRegex

/// The dialog before every irreversible action. Its instances were frozen when it opened;
/// listings that arrive later do not change them. Whatever the operator changes here (a row taken
/// out, an option) freezes a new plan with a new digest and a new phrase.
package struct ConfirmationState: Sendable {
  /// The marked instances, as they were when the dialog opened.
  package let candidates: [Instance]
  var grouping: ConfirmationGrouping
  package let created: Timestamp
  /// When the dialog opened: rules that end are judged by it.
  package let opened: Timestamp
  /// The file that the plan was read from; nil for one that was made here.
  package let file: String?
  package let missing: [MissingPart]
  /// The operation that this one takes up again.
  package let follows: String?
  package let request: Int
  /// Why instances were held back when the plan was written; they stay so.
  private let heldBefore: [InstanceKey: Hold]

  package internal(set) var removed: Set<InstanceKey> = []
  package private(set) var options: TerminationOptions
  package private(set) var discipline: Discipline
  /// What the plan needs beside its phrase.
  private(set) var approval: ConfirmationApproval
  /// The reason has to match each of these; empty where none is needed.
  let requiredReasons: [TextPattern]
  /// What the policy of the host asks for.
  let floor: DisciplineFloor
  package private(set) var preflight: Preflight
  /// The plan that is shown and sent.
  package private(set) var plan: Plan
  /// The number of ``hidden`` instances that were not excluded.
  package private(set) var hiddenCount = 0
  /// How many are sent of each region, for a plan of few regions; else empty.
  package private(set) var regionTotals: [RegionTotal] = []
  /// Regions in which nothing running would remain.
  private(set) var emptiedRegions: Set<String> = []
  package private(set) var summary: PlanSummary
  /// Why the rules that count refuse the plan; empty where none does.
  package private(set) var refusals: [TerminationGate.Refusal] = []
  /// Why instances of the plan are held back.
  private(set) var holds: [InstanceKey: Hold] = [:]
  /// The plan's phrase, worked out once per freeze.
  private(set) var phraseText = ""

  package internal(set) var list = FrozenList()
  /// The widths of the list's columns.
  let contents: ConfirmationContents
  package var focus: Focus = .cancel
  package var phrase = TextField()
  package var filter = TextField()
  package var schedule = TextField()
  package var canary = TextField()
  package var reason = TextField()
  /// Why the last text in the field of the schedule cannot be taken; empty if it can.
  package var scheduleError = ""
  package var filterError: FilterError?
  /// The file name of the plan, while the dialog asks for it.
  package var destination: TextField?
  package private(set) var phase: Phase = .reviewing
  var inForce: Filter?

  package enum Preflight: Sendable, Hashable {
    /// nil before it takes long enough to be worth a word.
    case asking(PreflightProgress?)
    case answered(PreflightReport)
  }

  package enum Phase: Sendable, Hashable {
    case reviewing
    /// Any key aborts; at the deadline the plan is run.
    case counting(ConfirmedPlan, deadline: Timestamp)
  }

  package struct RegionTotal: Sendable, Hashable {
    package var region: String
    package var count: Int

    /// As many as one line names.
    static let few = 6
  }

  package enum Focus: Sendable, Hashable, CaseIterable {
    case cancel, phrase, terminate, list, filter, associated, schedule, canary, reason
  }

  /// Confirms a plan of a file: its instances and options, its time, and what was held back then. Where
  /// nothing has become worse since, it is the same plan with the same digest.
  package init(
    _ reading: PlanReading, file: String, request: Int, at now: Timestamp, context: PlanContext
  ) {
    let plan = reading.plan
    self.init(
      candidates: plan.instances.map(\.instance), hidden: [], created: plan.created,
      missing: plan.missing, follows: plan.follows, request: request, opened: now, file: file,
      held: plan.heldBack, options: plan.options, discipline: plan.discipline,
      preflight: .answered(reading.report), context: context)
    approval.read = reading
    freeze(context)
  }

  package init(
    candidates: [Instance], hidden: Set<InstanceKey>, cached: Set<InstanceKey> = [],
    created: Timestamp, missing: [MissingPart], follows: String?, request: Int,
    opened: Timestamp? = nil, file: String? = nil,
    held: [PlannedInstance] = [], options: TerminationOptions = TerminationOptions(),
    discipline: Discipline? = nil, preflight: Preflight = .asking(nil), context: PlanContext
  ) {
    self.candidates = SortOrder.byKey(candidates)
    contents = ConfirmationContents(self.candidates)
    grouping = ConfirmationGrouping(hidden: hidden, cached: cached)
    self.created = created
    self.missing = missing
    self.follows = follows
    self.request = request
    self.opened = opened ?? created
    self.file = file
    heldBefore = held.reduce(into: [:]) { $0[$1.instance.key] = $1.hold }
    self.options = options
    if let schedule = options.schedule {
      self.schedule.text = schedule.instant.iso8601(offset: schedule.zoneOffset)
    }
    self.discipline = discipline ?? context.discipline
    requiredReasons = context.requiredReasons
    floor = context.gate.floor
    approval = ConfirmationApproval(
      needed: context.neededSignatures, terminalProblem: context.terminalProblem)
    canary.text = self.discipline.canary == .off ? "" : "\(self.discipline.canary)"
    reason.text = self.discipline.reason ?? ""
    self.preflight = preflight
    plan = Plan(
      identity: context.identity, created: created, options: options, missing: missing,
      instances: [], follows: follows, digest: context.digest)
    summary = PlanSummary(plan: plan, resources: nil)
    freeze(context)
    grouping.note(plan.remaining)
    list.open(grouping.groups(of: self.candidates))
    tally()
  }

  /// The parts of a plan that the dialog does not own.
  package struct PlanContext: Sendable {
    package var identity: FleetIdentity
    package var digest: Plan.Digest
    package var gate: TerminationGate
    /// The listing on the screen.
    package var fleet: ListedFleet
    package var discipline: Discipline
    package var requiredReasons: [TextPattern]
    package var neededSignatures = 0
    package var terminalProblem: ApprovalRefusal.TerminalProblem?
  }
}

extension ConfirmationState {
  /// Freezes the shown instances again. Ends a countdown if the plan changed.
  package mutating func freeze(_ context: PlanContext) {
    let rules = PreflightRules(report, protection: context.gate.protection, now: opened)
    let kept = removed.isEmpty ? candidates : candidates.filter { !removed.contains($0.key) }
    let planned = kept.map { instance in
      PlannedInstance(
        instance: instance, hold: heldBefore[instance.key] ?? rules.hold(of: instance))
    }
    var fleet = context.fleet
    fleet.open = report?.openElsewhere ?? []
    let count = RunningCount(
      in: fleet, without: planned.filter { $0.hold == nil }.map(\.instance))
    refusals = context.gate.refusals(among: count)
    plan = Plan(
      identity: context.identity, created: created, options: options, discipline: discipline,
      missing: missing, instances: planned, remaining: count.remainders, follows: follows,
      digest: context.digest)
    if let read = approval.read?.plan, read.digest == plan.digest {
      plan = plan.signed(read.signatures)
    }
    phraseText = plan.phrase
    hiddenCount = hidden.subtracting(removed).count
    holds = plan.heldBack.reduce(into: [:]) { $0[$1.instance.key] = $1.hold }
    let isCounted = report?.isComplete(.associatedResources) == true
    summary = PlanSummary(plan: plan, resources: isCounted ? report?.resources : nil)
    emptiedRegions = Set(
      plan.remaining.lazy.filter { $0.going > 0 && $0.remain == 0 }.compactMap(\.place.region))
    let totals = count.targetsByRegion
    regionTotals =
      totals.count > RegionTotal.few
      ? [] : totals.sorted { $0.key < $1.key }.map { RegionTotal(region: $0.key, count: $0.value) }
    tally()
    if case .counting(let confirmed, _) = phase,
      confirmed.plan.digest != plan.digest || !refusals.isEmpty
    {
      phase = .reviewing
    }
    if focus == .terminate, !isPhraseTyped { focus = .phrase }
  }

  /// The instances that the filter, region or product hid when the dialog opened.
  package var hidden: Set<InstanceKey> { grouping.hidden }

  package var report: PreflightReport? {
    if case .answered(let report) = preflight { report } else { nil }
  }

  /// The plan, if what was typed is its phrase.
  package var confirmed: ConfirmedPlan? {
    isPhraseTyped ? plan.confirmed(by: phrase.text) : nil
  }

  /// Asked for every frame, so that the plan is not gone through for it. Nothing can be confirmed
  /// before the preflight has answered: it may take rows out.
  var isPhraseTyped: Bool {
    report != nil && summary.targetCount > 0 && isReady && isPhraseRight
  }

  /// Whether the phrase matches the plan, regardless of other obstacles.
  var isPhraseRight: Bool {
    phrase.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") == phraseText
  }

  package mutating func answer(_ report: PreflightReport, _ context: PlanContext) {
    preflight = .answered(report)
    freeze(context)
    regroup()
  }

  mutating func note(_ progress: PreflightProgress) {
    if case .asking = preflight { preflight = .asking(progress) }
  }

  /// Starts the preflight again.
  mutating func retryPreflight(_ context: PlanContext) {
    preflight = .asking(nil)
    freeze(context)
  }

  package mutating func set(_ options: TerminationOptions, _ context: PlanContext) {
    self.options = options
    freeze(context)
  }

  mutating func set(_ discipline: Discipline, _ context: PlanContext) {
    self.discipline = discipline
    freeze(context)
  }

  package mutating func startCountdown(deadline: Timestamp) {
    guard let confirmed else { return }
    phase = .counting(confirmed, deadline: deadline)
  }

  package mutating func abortCountdown() {
    phase = .reviewing
    focus = .cancel
  }

  /// The parts that can have the focus now, in the order of Tab.
  package var focusOrder: [Focus] {
    Focus.allCases.filter { focus in
      switch focus {
      case .associated: !summary.products(where: \.hasPreflight).isEmpty
      case .schedule: !summary.products(where: \.hasSchedule).isEmpty
      case .filter: false
      case .terminate: isPhraseTyped
      default: true
      }
    }
  }

  mutating func moveFocus(by step: Int) {
    let order = focusOrder
    let index = order.firstIndex(of: focus) ?? order.firstIndex(of: .list) ?? 0
    focus = order[(index + step + order.count) % order.count]
  }

  var isCounting: Bool { if case .counting = phase { true } else { false } }

  /// Whether a question of the preflight had no answer, and no text is being typed.
  var canRetryPreflight: Bool { report?.gaps.isEmpty == false && textField == nil }
}
