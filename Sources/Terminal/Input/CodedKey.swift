import Canvas

/// A key encoded as a number: CSI u (fixterms), xterm's modifyOtherKeys, and kitty's protocol,
/// which is the first with more fields.
///
/// `ESC [ code:shifted:base ; modifiers:event ; text u`, each after the first left out at will.
/// `ESC [ 27 ; modifiers ; code ~` is modifyOtherKeys.
struct CodedKey: Hashable, Sendable {
  enum Event: Int, Sendable { case press = 1, again, release }

  var code: Int
  var shifted: Int?
  var modifiers: KeyModifiers = []
  /// Caps Lock, which is among kitty's modifiers.
  var isCapsLocked = false
  var event = Event.press
  /// The text that the key types, if the terminal reports it.
  var text: [Int] = []

  /// Kitty's bit of Caps Lock; the one above it is Num Lock, which changes nothing here.
  private static let capsLock = 64
  private static let known = 63

  /// - Parameter modifiers: One more than the sum of the bits.
  mutating func setModifiers(_ modifiers: Int) -> Bool {
    guard (1...256).contains(modifiers) else { return false }
    let bits = modifiers - 1
    self.modifiers = KeyModifiers(rawValue: UInt8(bits & Self.known))
    isCapsLocked = bits & Self.capsLock != 0
    return true
  }

  /// The key; nil for numbers that are none.
  var key: Key? {
    guard event != .release else { return .report }
    if let known = KeyLookup.kitty[code] { return .modified(known, by: modifiers) }
    if modifiers.isSubset(of: .shift), text.count == 1, let typed = character(text[0]) {
      return typed
    }
    switch code {
    case 0x20: return .modified(.space, by: modifiers)
    case 8, 9, 10, 13, 0x1B, 0x7F:
      return Key(scalar: UInt32(code)).map { .modified($0, by: modifiers) }
    case 0..<0x20: return Key(scalar: UInt32(code))
    default: break
    }
    guard var plain = character(code) else { return nil }
    var held = modifiers
    if held.contains(.shift), let upper = character(withShift: plain) {
      plain = upper
      // With Control a letter stays what it is: ^C with Caps Lock is ^C.
      if held == .shift { held = [] } else { plain = character(code) ?? plain }
    } else if isCapsLocked, held.isEmpty, let upper = character(withShift: plain) {
      plain = upper
    }
    return .modified(plain, by: held)
  }

  private func character(_ value: Int) -> Key? {
    guard value >= 0x20, let value = UInt32(exactly: value), Unicode.Scalar(value) != nil,
      !(0x7F..<0xA0).contains(value), !(0xE000...0xF8FF).contains(value)
    else { return nil }
    return Key(scalar: value)
  }

  /// The character that Shift makes of a key: reported by the terminal, or certain for a letter. A
  /// sign that only Shift types includes it already (xterm). Any other depends on the keyboard.
  private func character(withShift key: Key) -> Key? {
    if let shifted, let told = character(shifted) { return told }
    guard case .character(let character) = key else { return nil }
    let upper = String(character).uppercased()
    if upper.count == 1, let single = upper.first, single != character { return .character(single) }
    let isUpper = character.isUppercase
    return isUpper || Self.signsOfShift.contains(character) ? key : nil
  }

  /// The signs that need Shift on a United States keyboard, on which most others are based.
  private static let signsOfShift = Set("~!@#$%^&*()_+{}|:\"<>?")
}
