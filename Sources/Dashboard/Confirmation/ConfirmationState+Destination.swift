import Canvas
import Fleet
import Words

/// The file that the plan is written to.
extension ConfirmationState {
  /// Asks for the file, once the plan is what would be sent.
  mutating func askForDestination(on screen: inout DashboardState) {
    let words = screen.words
    if report == nil { return screen.say(words.phraseTooEarly, .warning) }
    if summary.targetCount == 0 { return screen.say(words.nothingToSend, .warning) }
    if let fieldObstacle { return screen.say(words.obstacle(fieldObstacle), .warning) }
    destination = TextField("\(screen.fileName(of: "plan")).json")
  }

  mutating func pressedInDestination(
    _ key: Key, on screen: inout DashboardState
  ) -> [DashboardEffect] {
    guard let path = destination else { return [] }
    switch key {
    case .escape, .control("c"): destination = nil
    case .enter where path.isBlank: screen.say(screen.words.nameTheFile, .warning)
    case .enter:
      destination = nil
      return [.write(ExportRequest(path: path.text, format: .json, content: .plan(plan)))]
    default: destination?.handle(key)
    }
    return []
  }
}
