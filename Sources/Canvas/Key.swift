/// An operator's input at the terminal.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// `control("c")` is ^C. Always lower case.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete, space
  case up, down, left, right, home, end, pageUp, pageDown, insert
  case function(Int)
  /// A key with modifiers that no other case covers: Alt+t, Shift+Up. ``modified(_:by:)`` makes it.
  indirect case chord(KeyModifiers, Key)
  /// A key that only has a name: `menu`, `pause`, `left_shift`.
  case named(String)
  /// A bracketed paste, whole, with control characters still in it.
  case paste(String)
  case mouse(MouseEvent)
  /// Bytes that no keyboard protocol explains, made visible.
  case unknown(String)
  /// An unrequested report of the terminal: a key release, a change of focus, an answer without a
  /// question.
  case report
}

/// The modifiers held with a key.
package struct KeyModifiers: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  // The bits of xterm's and kitty's parameter, which is one more than their sum.
  package static let shift = KeyModifiers(rawValue: 1)
  package static let alt = KeyModifiers(rawValue: 2)
  package static let control = KeyModifiers(rawValue: 4)
  package static let `super` = KeyModifiers(rawValue: 8)
  package static let hyper = KeyModifiers(rawValue: 16)
  package static let meta = KeyModifiers(rawValue: 32)
}

extension Key {
  /// A key with modifiers. A combination that keyboards have always sent as a key becomes that key:
  /// Shift with Tab, Control with a letter.
  package static func modified(_ key: Key, by modifiers: KeyModifiers) -> Key {
    switch (key, modifiers) {
    case (_, []): return key
    case (.chord(let more, let base), _): return modified(base, by: modifiers.union(more))
    case (.tab, .shift): return .backTab
    case (.space, .shift): return .space
    case (.space, .control): return .control(" ")
    case (.backspace, .shift), (.enter, .shift): return key
    case (.character(let character), .control):
      return controlled(character) ?? .chord(modifiers, key)
    default: return .chord(modifiers, key)
    }
  }

  /// The key that Control makes of a letter or a sign beside Z: the byte without its upper bits.
  private static func controlled(_ character: Character) -> Key? {
    guard let byte = character.asciiValue,
      (0x40...0x5F).contains(byte) || (0x61...0x7A).contains(byte)
    else { return nil }
    return Key(scalar: UInt32(byte & 0x1F))
  }

  /// The key of a typed character, with control characters distinguished; nil for a surrogate or a
  /// control character above ASCII.
  package init?(scalar value: UInt32) {
    switch value {
    case 0: self = .control(" ")
    case 8, 0x7F: self = .backspace
    case 9: self = .tab
    case 10, 13: self = .enter
    case 0x1B: self = .escape
    case 0x20: self = .space
    case 1...26: self = .control(Character(Unicode.Scalar(UInt8(0x60 + value))))
    case 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(0x40 + value))))
    case 0x80..<0xA0: return nil
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      self = .character(Character(scalar))
    }
  }
}

/// A mouse event at a cell.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown, doubleClick
    /// Another button, wheel or movement, which is ignored.
    case other
  }
  package var action: Action
  package var at: Point

  package init(action: Action, at: Point) {
    self.action = action
    self.at = at
  }
}

extension Key {
  /// The half-width key for a full-width one, which an active input method sends: `ｔ` is `t`, `／`
  /// is `/`, the ideographic space is Space. Any other key is itself.
  package var halfWidth: Key {
    guard case .character(let character) = self, character.unicodeScalars.count == 1,
      let scalar = character.unicodeScalars.first
    else { return self }
    switch scalar.value {
    case 0x3000: return .space
    // The ASCII of Unicode's block of full-width forms.
    case 0xFF01...0xFF5E: return Key(scalar: scalar.value - 0xFF01 + 0x21) ?? self
    default: return self
    }
  }
}
