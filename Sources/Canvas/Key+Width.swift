extension Key {
  /// The key that an input method left on has made a wide character of: `ｔ` is `t`, `／` is `/`, the
  /// space of a cell of two columns is Space. Any other is itself.
  package var withoutInputMethod: Key {
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
