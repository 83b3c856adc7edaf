import Canvas
import Fleet
import LinearRegex
import Words

/// The fields of the canary and of the reason.
extension ConfirmationState {
  /// What prevents Terminate, whatever the phrase.
  enum Obstacle {
    case schedule(String)
    case canaryUnreadable, canaryExcludesTime
    case canaryBelowPolicy(CanarySize)
    case reasonUnusable
    case reasonRequired(TextPattern)
    case terminal(ApprovalRefusal.TerminalProblem)
    case unsigned(needed: Int)
    case changedSinceSigned
    case shortOfSignatures(ApprovalRefusal)
  }

  /// Why Terminate is unavailable: what is wrong comes before what is only missing.
  enum Impediment {
    case phraseDiffers
    case obstacle(Obstacle)
    case phraseMissing, noAnswer
  }

  /// The first one in the order of the focus; nil where Terminate is available.
  var impediment: Impediment? {
    if !isPhraseRight, !phrase.isBlank { return .phraseDiffers }
    if let obstacle { return .obstacle(obstacle) }
    if !isPhraseRight { return .phraseMissing }
    return report == nil ? .noAnswer : nil
  }

  /// Whether every option is one that can be sent.
  var isReady: Bool { obstacle == nil }

  var obstacle: Obstacle? { fieldObstacle ?? approvalObstacle }

  /// What is wrong with what was typed, so that there is no plan to be written either.
  var fieldObstacle: Obstacle? {
    scheduleError.isEmpty ? canaryObstacle ?? reasonObstacle : .schedule(scheduleError)
  }

  /// nil where what was typed is none.
  private var canarySize: CanarySize? {
    canary.isBlank ? .off : CanarySize(canary.text.filter { !$0.isWhitespace }.lowercased())
  }

  var canaryObstacle: Obstacle? {
    guard let size = canarySize else { return .canaryUnreadable }
    if size.isLooser(than: floor.canary) { return .canaryBelowPolicy(floor.canary) }
    return size != .off && options.schedule != nil ? .canaryExcludesTime : nil
  }

  var reasonObstacle: Obstacle? {
    let text = Discipline.reason(reason.text)
    if text == nil, !reason.isBlank { return .reasonUnusable }
    return requiredReasons.first { !$0.isFound(in: text ?? "") }.map { .reasonRequired($0) }
  }

  mutating func handleCanary(_ key: Key, on screen: inout DashboardState) {
    guard key == .enter else { return _ = canary.handle(key) }
    guard let canaryObstacle else { return focus = .phrase }
    screen.tell(screen.words.obstacle(canaryObstacle), .warning)
  }

  mutating func handleReason(_ key: Key, on screen: inout DashboardState) {
    guard key == .enter else { return _ = reason.handle(key) }
    guard let reasonObstacle else { return focus = .phrase }
    screen.tell(screen.words.obstacle(reasonObstacle), .warning)
  }

  /// A text counts once its field is left, so that a large plan is not frozen for every letter. One that
  /// the policy does not allow never does.
  mutating func takeDiscipline(_ context: PlanContext) {
    var discipline = discipline
    if focus != .canary, let canarySize, !canarySize.isLooser(than: floor.canary) {
      discipline.canary = canarySize.tightened(by: floor.canary)
    }
    if focus != .reason { discipline.reason = Discipline.reason(reason.text) }
    if discipline != self.discipline { set(discipline, context) }
  }
}

extension Words {
  /// Why Terminate is unavailable, in a word; empty where it is not.
  func impediment(_ impediment: ConfirmationState.Impediment?) -> String {
    switch impediment {
    case .phraseDiffers: phraseDiffers
    case .obstacle(let obstacle): named(obstacle)
    case .phraseMissing: phraseFirst
    case .noAnswer: phraseTooEarly
    case nil: ""
    }
  }

  /// What is wrong, after the name of the field.
  func named(_ obstacle: ConfirmationState.Obstacle) -> String {
    let field =
      switch obstacle {
      case .schedule: schedule
      case .canaryUnreadable, .canaryExcludesTime, .canaryBelowPolicy: canaryLabel
      case .reasonUnusable, .reasonRequired: reasonLabel
      case .terminal, .unsigned, .changedSinceSigned, .shortOfSignatures: approvalLabel
      }
    return field + colon + self.obstacle(obstacle)
  }

  func obstacle(_ obstacle: ConfirmationState.Obstacle) -> String {
    switch obstacle {
    case .schedule(let error): error
    case .canaryUnreadable: canaryUnreadable
    case .canaryExcludesTime: canaryExcludesTime
    case .canaryBelowPolicy(let canary): canaryBelowPolicy(canary)
    case .reasonUnusable: reasonUnusable(longest: Discipline.longestReason)
    case .reasonRequired(let pattern): reasonRequired(pattern.source)
    case .terminal(let problem): approval(.terminal(problem))
    case .unsigned(let needed): unsigned(needed)
    case .changedSinceSigned: changedSinceSigned
    case .shortOfSignatures(let refusal): shortOfSignatures(refusal)
    }
  }
}
