import Canvas
import Fleet
import Words

/// The names of files that the field of a plan completes, and the newest plan that it proposes.
extension PlanFileState {
  /// Asks for the files whose names begin as the field does; the next Tab steps through them.
  mutating func complete(by step: Int) -> DialogAnswer {
    // From here on the proposal is a text that is edited.
    if path.isSelected { path.handle(.end) }
    if completion.candidates.isEmpty { return .stay([.listFiles(beginning: beginning)]) }
    completion.advance(by: step, in: &path) { _ in FilterCompletion(range: 0..<0, candidates: []) }
    return .stay
  }

  /// The field up to the cursor.
  private var beginning: String { String(path.characters.prefix(path.cursor)) }

  /// Takes an answer, unless the field has changed since it was asked for.
  ///
  /// - Returns: whether it had nothing to add to the field.
  mutating func listed(_ names: [String], beginning: String) -> Bool {
    guard request == nil else { return false }
    if path.isSelected, beginning == Self.writtenPlans {
      if let newest = names.last { path = TextField(newest, isSelected: true) }
    } else if beginning == self.beginning {
      let start = path.characters.prefix(path.cursor).lastIndex(of: "/").map { $0 + 1 } ?? 0
      completion.advance(by: 1, in: &path) { field in
        FilterCompletion(range: start..<field.cursor, candidates: names)
      }
      return completion.candidates.isEmpty && self.beginning == beginning
    }
    return false
  }

  /// How the names of the plans that the screen writes begin. Their times follow, so that the last
  /// in order is the newest.
  static let writtenPlans = "edgereap-plan-"
}

extension DashboardState {
  /// Proposes the newest plan that the screen wrote, as soon as the names of the files are known.
  mutating func openPlan() -> [DashboardEffect] {
    open(PlanFileState(path: TextField("plan.json", isSelected: true)))
    return [.listFiles(beginning: PlanFileState.writtenPlans)]
  }

  mutating func filesListed(_ names: [String], beginning: String) {
    guard case .planFile(var planFile) = dialog else { return }
    let addsNothing = planFile.listed(names, beginning: beginning)
    open(planFile)
    if addsNothing { say(words.nothingToComplete) }
  }
}
