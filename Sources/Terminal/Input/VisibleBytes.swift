/// Bytes as a message can show them: `ESC [ 9 9 ~` is `^[[99~`, what is no ASCII `\xE9`.
enum VisibleBytes {
  /// More than that is cut.
  private static let most = 12

  static func text(of bytes: [UInt8]) -> String {
    let text = written(bytes.prefix(most), keepsText: false)
    return bytes.count > most ? text + "~" : text
  }

  /// All of them, with characters above ASCII as they are.
  static func whole(_ bytes: [UInt8]) -> String { written(bytes[...], keepsText: true) }

  private static func written(_ bytes: ArraySlice<UInt8>, keepsText: Bool) -> String {
    if keepsText, bytes.contains(where: { $0 >= 0x80 }),
      let text = String(validating: bytes, as: UTF8.self)
    {
      return text.replacing("\u{1B}", with: "^[")
    }
    return bytes.map { byte in
      switch byte {
      case 0x20...0x7E: String(Unicode.Scalar(byte))
      case 0..<0x20, 0x7F: "^" + String(Unicode.Scalar(byte ^ 0x40))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
