import Fleet

@testable import Reaper

/// A cloud of one instance and one witness in whole seconds, and the engine's own decisions about
/// them: every course that calls, machine and readings can take is followed to its end.
struct RulesModel {
  static let lag = 3
  static let requestTimeout = 5
  static let interval = 3
  static let length = 18

  /// What becomes of a machine that is terminated.
  enum Fate: CaseIterable {
    case vanishes
    /// Another machine is given its id as soon as it is gone.
    case isReplaced
    /// It is in service again after a while.
    case givesUp
    /// It is absent for two seconds before it goes for good.
    case flickers
  }

  /// What the first call met.
  enum Call: CaseIterable {
    case accepted
    case ignored
    case lost
    case executedAndLost
    /// It arrives just before nothing can arrive any more.
    case late
  }

  /// What one reading was answered.
  enum Answer: CaseIterable {
    case fresh, behind
    /// The answer to another question, of which nothing is left.
    case empty
    /// The answer to another question.
    case foreign
    /// An answer of long ago that has the instance.
    case stale
    /// A page that was cut before the instance.
    case cut
  }

  /// A rule that is left out.
  enum Mutation: CaseIterable {
    case anyAnswerIsProof, foreignRowsAreIgnored, pagesAreWhole, identityIsTheID
    case nothingIsUnderway, nothingIsBehind, oneReadingIsEnough, refusalsAreFinal
  }

  enum Lie: Hashable { case goneThatLives, executedCalledFailed, strangerTouched, sentBlindly }

  let mutation: Mutation?
  /// How far a reading that is behind is behind.
  let depth: Int
  let fates: [Fate]
  private(set) var lies: Set<Lie> = []
  private(set) var courses = 0
  private var visited: Set<State> = []

  init(mutation: Mutation? = nil, depth: Int = lag, fates: [Fate] = Fate.allCases) {
    self.mutation = mutation
    self.depth = depth
    self.fates = fates
  }

  /// The machine under the id: when it began to leave, and as what it ends.
  private struct Machine: Hashable {
    var executedAt: Int?
    var fate: Fate
    var lifetime: Int
  }

  private struct State: Hashable {
    var second: Int
    var machine: Machine
    /// When a call arrives that is under way.
    var arrivesAt: Int?
    var phase: Phase
    var calls = 1
    var sentAt = 0
    var evidence = Evidence()
  }

  private enum Phase: Hashable { case accepted, lost, refused, terminating }

  mutating func explore() {
    for fate in fates {
      for call in Call.allCases {
        for lifetime in [1, 3] {
          var machine = Machine(executedAt: nil, fate: fate, lifetime: lifetime)
          var arrivesAt: Int?
          switch call {
          case .accepted, .executedAndLost: machine.executedAt = 0
          case .late: arrivesAt = Self.requestTimeout - 1
          case .ignored, .lost: break
          }
          let isAnswered = call == .accepted || call == .ignored
          follow(
            State(
              second: 0, machine: machine, arrivesAt: arrivesAt,
              phase: isAnswered ? .accepted : .lost))
        }
      }
    }
  }

  private mutating func follow(_ state: State) {
    // One lie is enough to know.
    guard lies.isEmpty, state.second < Self.length, visited.insert(state).inserted else { return }
    var state = state
    if let arrival = state.arrivesAt, arrival <= state.second {
      state.arrivesAt = nil
      execute(&state)
    }
    // Two readings of the same moment cannot tell a flicker from an end.
    for answer in Answer.allCases where state.machine.fate != .flickers || answer != .behind {
      courses += 1
      var next = state
      let verdict = verdict(on: &next, answer)
      next.second += 1
      switch verdict {
      case .nothing: follow(next)
      case .outcome(let outcome):
        if outcome == .terminating { next.phase = .terminating }
        if outcome.isSettled { judge(outcome, next) } else { follow(next) }
      case .notCarriedOut(let failure, as: _): takeUp(next, failure)
      }
    }
  }

  /// As the engine does: sent again once, after that it has failed.
  private mutating func takeUp(_ state: State, _ failure: ServiceFailure) {
    guard !failure.isRefusal, state.calls < 2 else {
      return judge(.failed(failure), state)
    }
    var next = state
    if state.arrivesAt != nil { lies.insert(.sentBlindly) }
    next.calls += 1
    next.sentAt = state.second
    next.evidence = Evidence()
    let row = row(state.machine, at: state.second)
    if row?.life == 1 { lies.insert(.strangerTouched) }
    guard row?.isRunning == true else {
      if mutation == .refusalsAreFinal { return judge(.failed(Self.refused), state) }
      next.phase = .refused
      return follow(next)
    }
    execute(&next)
    next.phase = .accepted
    follow(next)
    next.phase = .lost
    follow(next)
  }

  private mutating func execute(_ state: inout State) {
    guard let row = row(state.machine, at: state.second), row.isRunning else { return }
    if row.life == 1 { lies.insert(.strangerTouched) }
    if state.machine.executedAt == nil { state.machine.executedAt = state.second }
  }

  private mutating func judge(_ outcome: Outcome, _ state: State) {
    let row = row(state.machine, at: state.second)
    let isThere = row?.life == 0
    if outcome == .gone, isThere { lies.insert(.goneThatLives) }
    guard case .failed = outcome else { return }
    if state.machine.executedAt != nil, !isThere || row?.isRunning == false {
      lies.insert(.executedCalledFailed)
    }
    if state.arrivesAt != nil { lies.insert(.executedCalledFailed) }
  }

  // MARK: The cloud

  private struct Row { var life: Int; var isRunning: Bool }

  /// nil where nothing is listed under the id.
  private func row(_ machine: Machine, at second: Int) -> Row? {
    guard let start = machine.executedAt, second >= start else {
      return Row(life: 0, isRunning: true)
    }
    let end = start + machine.lifetime
    if second < end { return Row(life: 0, isRunning: false) }
    switch machine.fate {
    case .vanishes: return nil
    case .isReplaced: return second > end ? Row(life: 1, isRunning: true) : nil
    case .givesUp: return Row(life: 0, isRunning: true)
    case .flickers:
      return second > end + 1 && second < end + 5 ? Row(life: 0, isRunning: false) : nil
    }
  }

  // MARK: Readings

  private static let planned = Instance(
    key: InstanceKey(product: .ecm, id: "ein-1"), state: InstanceState(rawValue: "RUNNING"),
    created: Timestamp(seconds: 1))
  private static let witness = Instance(
    key: InstanceKey(product: .ecm, id: "ein-2"), state: InstanceState(rawValue: "RUNNING"))
  private static let stranger = Instance(
    key: InstanceKey(product: .ecm, id: "ein-3"), state: InstanceState(rawValue: "RUNNING"))
  private static let lost = ServiceFailure(kind: .unknown, code: "Timeout", message: "")
  private static let refused = ServiceFailure(kind: .refused, code: "Refused", message: "")

  private func reading(_ state: State, _ answer: Answer) -> Reading {
    func shown(_ second: Int) -> [Instance] {
      guard let row = row(state.machine, at: second) else { return [Self.witness] }
      var instance = Self.planned
      if row.life == 1, mutation != .identityIsTheID { instance.created = Timestamp(seconds: 2) }
      if !row.isRunning { instance.state = InstanceState(rawValue: "TERMINATING") }
      return [instance, Self.witness]
    }
    var rows: [Instance]
    switch answer {
    case .fresh: rows = shown(state.second)
    case .behind: rows = shown(max(0, state.second - depth))
    case .empty: rows = []
    case .foreign: rows = [Self.witness, Self.stranger]
    case .stale: rows = [Self.planned]
    case .cut: rows = [Self.witness]
    }
    if mutation == .foreignRowsAreIgnored { rows.removeAll { $0 == Self.stranger } }
    let question = ReadingQuestion.instances(["ein-1", "ein-2"], of: .ecm, in: "")
    let isWhole = answer != .cut || mutation == .pagesAreWhole
    let isProof = mutation == .anyAnswerIsProof
    let time = Duration.seconds(state.second)
    return Reading(
      ReadingAnswer(instances: rows, isWhole: isWhole, requestID: ""), to: question,
      witness: isProof ? nil : Self.witness.key, isAlone: isProof, asked: time, answered: time)
  }

  private func verdict(on state: inout State, _ answer: Answer) -> Verdict {
    let reading = reading(state, answer)
    let rules = SettlingRules(
      interval: .seconds(mutation == .oneReadingIsEnough ? 0 : Self.interval),
      requestTimeout: .seconds(mutation == .nothingIsUnderway ? 0 : Self.requestTimeout),
      lag: .seconds(mutation == .nothingIsBehind ? 0 : Self.lag))
    var result = Self.result
    switch state.phase {
    case .accepted: result.outcome = .accepted
    case .terminating: result.outcome = .terminating
    case .lost: result.outcome = .unknown(Self.lost)
    case .refused: result.outcome = .unknown(Self.refused)
    }
    return rules.verdict(
      on: result, &state.evidence,
      Observation(
        finding: reading.finding(of: Self.planned), asked: reading.asked,
        answered: reading.answered), sentAt: .seconds(state.sentAt))
  }

  private static let result = Results(
    header: OperationHeader(
      id: "x", plan: Drill.plan(of: [planned]), startedBy: "", startedAt: Timestamp(seconds: 0))
  ).instances[0]
}
