import Canvas
import Fleet
import Words

/// The phrase, the buttons, and what they say.
extension ConfirmationView {
  func drawPhrase(in frame: inout Frame, _ area: Rect, y: Int) {
    guard summary.targetCount > 0 else {
      frame.put(words.nothingToSend, x: area.x, y: y, role: .warning, emphasis: .bold)
      return
    }
    let isFocused = confirmation.focus == .phrase
    var x = area.x
    frame.put(isFocused ? frame.glyphs.cursor : " ", x: x, y: y, role: .key, emphasis: .bold)
    x += 2
    x += frame.put("\(words.type) ", x: x, y: y)
    x +=
      frame.put(
        confirmation.phraseText, x: x, y: y, role: .title, emphasis: .bold,
        maxWidth: max(8, (area.right - x) * 2 / 3)) + 2
    let width = max(1, min(40, area.right - x - 2))
    frame.put("[", x: x, y: y)
    confirmation.phrase.draw(in: &frame, x: x + 1, y: y, width: width, focused: isFocused)
    frame.put("]", x: x + 1 + width, y: y)
  }

  func drawButtons(in frame: inout Frame, _ area: Rect, y: Int) {
    if let countdown {
      frame.put(
        "\(frame.glyphs.warning) \(countdown)", x: area.x, y: y,
        role: .error, emphasis: [.bold, .reverse], maxWidth: area.width)
      return
    }
    var x = area.x
    x += Button(words.cancel, isFocused: confirmation.focus == .cancel).draw(in: &frame, x: x, y: y)
    x +=
      Button(
        words.terminate, isFocused: confirmation.focus == .terminate, isDangerous: true,
        isEnabled: confirmation.isPhraseTyped
      ).draw(in: &frame, x: x, y: y) + 1
    frame.putHints(hints, x: x, y: y, width: area.right - x)
  }

  /// The seconds before the first request; nil where nothing is counted down.
  var countdown: String? {
    guard case .counting(_, let deadline) = confirmation.phase else { return nil }
    let left = max(0, deadline.milliseconds - state.now.milliseconds)
    return words.countdown(Int((left + 999) / 1000))
  }

  /// What was just refused, or what disables Terminate: in the border below the button, so that no
  /// line moves and no key is covered.
  func drawNotice(in frame: inout Frame, _ outer: Rect) {
    guard confirmation.destination == nil, !confirmation.isCounting else { return }
    let room = outer.width - 8
    let (text, role): (String, Role)
    if let message = state.message {
      (text, role) = (message.text, message.severity == .error ? .error : .warning)
    } else if let obstacle = confirmation.obstacle {
      (text, role) = (notice(of: obstacle, room: room, frame.glyphs), .warning)
    } else {
      return
    }
    let fitted = text.fittedText(to: room, glyphs: frame.glyphs)
    frame.put(
      " \(frame.glyphs.warning) \(fitted) ", x: outer.x + 2, y: outer.bottom - 1, role: role,
      emphasis: .bold)
  }

  /// As much as there is room for: what is wrong, and how to write it, comes before where it is.
  private func notice(
    of obstacle: ConfirmationState.Obstacle, room: Int, _ glyphs: Glyphs
  ) -> String {
    let named = words.named(obstacle)
    return [words.terminateDisabled(named), named].first {
      TextWidth.of($0, glyphs: glyphs) <= room
    } ?? words.obstacle(obstacle)
  }

  /// The keys of the focus, the most telling first: a narrow screen shows as many as it has room for.
  var hints: [(key: String, word: String)] {
    let write = (state.keys.keyName(of: .write), words.writePlanWord)
    let help = (helpKey, words.footer(.help))
    let (next, back) = (("tab", words.next), ("esc", words.back))
    let filter = ("/", words.filterWord)
    if confirmation.destination != nil { return [("enter", words.writeWord), back] }
    return switch confirmation.focus {
    case .list: [("space", spaceWord)] + folding + [filter, help, next, back, write]
    case .associated: [("space", words.change), next, back, help, write]
    case .filter: [("enter", words.keep), ("esc", words.clear), next]
    case .schedule, .canary, .reason: [("enter", words.keep), next, back, help]
    case .phrase: [(confirmation.isPhraseTyped ? "enter" : "tab", words.next), back, help]
    case .terminate: [("enter", words.terminate), next, back, help]
    case .cancel: [next, filter, back, help, write]
    }
  }

  /// Where text is typed in which the key's sign would be text, a key that is none; empty without one.
  private var helpKey: String {
    guard confirmation.takesQuestionMarks, confirmation.textField?.isEmpty == false else {
      return state.keys.keyName(of: .help)
    }
    return state.keys.keys(of: .help).first {
      if case .character = $0 { false } else { true }
    }?.name ?? ""
  }

  private var spaceWord: String {
    confirmation.list.isExcluded(confirmation.candidates, confirmation.removed)
      ? words.putBackIntoPlan : words.takeOut
  }

  private var folding: [(key: String, word: String)] {
    guard let group = confirmation.list.currentGroup, group.isFoldable else { return [] }
    return [("enter", confirmation.list.isFolded(group) ? words.unfoldWord : words.foldWord)]
  }

  /// The signs of the list, for the help.
  var signs: [HelpLine] {
    let glyphs = state.glyphs
    return [
      .row(term: glyphs.mark, role: .text, text: words.sentSign),
      .row(term: glyphs.emptyBox, role: .dim, text: words.excludedSign),
      .row(term: glyphs.heldBack, role: .outcomeHeldBack, text: words.heldBackSign),
      .row(term: glyphs.warning, role: .warning, text: words.attentionSign),
      .row(term: "[+] [-]", role: .heading, text: words.foldSign),
    ]
  }
}
