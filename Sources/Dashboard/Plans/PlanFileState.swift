package import Canvas
package import Fleet
import Words

/// Asks for the file of a plan that is to be confirmed.
package struct PlanFileState: Sendable {
  package var path: TextField
  /// The reading that is under way; nil while the name is typed.
  package var request: Int?
  /// Why the last file was refused.
  package var refusal: PlanRefusal?
  package internal(set) var completion = CompletionState()

  mutating func read(on screen: inout DashboardState) -> [DashboardEffect] {
    screen.lastRequest += 1
    self = PlanFileState(path: path, request: screen.lastRequest)
    return [.readPlan(request: screen.lastRequest, path: path.text)]
  }
}

extension PlanFileState: DialogState {
  var dialog: Dialog { .planFile(self) }
  var textField: TextField? { path }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    let isEscaping = [.escape, .control("c")].contains(key)
    if let request { return isEscaping ? .close([.cancelPreflight(request: request)]) : .stay }
    switch key {
    case _ where isEscaping: return .close
    case .enter where path.isBlank: screen.say(screen.words.nameTheFile, .warning)
    case .enter: return .stay(read(on: &screen))
    case .tab, .backTab: return complete(by: key == .tab ? 1 : -1)
    default:
      guard path.handle(key) else { return .stay }
      refusal = nil
      completion = CompletionState()
    }
    return .stay
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let (words, glyphs) = (screen.words, frame.glyphs)
    let area = DialogFrame(screen.layout.planFileDialog, title: words.openPlanTitle, in: &frame)
      .inner
    let isReading = request != nil
    frame.putFileName(path, label: words.fileLabel, in: area, isFocused: !isReading)
    let (text, role): (String, Role) =
      if isReading {
        (screen.signed(glyphs.waiting, words.readingPlan), .info)
      } else if let refusal {
        (screen.signed(glyphs.failure, words.planRefused(refusal)), .error)
      } else {
        (words.openPlanHint, .hint)
      }
    completion.draw(in: &frame, x: area.x + 8, y: area.y + 1, width: area.width - 8)
    frame.putWrapped(
      text, x: area.x, y: area.y + 2, width: area.width, height: area.height - 3, role: role)
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    guard request == nil else { return [("esc", words.back)] }
    return [("enter", words.openWord), ("tab", words.complete), ("esc", words.back)]
  }
}

extension DashboardState {
  /// Opens the plan that was named at the start, as soon as nothing else is open that it would close.
  mutating func openNamedPlan() -> [DashboardEffect] {
    guard isShown, let path = planFile, hasListed, dialog == nil, help == nil, textField == nil,
      !isLeaving
    else { return [] }
    planFile = nil
    if let reason = unavailability(of: .openPlan) {
      say(reason, .warning)
      return []
    }
    var opened = PlanFileState(path: TextField(path))
    let effects = opened.read(on: &self)
    open(opened)
    return effects
  }

  /// Confirms exactly the plan that was read, or says why it was refused.
  mutating func planRead(_ request: Int, _ result: Result<PlanReading, PlanRefusal>) {
    guard case .planFile(var planFile) = dialog, planFile.request == request else { return }
    switch result {
    case .failure(let refusal):
      planFile.request = nil
      planFile.refusal = refusal
      open(planFile)
      tell(words.planRefused(refusal), .error)
    case .success(let reading):
      open(
        ConfirmationState(
          reading, file: planFile.path.text, request: request, at: now, context: planContext))
    }
  }
}
