import Canvas

/// Pastes, which are taken whole, and the mouse, whose presses can be double.
extension InputDecoder {
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  mutating func continuePaste(with byte: UInt8, into tokens: inout [InputToken]) {
    last = time
    // The end is taken even of a paste that is cut.
    if pasted.count >= Self.longestPaste + Self.pasteEnd.count {
      pasted.removeSubrange(Self.longestPaste..<(Self.longestPaste + 1))
    }
    pasted.append(byte)
    guard byte == Self.pasteEnd.last, pasted.suffix(Self.pasteEnd.count) == Self.pasteEnd[...]
    else { return }
    pasted.removeLast(Self.pasteEnd.count)
    tokens.append(.key(endPaste()))
  }

  mutating func endPaste() -> Key {
    defer { pasted = [] }
    leave()
    let text = String(decoding: pasted.prefix(Self.longestPaste), as: UTF8.self)
    return .paste(
      String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" ? "\n" : $0 })))
  }

  mutating func mouse(_ report: MouseReport) -> InputToken {
    var action = report.action
    if action == .press {
      if let last = lastPress, last.at == report.at, time - last.time <= Self.doubleClickTime {
        lastPress = nil
        action = .doubleClick
      } else {
        lastPress = Press(at: report.at, time: time)
      }
    }
    return .key(.mouse(MouseEvent(action: action, at: report.at)))
  }
}
