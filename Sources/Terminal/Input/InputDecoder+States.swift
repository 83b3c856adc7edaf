import Canvas

/// How each state handles a byte.
extension InputDecoder {
  /// - Returns: whether the byte is consumed.
  mutating func take(_ byte: UInt8, into tokens: inout [InputToken]) -> Bool {
    switch state {
    case .ground: return takeInGround(byte, into: &tokens)
    case .escape: return takeAfterEscape(byte, into: &tokens)
    case .control: return takeInControl(byte, into: &tokens)
    case .single: return takeInSingle(byte, into: &tokens)
    case .linux:
      guard (0x20...0x7E).contains(byte) else { return cut(into: &tokens) }
      bytes.append(byte)
      finish(KeyLookup.linux[byte].map(InputToken.key), into: &tokens)
    case .mouse:
      // A place beyond what a byte can say comes as 0.
      guard byte >= 0x20 || byte == 0 else { return cut(into: &tokens) }
      bytes.append(byte)
      if let places = MouseReport.places(in: bytes.dropFirst(Self.introducerLength(bytes) + 1)) {
        finish(MouseReport(x10: places).map { mouse($0) }, into: &tokens)
      }
    case .suffix:
      guard (0x31...0x33).contains(byte) else {
        leave()
        tokens.append(.key(.character(":")))
        return false
      }
      bytes.append(byte)
      finish(nil, into: &tokens)
    case .string(let isEnding): return takeInString(byte, isEnding, into: &tokens)
    case .character(let missing, let isAlt):
      guard (0x80...0xBF).contains(byte) else { return cut(into: &tokens) }
      bytes.append(byte)
      if missing > 1 {
        state = .character(missing: missing - 1, isAlt: isAlt)
      } else {
        finishCharacter(isAlt: isAlt, into: &tokens)
      }
    case .pair:
      guard byte >= 0x30, byte != 0x7F else { return cut(into: &tokens) }
      bytes.append(byte)
      finish(nil, into: &tokens)
    case .paste: continuePaste(with: byte, into: &tokens)
    }
    return true
  }

  private mutating func takeInGround(_ byte: UInt8, into tokens: inout [InputToken]) -> Bool {
    let isLate = lateUntil.map { time <= $0 } ?? false
    let endsString = isLate && endsLate
    let hasSuffix = suffixedAt.map { time - $0 <= 1 } ?? false
    (lateUntil, endsLate, suffixedAt) = (nil, false, nil)
    switch byte {
    case 0x1B: enter(.escape, byte)
    case 0x3A where hasSuffix: enter(.suffix, byte)
    case 0x5C where endsString: tokens.append(.unknown([byte]))
    case 0x5B where isLate, 0x4F where isLate, 0x5D where isLate:
      enter(.escape, 0x1B)
      return takeAfterEscape(byte, into: &tokens)
    case 0..<0x80:
      if let key = Key(scalar: UInt32(byte)) { tokens.append(.key(key)) }
    default: takeLead(byte, isAlt: false, into: &tokens)
    }
    return true
  }

  private mutating func takeAfterEscape(_ byte: UInt8, into tokens: inout [InputToken]) -> Bool {
    if let key = described[bytes + [byte]] {
      bytes.append(byte)
      finish(.key(key), into: &tokens)
      return true
    }
    switch byte {
    case 0x1B, 0x03, 0x1A:
      // Escape and immediately another key that leaves: both are heard.
      leave()
      tokens.append(.key(.escape))
      return false
    case 0x5B: continueAs(.control, byte)
    case 0x4F: continueAs(.single, byte)
    case 0x5D, 0x50, 0x5F: continueAs(.string(isEnding: false), byte)
    case 0x80...: takeLead(byte, isAlt: true, into: &tokens)
    default:
      bytes.append(byte)
      finish(
        Key(scalar: UInt32(byte)).map { .key(.modified($0, by: .alt)) }, into: &tokens)
    }
    return true
  }

  private mutating func takeInControl(_ byte: UInt8, into tokens: inout [InputToken]) -> Bool {
    guard (0x20...0x7E).contains(byte) else { return cut(into: &tokens) }
    bytes.append(byte)
    let body = bytes.dropFirst(Self.introducerLength(bytes)).prefix(Self.longestSequence)
    if body.elementsEqual([0x5B]) {
      state = .linux
    } else if body.elementsEqual([0x4D]) {
      state = .mouse
    } else if body.elementsEqual("200~".utf8) {
      leave()
      enter(.paste, 0x1B)
    } else if byte == 0x24, let key = Self.rxvtKey(body) {
      finish(.key(key), into: &tokens)
    } else if byte >= 0x40 {
      let isWhole = bytes.count <= Self.longestSequence
      finish(isWhole ? control(Array(body)) ?? describedKey : nil, into: &tokens)
      if byte != 0x75, body.contains(0x3B) { suffixedAt = time }
    } else if bytes.count > Self.longestSequence {
      bytes.removeLast()
    }
    return true
  }

  private mutating func takeInSingle(_ byte: UInt8, into tokens: inout [InputToken]) -> Bool {
    guard (0x20...0x7E).contains(byte), bytes.count < 16 else { return cut(into: &tokens) }
    bytes.append(byte)
    // Some put the modifiers before the last character: `ESC O 5 P`.
    if (0x30...0x3B).contains(byte) { return true }
    let body = Array(bytes.dropFirst(Self.introducerLength(bytes)))
    finish(single(body) ?? describedKey, into: &tokens)
    return true
  }

  private var describedKey: InputToken? { described[bytes].map(InputToken.key) }

  private mutating func takeInString(
    _ byte: UInt8, _ isEnding: Bool, into tokens: inout [InputToken]
  ) -> Bool {
    let isEmpty = bytes.count <= Self.introducerLength(bytes)
    switch byte {
    case 0x5C where isEnding:
      bytes.removeLast()
      finish(string(), into: &tokens)
    case _ where isEnding:
      // The Escape was no end: it begins something else.
      bytes.removeLast()
      tokens += remainder()
      leave()
      enter(.escape, 0x1B)
      return false
    case 0x1B:
      bytes.append(byte)
      state = .string(isEnding: true)
    case 0x07, 0x9C: finish(string(), into: &tokens)
    case _ where byte < 0x20 || byte == 0x7F: return cut(into: &tokens)
    case _ where isEmpty && !Self.begins(bytes.last ?? 0, byte): return cut(into: &tokens)
    default: if bytes.count <= Self.longestSequence { bytes.append(byte) }
    }
    return true
  }

  /// Whether a byte can begin a string from a terminal: the number of an OSC, the letter of a title
  /// or of a graphics answer, a DCS with its parameters. Otherwise it was a key with Alt.
  private static func begins(_ introducer: UInt8, _ byte: UInt8) -> Bool {
    let isDigit = (0x30...0x39).contains(byte)
    return switch introducer {
    case 0x5D, 0x9D: isDigit || [0x6C, 0x4C, 0x49].contains(byte)
    case 0x50, 0x90: isDigit || [0x21, 0x24, 0x2B, 0x3E].contains(byte)
    default: byte == 0x47
    }
  }
}
