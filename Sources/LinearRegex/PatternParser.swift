/// Parses a regular expression: literals, `.`, classes, groups, `|`, `*`, `+`, `?`, `{n,m}`, `^`,
/// `$`, and the classes `\d \w \s` with their opposites. Constructs that need more than one pass
/// over a text (look-around, references to groups, word boundaries) are refused by name.
struct PatternParser {
  private let characters: [Character]
  private var index = 0
  private var depth = 0
  private var repetitions = 0

  private static let deepest = 50
  private static let largestCount = 200

  init(_ text: String) { characters = Array(text) }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try choice()
    guard index == characters.count else { throw error(.unmatchedParenthesis) }
    return node
  }

  private func error(_ problem: PatternError.Problem, at position: Int? = nil) -> PatternError {
    PatternError(position: position ?? index, problem: problem)
  }

  private var next: Character? { index < characters.count ? characters[index] : nil }

  private mutating func skip(_ character: Character) -> Bool {
    guard next == character else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws(PatternError) -> PatternNode {
    var branches = [try sequence()]
    while skip("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let character = next, character != "|", character != ")" {
      parts.append(try repeated())
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repeated() throws(PatternError) -> PatternNode {
    var node = try atom()
    while let character = next, "*+?{".contains(character) {
      let start = index
      if character == "{" {
        guard let counts = try counts() else { break }
        node = .repetition(node, atLeast: counts.least, atMost: counts.most)
      } else {
        index += 1
        node = .repetition(
          node, atLeast: character == "+" ? 1 : 0, atMost: character == "?" ? 1 : nil)
      }
      // Whether as much or as little as possible is taken does not change whether there is a match.
      _ = skip("?")
      repetitions += 1
      guard repetitions <= Self.deepest * 4 else {
        throw error(.tooManyRepetitions, at: start)
      }
    }
    return node
  }

  /// Reads `{3}`, `{3,}`, `{3,5}`; nil if the brace is a literal.
  private mutating func counts() throws(PatternError) -> (least: Int, most: Int?)? {
    let start = index
    index += 1
    let least = number()
    var most = least
    if skip(",") { most = number() }
    guard let least, skip("}") else {
      index = start
      return nil
    }
    guard max(least, most ?? least) <= Self.largestCount else {
      throw error(.countTooLarge(most: Self.largestCount), at: start)
    }
    guard most.map({ $0 >= least }) ?? true else {
      throw error(.countsReversed, at: start)
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next?.wholeNumberValue, next?.isASCII == true {
      value = min((value ?? 0) * 10 + digit, 100_000)
      index += 1
    }
    return value
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    let start = index
    guard let character = next else { return .empty }
    index += 1
    switch character {
    case "^": return .start
    case "$": return .end
    case ".": return .scalars(.all)
    case "(": return try group(from: start)
    case "[": return try set(from: start)
    case "\\": return try escape(from: start)
    case "*", "+", "?": throw error(.nothingToRepeat(character), at: start)
    // A brace that counts nothing is a literal, but a count with nothing before it is not.
    case "{":
      index = start
      if try counts() != nil { throw error(.nothingToRepeat("{"), at: start) }
      index = start + 1
      return Self.literal(character)
    default: return Self.literal(character)
    }
  }

  private mutating func group(from start: Int) throws(PatternError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error(.tooDeep, at: start) }
    if skip("?"), !skip(":") {
      throw error(.unknownGroup, at: start)
    }
    let node = try choice()
    guard skip(")") else { throw error(.openGroup) }
    return node
  }

  static func literal(_ character: Character) -> PatternNode {
    let scalars = character.unicodeScalars.map { scalar in
      PatternNode.scalars(ScalarSet([scalar.value...scalar.value]).withBothCases)
    }
    return scalars.count == 1 ? scalars[0] : .sequence(scalars)
  }
}

// MARK: - Classes

extension PatternParser {
  private mutating func escape(from start: Int) throws(PatternError) -> PatternNode {
    guard let character = next else { throw error(.openEscape) }
    index += 1
    if let set = Self.shorthand(character) { return .scalars(set) }
    if let control = Self.control(character) { return .scalars(ScalarSet([control...control])) }
    guard !character.isASCII || !(character.isLetter || character.isNumber) else {
      throw error(.unknownEscape(character), at: start)
    }
    return Self.literal(character)
  }

  private static func shorthand(_ character: Character) -> ScalarSet? {
    switch character {
    case "d": ScalarSet([48...57])
    case "w": ScalarSet([48...57, 65...90, 95...95, 97...122])
    case "s": ScalarSet([9...13, 32...32])
    case "D": ScalarSet([48...57]).complement
    case "W": ScalarSet([48...57, 65...90, 95...95, 97...122]).complement
    case "S": ScalarSet([9...13, 32...32]).complement
    default: nil
    }
  }

  private static func control(_ character: Character) -> UInt32? {
    switch character {
    case "t": 9
    case "n": 10
    case "r": 13
    default: nil
    }
  }

  private mutating func set(from start: Int) throws(PatternError) -> PatternNode {
    let isNegated = skip("^")
    var ranges: [ClosedRange<UInt32>] = []
    // A bracket that closes immediately is a literal.
    var isFirst = true
    while let character = next, isFirst || character != "]" {
      isFirst = false
      let position = index
      index += 1
      if character == "\\", let escaped = next, let set = Self.shorthand(escaped) {
        index += 1
        ranges += set.ranges
        continue
      }
      let low = try member(character, at: position)
      guard next == "-", index + 1 < characters.count, characters[index + 1] != "]" else {
        ranges.append(low...low)
        continue
      }
      index += 1
      let end = index
      let last = characters[index]
      index += 1
      let high = try member(last, at: end)
      guard low <= high else { throw error(.rangeReversed, at: position) }
      ranges.append(low...high)
    }
    guard skip("]") else { throw error(.openClass, at: start) }
    let set = ScalarSet(ranges).withBothCases
    return .scalars(isNegated ? set.complement : set)
  }

  /// One scalar of a class; `character` is already consumed.
  private mutating func member(
    _ character: Character, at position: Int
  ) throws(PatternError) -> UInt32 {
    var character = character
    if character == "\\" {
      guard let escaped = next else { throw error(.openEscape) }
      index += 1
      if let control = Self.control(escaped) { return control }
      character = escaped
    }
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else {
      throw error(.notOneCodePoint(character), at: position)
    }
    return scalar.value
  }
}

/// A parsed regular expression.
indirect enum PatternNode: Sendable {
  case empty
  case scalars(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// A nil `atMost` has no end.
  case repetition(PatternNode, atLeast: Int, atMost: Int?)
  case start
  case end
}

/// An error in a regular expression, and its position.
package struct PatternError: Error, Sendable, Hashable {
  /// In characters from its start.
  package var position: Int
  package var problem: Problem

  package enum Problem: Sendable, Hashable {
    /// An unmatched `)`.
    case unmatchedParenthesis
    case tooManyRepetitions
    /// A number in braces above `most`.
    case countTooLarge(most: Int)
    /// `{3,2}`.
    case countsReversed
    case nothingToRepeat(Character)
    case tooDeep
    /// A group that is neither `(…)` nor `(?:…)`.
    case unknownGroup
    case openGroup
    /// A `\` at the end.
    case openEscape
    case unknownEscape(Character)
    /// `[z-a]`.
    case rangeReversed
    case openClass
    /// A character of several code points inside of `[…]`.
    case notOneCodePoint(Character)
    /// More than `most` characters.
    case tooLong(most: Int)
    /// More steps than an expression may have.
    case tooLarge
  }
}
