/// What the terminal is asked when the screen is taken, and how. The device attributes come last:
/// see ``OpenQuestions``.
struct TerminalQuestions {
  private(set) var questions: [OpenQuestions.Question] = []
  private var text = ""

  /// As they are sent. What a terminal shows that does not understand is wiped.
  var bytes: [UInt8] {
    guard !questions.isEmpty else { return [] }
    return Array("\(text)\u{1B}[c\r\(TerminalSequences.capability("el"))".utf8)
  }

  /// Asks for the colour of the background (OSC 11).
  mutating func askForBackground() {
    text += "\u{1B}]11;?\u{1B}\\"
    questions += [.background, .attributes]
  }

  /// Asks for modes (DECRQM): whether a frame can be held back (2026), whether pastes are marked
  /// (2004), how the mouse tells places (1006).
  mutating func ask(forModes modes: [Int]) {
    text += modes.map { "\u{1B}[?\($0)$p" }.joined()
    questions += modes.map { .mode($0) } + [.attributes]
  }

  /// Asks how wide a sign is drawn that is one column in the West and two in East Asia: where the
  /// cursor is after it. In the second row, since an answer about the first looks like F3.
  mutating func askForWidth() {
    let sign = "\u{2500}"
    text +=
      "\u{1B}7\r\n\(sign)\u{1B}[6n\r\(TerminalSequences.capability("el"))\u{1B}8"
    questions += [.cursor, .attributes]
  }
}
