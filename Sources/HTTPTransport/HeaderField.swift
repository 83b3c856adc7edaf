/// Checks that a header is one line and leaves the framing of the message to libcurl.
enum HeaderField {
  /// libcurl writes these from the body itself; a second value could split one request in two.
  private static let framing: Set<String> = [
    "content-length", "transfer-encoding", "connection", "expect", "trailer", "upgrade",
  ]

  /// The line in libcurl's form.
  static func line(name: String, value: String) throws(TransportFailure) -> String {
    guard isToken(name), !framing.contains(name.lowercased()),
      value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 })
    else {
      throw TransportFailure(kind: .other, delivery: .never, .header(name))
    }
    // With nothing after the colon libcurl would leave the header out.
    return value.allSatisfy { $0 == " " || $0 == "\t" } ? "\(name);" : "\(name): \(value)"
  }

  /// Splits a received line. nil if it has no name.
  static func parse(_ line: String) -> (name: String, value: String)? {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex
    else { return nil }
    return (String(line[..<colon]), trimmed(line[line.utf8.index(after: colon)...]))
  }

  /// Without surrounding blanks and line ends. Works on bytes, which is many times faster than on
  /// characters, since it runs for each header of each answer.
  static func trimmed(_ text: Substring) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d || $0 == 0x0a }
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          return true
        default: return "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
