/// The sequence that asks a terminal to copy text (OSC 52).
struct ClipboardSequence: Hashable, Sendable {
  /// Terminals cut or ignore longer sequences.
  static let mostBytes = 74_994

  /// Nil if the text is longer than ``mostBytes``.
  static func bytes(for text: String, route: SequenceRoute) -> [UInt8]? {
    let plain = Array(text.utf8)
    guard plain.count <= mostBytes else { return nil }
    let sequence = Array("\u{1B}]52;c;".utf8) + base64(plain) + [7]
    // tmux takes the sequence itself with `set-clipboard on`, or passes it on with
    // `allow-passthrough on`. Where both are set the second does no harm.
    return route == .tmux ? sequence + route.wrapped(sequence) : route.wrapped(sequence)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(three) + Array(repeating: 0, count: 3 - three.count)
      let word = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
      for place in 0..<4 {
        result.append(
          place <= three.count ? alphabet[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return result
  }
}

/// The result of a copy.
package enum CopyOutcome: Hashable, Sendable {
  /// The terminal, or tmux in front of it, is known to accept copies.
  case copied
  /// The text was sent; whether the terminal accepts it is unknown.
  case sent
  /// tmux is configured to accept no copies from programs.
  case keptByTmux
  /// The text is too long for the sequence.
  case tooLong
}
