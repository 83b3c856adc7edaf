import Canvas
import Words

extension DashboardState {
  /// Keys that came in one go, which are rather a paste: a line end with more after it, or more than
  /// anybody types in one go. Typing ahead has to keep working, so that what begins with a key that
  /// opens a text field is typed up to its line end, and what follows is judged again.
  mutating func typed(_ keys: [Key]) -> [DashboardEffect] {
    // Whatever it is, it ends a countdown, and what came with it is not carried out.
    if isCountingDown { return pressed(.report) }
    var effects: [DashboardEffect] = []
    var remaining = keys[...]
    while let first = remaining.first {
      guard UnmarkedPaste.isLikely(remaining) else {
        for key in remaining { effects += pressed(key) }
        break
      }
      if first == .tab, isConfirming, textField == nil || isTypingPhrase {
        // It leads to the field of the phrase, or on from it.
        effects += pressed(first)
        remaining.removeFirst()
        continue
      }
      if textField == nil {
        guard opensTextField(first) else {
          effects += pressed(.paste(UnmarkedPaste.text(of: remaining)))
          break
        }
        effects += pressed(first)
        remaining.removeFirst()
        let line = remaining.prefix { $0 != .enter }
        for key in line { effects += pressed(key) }
        remaining = remaining.dropFirst(line.count)
        if !remaining.isEmpty { effects += pressed(remaining.removeFirst()) }
      } else if remaining.dropLast().contains(where: { $0 == .enter || $0 == .tab }) {
        // Lines and columns are inserted as one line, as a marked paste is.
        effects += pressed(.paste(UnmarkedPaste.text(of: remaining)))
        break
      } else {
        for key in remaining { effects += pressed(key) }
        break
      }
    }
    return effects
  }

  private var isConfirming: Bool { if case .confirmation = dialog { true } else { false } }

  /// Whether a key leads into a text field, so that what follows is its text.
  private func opensTextField(_ key: Key) -> Bool {
    if opensHelp(key) { return true }
    guard let dialog else {
      let opening: [Command] = [
        .filter, .find, .markBy, .unmarkBy, .palette, .write, .openPlan, .views,
      ]
      guard let command = keys.command(for: key) else { return false }
      return opening.contains(command) && unavailability(of: command) == nil
    }
    if case .details = dialog { return key == .character("/") }
    guard case .confirmation(let confirmation) = dialog, !confirmation.isCounting else {
      return false
    }
    // A digit begins the phrase.
    if case .character(let character) = key, character.isNumber { return true }
    return key == .character("/") || keys.command(for: key) == .write
  }
}
