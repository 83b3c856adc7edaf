import Canvas
import Fleet
import Words

/// Asks whether the others go too, once the canary of an operation is leaving. Waiting has the focus.
package struct CanaryState: Sendable {
  package enum Choice: Sendable, Hashable, CaseIterable { case wait, goOn, cancel }

  package let operation: String
  /// When it opened by itself; nil where a key opened it.
  let opened: Timestamp?
  package var choice: Choice = .wait

  /// Milliseconds in which keys were meant for what was on the screen before.
  private static let guardTime: Int64 = 500

  func isGuarded(at now: Timestamp) -> Bool {
    opened.map { now.milliseconds - $0.milliseconds < Self.guardTime } ?? false
  }
}

extension CanaryState: DialogState {
  var dialog: Dialog { .canary(self) }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    if isGuarded(at: screen.now) { return .stay }
    switch key {
    case .enter: return .close(screen.answerCanary(of: operation, choice))
    case .escape, .character("q"), .control("c"): return .close
    case .tab, .right, .character("l"): moveChoice(by: 1)
    case .backTab, .left, .character("h"): moveChoice(by: -1)
    default: break
    }
    return .stay
  }

  private mutating func moveChoice(by step: Int) {
    let all = Choice.allCases
    let index = all.firstIndex(of: choice) ?? 0
    choice = all[(index + step + all.count) % all.count]
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return [("tab", words.next), ("enter", words.name(of: choice)), ("esc", words.waitWord)]
  }

  /// What waits for the answer; empty where nothing does.
  func text(on screen: DashboardState) -> String {
    guard let operation = screen.operations.first(where: { $0.id == operation }) else { return "" }
    return screen.words.canaryText(
      leaving: operation.leadingCount ?? 0, queued: operation.results.totals[.queued, default: 0],
      again: screen.keys.keyName(of: .terminate))
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.canaryDialog, title: words.canaryTitle, in: &frame).inner
    frame.putWrapped(
      text(on: screen), x: area.x, y: area.y, width: area.width, height: area.height - 2)
    var x = area.x
    for choice in Choice.allCases {
      x += Button(
        words.name(of: choice), isFocused: choice == self.choice, isDangerous: choice == .goOn
      ).draw(in: &frame, x: x, y: area.bottom - 1)
    }
  }
}

extension Words {
  func name(of choice: CanaryState.Choice) -> String {
    switch choice {
    case .wait: waitWord
    case .goOn: goOn
    case .cancel: cancelRemainder
    }
  }
}
