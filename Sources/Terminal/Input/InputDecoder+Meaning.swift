import Canvas

/// The meaning of whole sequences.
extension InputDecoder {
  /// Decodes a CSI without its introducer, the last byte included; nil if it is unknown.
  mutating func control(_ body: [UInt8]) -> InputToken? {
    guard let final = body.last else { return nil }
    let parameters = body.dropLast()
    if let leader = parameters.first, (0x3C...0x3F).contains(leader) {
      return privateControl(leader, Array(parameters.dropFirst()), final)
    }
    let groups = Self.groups(parameters)
    switch (final, groups?.count) {
    case (_, nil): return nil
    case (UInt8(ascii: "M"), 3?): return urxvtMouse(groups)
    case (UInt8(ascii: "R"), 2?): return cursorReport(groups) ?? key(groups, final, body)
    case (UInt8(ascii: "I"), 0?): return .reply(.focus(true))
    case (UInt8(ascii: "O"), 0?): return .reply(.focus(false))
    case (UInt8(ascii: "n"), _), (UInt8(ascii: "t"), _): return .reply(.other)
    case (UInt8(ascii: "_"), _): return windowsKey(groups)
    default: return key(groups, final, body)
    }
  }

  /// Numbers between `;`, each with those after a `:`; nil for anything else. Without any, nothing.
  private static func groups(_ parameters: ArraySlice<UInt8>) -> [[Int]]? {
    guard !parameters.isEmpty else { return [] }
    var groups: [[Int]] = [[]]
    var number: Int?
    for byte in parameters {
      switch byte {
      case 0x30...0x39:
        number = min((number ?? 0) * 10 + Int(byte - 0x30), 10_000_000)
      case 0x3A, 0x3B:
        groups[groups.count - 1].append(number ?? -1)
        number = nil
        if byte == 0x3B { groups.append([]) }
      default: return nil
      }
    }
    groups[groups.count - 1].append(number ?? -1)
    return groups
  }

  private mutating func privateControl(
    _ leader: UInt8, _ parameters: [UInt8], _ final: UInt8
  ) -> InputToken? {
    let isModeReport = final == UInt8(ascii: "y") && parameters.last == UInt8(ascii: "$")
    let numbers = Self.groups((isModeReport ? parameters.dropLast() : parameters[...]))
    guard let numbers = numbers?.map({ $0[0] }) else { return nil }
    switch (leader, final) {
    case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
      guard numbers.count == 3 else { return nil }
      return MouseReport(
        button: numbers[0], column: numbers[1], row: numbers[2],
        isRelease: final == UInt8(ascii: "m")
      ).map { mouse($0) }
    case (UInt8(ascii: "?"), UInt8(ascii: "y")):
      guard isModeReport, numbers.count == 2 else { return nil }
      return .reply(.mode(numbers[0], value: max(0, numbers[1])))
    case (UInt8(ascii: "?"), UInt8(ascii: "c")): return .reply(.attributes(numbers))
    case (UInt8(ascii: "?"), UInt8(ascii: "n")) where numbers.first == 997:
      return .reply(.colourScheme)
    case (UInt8(ascii: "?"), _), (UInt8(ascii: ">"), _), (UInt8(ascii: "="), _):
      return .reply(.other)
    default: return nil
    }
  }

  private mutating func urxvtMouse(_ groups: [[Int]]?) -> InputToken? {
    guard let numbers = groups?.map({ $0[0] }), numbers.count == 3, numbers[0] >= 32 else {
      return nil
    }
    let button = numbers[0] - 32
    return MouseReport(
      button: button, column: numbers[1], row: numbers[2],
      isRelease: button & 0b1110_0011 == 3
    ).map { mouse($0) }
  }

  /// Decodes a cursor report. The question is asked in another row than the first, where the answer
  /// would be F3 with modifiers.
  private func cursorReport(_ groups: [[Int]]?) -> InputToken? {
    guard let groups, groups[0][0] > 1, groups[1][0] > 0 else { return nil }
    return .reply(.cursor(row: groups[0][0], column: groups[1][0]))
  }

  /// `Vk ; Sc ; Uc ; Kd ; Cs ; Rc _`
  private func windowsKey(_ groups: [[Int]]?) -> InputToken? {
    let numbers = (groups ?? []).map { max(0, $0[0]) } + Array(repeating: 0, count: 6)
    guard numbers[3] == 1 else { return .key(.report) }
    var modifiers: KeyModifiers = []
    let held = numbers[4]
    if held & 0x10 != 0 { modifiers.insert(.shift) }
    if held & 0x03 != 0 { modifiers.insert(.alt) }
    if held & 0x0C != 0 { modifiers.insert(.control) }
    if let key = KeyLookup.windows[numbers[0]] { return .key(.modified(key, by: modifiers)) }
    // Without a key it is pasted text, letter by letter, which must not act as keys.
    guard numbers[0] > 0, numbers[2] > 0, let key = Key(scalar: UInt32(numbers[2])) else {
      return nil
    }
    // The character has Shift and Control in it; Alt and Control together make characters (AltGr).
    let isAlt = modifiers.contains(.alt) && !modifiers.contains(.control)
    return .key(.modified(key, by: isAlt ? .alt : []))
  }

  private func key(_ groups: [[Int]]?, _ final: UInt8, _ body: [UInt8]) -> InputToken? {
    guard let groups else { return nil }
    switch final {
    case UInt8(ascii: "u"): return coded(groups)
    case UInt8(ascii: "~") where groups.count == 3 && groups[0][0] == 27:
      return coded([groups[2], groups[1]])
    case UInt8(ascii: "~"):
      guard let number = groups.first?[0], let key = KeyLookup.numbers[number] else { return nil }
      return modified(key, groups)
    case UInt8(ascii: "Z"): return modified(.backTab, groups, without: .shift)
    default: break
    }
    if groups.isEmpty, let key = KeyLookup.rxvtLetters[final] {
      return .key(.modified(key, by: .shift))
    }
    if let key = KeyLookup.letters[final] { return modified(key, groups) }
    return Self.rxvtKey(body[...]).map(InputToken.key)
  }

  /// `ESC [ n` with one of rxvt's ends.
  static func rxvtKey(_ body: ArraySlice<UInt8>) -> Key? {
    guard let final = body.last, let modifiers = KeyLookup.rxvtEnds[final],
      let text = String(validating: body.dropLast(), as: UTF8.self), (1...2).contains(text.count),
      let number = Int(text), let key = KeyLookup.numbers[number]
    else { return nil }
    return .modified(key, by: modifiers)
  }

  /// A key with the modifiers of its second parameter, or of its first if there is only one before
  /// a letter (`ESC [ 5 A`).
  private func modified(
    _ key: Key, _ groups: [[Int]], without implied: KeyModifiers = []
  ) -> InputToken? {
    var held = CodedKey(code: 0)
    let hasNumber = bytes.last == UInt8(ascii: "~")
    let group = groups.count > 1 ? groups[1] : hasNumber || groups.isEmpty ? [1] : groups[0]
    guard groups.count <= 3, held.setModifiers(max(1, group[0])) else { return nil }
    if group.count > 1, group[1] == CodedKey.Event.release.rawValue { return .key(.report) }
    return .key(.modified(key, by: held.modifiers.subtracting(implied)))
  }

  private func coded(_ groups: [[Int]]) -> InputToken? {
    guard let first = groups.first, first[0] >= 0, groups.count <= 3 else { return nil }
    var coded = CodedKey(code: first[0])
    if first.count > 1, first[1] > 0 { coded.shifted = first[1] }
    if groups.count > 1 {
      guard coded.setModifiers(max(1, groups[1][0])) else { return nil }
      if groups[1].count > 1 {
        guard let event = CodedKey.Event(rawValue: max(1, groups[1][1])) else { return nil }
        coded.event = event
      }
    }
    if groups.count > 2 { coded.text = groups[2] }
    return coded.key.map(InputToken.key)
  }

  /// Decodes an SS3 without its introducer: digits that are modifiers, and a letter.
  func single(_ body: [UInt8]) -> InputToken? {
    guard let final = body.last else { return nil }
    if body.count == 1, let key = KeyLookup.rxvtLetters[final] {
      return .key(.modified(key, by: .control))
    }
    guard let key = KeyLookup.single[final],
      let groups = Self.groups(body.dropLast())
    else { return nil }
    guard let value = groups.last?[0] else { return .key(key) }
    var held = CodedKey(code: 0)
    guard held.setModifiers(max(1, value)) else { return nil }
    return .key(.modified(key, by: held.modifiers))
  }

  /// Decodes a whole OSC, DCS or APC.
  func string() -> InputToken {
    let body = bytes.dropFirst(Self.introducerLength(bytes))
    guard bytes.count <= Self.longestSequence,
      let text = String(validating: body, as: UTF8.self),
      let background = Self.background(text)
    else { return .reply(.other) }
    return .reply(.background(background))
  }

  /// Reads `11;rgb:RRRR/GGGG/BBBB`, each of one to four hexadecimal digits.
  private static func background(_ answer: String) -> RGB? {
    let prefix = ["11;rgb:", "11;rgba:"].first(where: answer.hasPrefix)
    guard let prefix else { return nil }
    let parts = answer.dropFirst(prefix.count).split(
      separator: "/", omittingEmptySubsequences: false)
    let bytes = parts.prefix(3).compactMap { part -> UInt8? in
      guard (1...4).contains(part.count), let value = UInt32(part, radix: 16) else { return nil }
      let most = UInt32(1) << (4 * UInt32(part.count)) - 1
      return UInt8(value * 255 / most)
    }
    guard parts.count == (prefix == "11;rgb:" ? 3 : 4), bytes.count == 3 else { return nil }
    return RGB(red: bytes[0], green: bytes[1], blue: bytes[2])
  }
}
