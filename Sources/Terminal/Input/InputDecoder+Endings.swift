import Canvas

/// How states begin and end.
extension InputDecoder {
  /// `ESC [` is two bytes, its one-byte form is one.
  static func introducerLength(_ bytes: [UInt8]) -> Int { bytes.first == 0x1B ? 2 : 1 }

  mutating func enter(_ new: State, _ byte: UInt8) {
    state = new
    bytes = [byte]
    since = time
    last = time
    isReported = false
  }

  mutating func continueAs(_ new: State, _ byte: UInt8) {
    state = new
    bytes.append(byte)
  }

  mutating func leave() {
    state = .ground
    bytes = []
    isReported = false
  }

  /// Ends with a token or with unknown bytes. A key whose remainder came too late is no key.
  mutating func finish(_ token: InputToken?, into tokens: inout [InputToken]) {
    switch token {
    case .reply?: tokens.append(token ?? .unknown(bytes))
    case let token? where !isReported: tokens.append(token)
    default: tokens.append(.unknown(bytes))
    }
    leave()
  }

  /// Ends an incomplete sequence; the byte is read again.
  mutating func cut(into tokens: inout [InputToken]) -> Bool {
    tokens += remainder()
    leave()
    return false
  }

  /// The tokens of an incomplete sequence, unless already reported: the key with Alt, if there are
  /// no further bytes.
  func remainder() -> [InputToken] {
    guard !isReported else { return [] }
    if bytes.count == 2, bytes[0] == 0x1B, let key = Key(scalar: UInt32(bytes[1])) {
      return [.key(.modified(key, by: .alt))]
    }
    return [.unknown(bytes)]
  }

  /// A byte above ASCII.
  mutating func takeLead(_ byte: UInt8, isAlt: Bool, into tokens: inout [InputToken]) {
    func begin(_ new: State) {
      if isAlt { continueAs(new, byte) } else { enter(new, byte) }
    }
    switch (byte, encoding) {
    case (0x81...0xFE, .pairs): begin(.pair)
    case (0xC2...0xDF, _): begin(.character(missing: 1, isAlt: isAlt))
    case (0xE0...0xEF, _): begin(.character(missing: 2, isAlt: isAlt))
    case (0xF0...0xF4, _): begin(.character(missing: 3, isAlt: isAlt))
    default:
      if !isAlt { enter(.escape, byte) } else { bytes.append(byte) }
      if isAlt || !startControl(byte) { finish(nil, into: &tokens) }
    }
  }

  /// The one-byte form of an introducer, above ASCII (C1).
  mutating func startControl(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x9B: state = .control
    case 0x8F: state = .single
    case 0x9D, 0x90, 0x9F: state = .string(isEnding: false)
    default: return false
    }
    return true
  }

  mutating func finishCharacter(isAlt: Bool, into tokens: inout [InputToken]) {
    let written = isAlt ? Array(bytes.dropFirst()) : bytes
    guard let scalar = Self.scalar(of: written) else { return finish(nil, into: &tokens) }
    if (0x80..<0xA0).contains(scalar.value), !isAlt {
      bytes = [UInt8(scalar.value)]
      if !startControl(UInt8(scalar.value)) { finish(nil, into: &tokens) }
      return
    }
    guard let key = Key(scalar: scalar.value) else { return finish(nil, into: &tokens) }
    finish(.key(.modified(key, by: isAlt ? .alt : [])), into: &tokens)
  }

  /// Nil unless it is exactly one character: not overlong, not a surrogate, in range.
  private static func scalar(of bytes: [UInt8]) -> Unicode.Scalar? {
    guard let text = String(validating: bytes, as: UTF8.self), text.unicodeScalars.count == 1
    else { return nil }
    return text.unicodeScalars.first
  }
}
