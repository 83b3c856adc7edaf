extension PseudoTerminal {
  /// Keys that are more than one byte, as xterm sends them.
  package enum SpecialKey: String, Sendable, CaseIterable {
    case enter = "\r"
    case escape = "\u{1B}"
    case tab = "\t"
    case backTab = "\u{1B}[Z"
    case backspace = "\u{7F}"
    case delete = "\u{1B}[3~"
    case space = " "
    case up = "\u{1B}OA"
    case down = "\u{1B}OB"
    case right = "\u{1B}OC"
    case left = "\u{1B}OD"
    case home = "\u{1B}OH"
    case end = "\u{1B}OF"
    case pageUp = "\u{1B}[5~"
    case pageDown = "\u{1B}[6~"
  }

  /// Presses a key.
  package func send(_ key: SpecialKey) { send(key.rawValue) }

  /// Holds Control with a letter.
  package func sendControl(_ letter: Character) {
    guard let value = letter.asciiValue else { return }
    send([value & 0x1F])
  }

  /// Pastes as terminals do that mark pastes.
  package func paste(_ text: String) { send("\u{1B}[200~\(text)\u{1B}[201~") }

  /// Presses and lets go of the left button, cells counted from 0.
  package func click(x: Int, y: Int) {
    send("\u{1B}[<0;\(x + 1);\(y + 1)M\u{1B}[<0;\(x + 1);\(y + 1)m")
  }

  package func drag(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    send("\u{1B}[<0;\(start.x + 1);\(start.y + 1)M")
    send("\u{1B}[<32;\(end.x + 1);\(end.y + 1)M")
    send("\u{1B}[<0;\(end.x + 1);\(end.y + 1)m")
  }

  package func wheel(up: Bool, x: Int, y: Int) {
    send("\u{1B}[<\(up ? 64 : 65);\(x + 1);\(y + 1)M")
  }
}
