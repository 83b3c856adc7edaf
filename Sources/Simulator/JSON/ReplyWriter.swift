/// Writes JSON member by member, without a tree in between: a page has a hundred rows of a
/// hundred members each.
struct ReplyWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false
  /// Names of members that are left out.
  var omitted: Set<String> = []

  init() {}

  /// `{…}`, as an element or at the top.
  mutating func object(_ members: (inout ReplyWriter) -> Void) {
    open("{")
    members(&self)
    close("}")
  }

  mutating func object(_ name: String, _ members: (inout ReplyWriter) -> Void) {
    guard !omitted.contains(name) else { return }
    key(name)
    object(members)
  }

  /// `[…]`, whose elements the closure writes one after the other.
  mutating func array(_ name: String, _ elements: (inout ReplyWriter) -> Void) {
    guard !omitted.contains(name) else { return }
    key(name)
    open("[")
    elements(&self)
    close("]")
  }

  mutating func array(_ name: String, of strings: [String]) {
    array(name) { writer in
      for string in strings { writer.element(string) }
    }
  }

  mutating func element(_ text: String) {
    separate()
    quote(text)
  }

  mutating func member(_ name: String, _ text: String) {
    guard !omitted.contains(name) else { return }
    key(name)
    quote(text)
    needsComma = true
  }

  /// Writes `null` for nil.
  mutating func member(_ name: String, _ text: String?) {
    guard let text else { return null(name) }
    member(name, text)
  }

  mutating func member(_ name: String, _ number: Int) {
    guard !omitted.contains(name) else { return }
    key(name)
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  mutating func member(_ name: String, _ number: Double) {
    guard !omitted.contains(name) else { return }
    key(name)
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  mutating func member(_ name: String, _ flag: Bool) {
    guard !omitted.contains(name) else { return }
    key(name)
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    needsComma = true
  }

  mutating func null(_ name: String) {
    guard !omitted.contains(name) else { return }
    key(name)
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
