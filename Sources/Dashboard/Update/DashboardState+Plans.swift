import Canvas
import Fleet
import Words

/// Plans that go between the screen and scripts.
extension DashboardState {
  // MARK: - Writing the plan that is shown

  /// Asks for the file, once the plan is what would be sent.
  mutating func askForDestination(_ confirmation: inout ConfirmationState) {
    if confirmation.report == nil { return say(words.phraseTooEarly, .warning) }
    if confirmation.summary.targetCount == 0 { return say(words.nothingToSend, .warning) }
    if !confirmation.scheduleError.isEmpty { return say(confirmation.scheduleError, .warning) }
    confirmation.destination = TextField("\(fileName(of: "plan")).json")
  }

  mutating func handleDestination(
    _ key: Key, _ confirmation: inout ConfirmationState
  ) -> [DashboardEffect] {
    guard var destination = confirmation.destination else { return [] }
    switch key {
    case .escape, .control("c"): confirmation.destination = nil
    case .enter:
      if destination.isBlank {
        say(words.nameTheFile, .warning)
        return []
      }
      confirmation.destination = nil
      return [
        .write(
          ExportRequest(
            path: destination.text, format: .json, content: .plan(confirmation.plan)))
      ]
    default:
      destination.handle(key)
      confirmation.destination = destination
    }
    return []
  }

  // MARK: - Opening a plan of a file

  /// Opens the plan that was named at the start, as soon as it can be shown without taking the
  /// place of what the operator is in.
  mutating func openNamedPlan() -> [DashboardEffect] {
    guard let path = planFile, hasListed, dialog == nil, !list.filter.isEditing, !isLeaving
    else { return [] }
    planFile = nil
    if let reason = unavailability(of: .openPlan) {
      say(reason, .warning)
      return []
    }
    return readPlan(PlanFileState(path: TextField(path)))
  }

  mutating func pressed(_ key: Key, in old: PlanFileState) -> [DashboardEffect] {
    var planFile = old
    if let request = planFile.request {
      guard [.escape, .control("c")].contains(key) else {
        dialog = .planFile(planFile)
        return []
      }
      return [.cancelPreflight(request: request)]
    }
    switch key {
    case .escape, .control("c"): return []
    case .enter:
      if planFile.path.isBlank {
        say(words.nameTheFile, .warning)
        break
      }
      return readPlan(planFile)
    default:
      if planFile.path.handle(key) { planFile.refusal = nil }
    }
    dialog = .planFile(planFile)
    return []
  }

  private mutating func readPlan(_ planFile: PlanFileState) -> [DashboardEffect] {
    lastRequest += 1
    dialog = .planFile(PlanFileState(path: planFile.path, request: lastRequest))
    return [.readPlan(request: lastRequest, path: planFile.path.text)]
  }

  /// The confirmation of exactly that plan, or why there is none.
  mutating func planRead(_ request: Int, _ result: Result<PlanReading, PlanRefusal>) {
    guard case .planFile(var planFile) = dialog, planFile.request == request else { return }
    switch result {
    case .failure(let refusal):
      planFile.request = nil
      planFile.refusal = refusal
      dialog = .planFile(planFile)
    case .success(let reading):
      dialog = .confirmation(
        ConfirmationState(
          reading, file: planFile.path.text, request: request, at: now, context: planContext))
      relayoutDialog()
    }
  }
}
