/// 24-bit colour for terminals whose description stops at 256.
///
/// The descriptions with 24-bit colour are seldom installed on servers, and redefining the palette
/// would change the operator's own. So a theme's colours borrow numbers of the palette that it does
/// not use, and where ncurses selects such a number the colour itself is sent. Text of the screen
/// cannot hold these sequences, since no Escape reaches a cell.
enum DirectColour {
  typealias Table = [UInt8: (red: UInt8, green: UInt8, blue: UInt8)]

  /// Replaces `38;5;N` and `48;5;N`, each of which ncurses sends as a separate sequence.
  static func rewrite(_ bytes: [UInt8], _ table: Table) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x1B, let selection = selection(bytes, at: index),
        let colour = table[selection.number]
      {
        let text = "\u{1B}[\(selection.layer);2;\(colour.red);\(colour.green);\(colour.blue)m"
        result += Array(text.utf8)
        index = selection.end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func selection(
    _ bytes: [UInt8], at start: Int
  ) -> (layer: Int, number: UInt8, end: Int)? {
    let head = bytes[start..<min(start + 7, bytes.count)]
    let layer: Int
    if head.elementsEqual("\u{1B}[38;5;".utf8) {
      layer = 38
    } else if head.elementsEqual("\u{1B}[48;5;".utf8) {
      layer = 48
    } else {
      return nil
    }
    var number = 0
    var index = start + 7
    while index < bytes.count, (0x30...0x39).contains(bytes[index]), number < 256 {
      number = number * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "m"), index > start + 7,
      let number = UInt8(exactly: number)
    else { return nil }
    return (layer, number, index + 1)
  }
}
