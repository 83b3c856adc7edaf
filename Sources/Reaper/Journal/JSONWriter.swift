import Fleet

/// Writes JSON without spaces, in the order in which it is called.
///
/// A journal line is hashed as the bytes that were written, so its form has to be decided here and
/// not by an encoder.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    members(&self)
    close(UInt8(ascii: "}"))
  }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    open(UInt8(ascii: "["))
    for element in elements { write(&self, element) }
    close(UInt8(ascii: "]"))
  }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    for byte in text.utf8 {
      // Whoever looks at a journal in a terminal is not to be spoken to by a name in it.
      if byte >= 0x80, Self.mayBeginObeyed(byte) {
        bytes.removeSubrange(start...)
        appendSafely(text)
        break
      }
      append(escaping: byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The first bytes of the characters that terminals obey, hide or reorder by, among others. Chinese has
  /// other ones.
  private static func mayBeginObeyed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3: true
    default: false
    }
  }

  private mutating func appendSafely(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar.isObeyedByTerminals, scalar.value >= 0x80 {
        for unit in String(scalar).utf16 { append(code: unit) }
      } else {
        for byte in String(scalar).utf8 { append(escaping: byte) }
      }
    }
  }

  private mutating func append(code: UInt16) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(code >> UInt16(shift) & 15)]) }
  }

  mutating func integer(_ value: Int) { raw(String(value)) }
  mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }
  mutating func null() { raw("null") }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20, 0x7f: append(code: UInt16(byte))
    default: bytes.append(byte)
    }
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// Milliseconds are kept, so that what is read back is what was written.
  mutating func member(_ name: String, _ time: Timestamp) {
    let fraction = time.milliseconds - time.seconds * 1000
    let digits = fraction == 0 ? "" : ".\(String(fraction + 1000).dropFirst())"
    member(name, "\(time.date())T\(time.time())\(digits)Z")
  }

  mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array(texts) { $0.string($1) }
  }
}
