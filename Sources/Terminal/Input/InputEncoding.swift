/// How a terminal writes characters above ASCII.
enum InputEncoding: Hashable, Sendable {
  /// Also of those in a locale of one byte: what is no UTF-8 is unknown, byte by byte.
  case utf8
  /// GB18030, GBK, Big5, Shift-JIS: two bytes, of which the second can be a letter. They are taken
  /// together, and are unknown.
  case pairs

  /// By the name of a locale.
  init(locale: String) {
    let name = locale.uppercased()
    let ofPairs = ["GB18030", "GBK", "GB2312", "EUCCN", "EUC-CN", "BIG5", "SJIS", "SHIFT", "CP936"]
    self = ofPairs.contains(where: name.contains) ? .pairs : .utf8
  }
}
