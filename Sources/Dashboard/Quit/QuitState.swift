import Canvas
import Fleet
import Words

/// Asks before quitting while an operation is in flight. Staying has the focus first.
package struct QuitState: Sendable {
  package enum Choice: Sendable, Hashable, CaseIterable { case stay, leave }
  package var choice: Choice = .stay
}

extension QuitState: DialogState {
  var dialog: Dialog { .quit(self) }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .enter: return choice == .leave ? .close(screen.leave()) : .close
    case .character("y"): return .close(screen.leave())
    case .escape, .character("n"), .character("q"), .control("c"): return .close
    case .tab, .backTab, .left, .right, .character("h"), .character("l"):
      choice = choice == .stay ? .leave : .stay
    default: break
    }
    return .stay
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    [("y", screen.words.leave), ("esc", screen.words.stay)]
  }

  /// The operations in flight, and what becomes of them.
  func texts(on screen: DashboardState) -> (heading: String, text: String) {
    let words = screen.words
    let open = [screen.asOther] + screen.others
    let all = open.map(\.activity)
    let beside = screen.others.filter(\.activity.isInFlight).map { words.profileName($0.name) }
    let text = words.quitText(
      queued: all.reduce(0) { $0 + $1.queued }, sent: all.reduce(0) { $0 + $1.sent },
      unstarted: all.reduce(0) { $0 + $1.unstarted },
      awaitsCanary: all.contains(where: \.awaitsCanary),
      profiles: open.filter { $0.activity.sent > 0 }.map(\.name))
    return (
      words.operationsInFlight(own: screen.activity.flying.map(\.id), beside: beside), text
    )
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.quitDialog, title: words.quitTitle, in: &frame).inner
    let (heading, text) = texts(on: screen)
    frame.put(heading, x: area.x, y: area.y, role: .heading, maxWidth: area.width)
    frame.putWrapped(
      text, x: area.x, y: area.y + 1, width: area.width, height: area.height - 2)
    var x = area.x
    x += Button(words.stay, isFocused: choice == .stay).draw(in: &frame, x: x, y: area.bottom - 1)
    x += Button(words.leave, isFocused: choice == .leave).draw(in: &frame, x: x, y: area.bottom - 1)
    frame.putHints(hints(on: screen), x: x + 1, y: area.bottom - 1, width: area.right - x - 1)
  }
}
