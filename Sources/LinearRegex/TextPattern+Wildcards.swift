extension TextPattern {
  /// `*` for any text and `?` for any one character, over the whole text and whatever its case.
  ///
  /// - Parameter characters: Each with whether it is a wildcard; the others are themselves.
  /// - Throws: where it is longer than a pattern may be.
  package init(wildcards characters: [(character: Character, isWildcard: Bool)])
    throws(PatternError)
  {
    var source = "^"
    var follows: Character?
    for (character, isWildcard) in characters {
      defer { follows = isWildcard ? character : nil }
      guard isWildcard else {
        source += Self.escaped(character)
        continue
      }
      // A second `*` says nothing more.
      if character == "*", follows == "*" { continue }
      source += character == "*" ? ".*" : "."
    }
    try self.init(source + "$")
  }

  private static func escaped(_ character: Character) -> String {
    character.isASCII && !character.isLetter && !character.isNumber && !character.isWhitespace
      ? "\\\(character)" : String(character)
  }
}
