/// The questions sent when the screen is taken, the device attributes last (``OpenQuestions``).
struct TerminalQuestions {
  private(set) var questions: [OpenQuestions.Question] = []
  private var text = ""

  /// The questions as bytes. Whatever a terminal shows of them is wiped.
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
  /// (2004), how the mouse reports positions (1006).
  mutating func ask(forModes modes: [Int]) {
    text += modes.map { "\u{1B}[?\($0)$p" }.joined()
    questions += modes.map { .mode($0) } + [.attributes]
  }

  /// Asks how wide a sign is drawn that is one column in the West and two in East Asia: the
  /// cursor's position after it. Uses the second row, since an answer about the first looks like
  /// F3.
  mutating func askForWidth() {
    let sign = "\u{2500}"
    text +=
      "\u{1B}7\r\n\(sign)\u{1B}[6n\r\(TerminalSequences.capability("el"))\u{1B}8"
    questions += [.cursor, .attributes]
  }
}
