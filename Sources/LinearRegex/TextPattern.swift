/// A regular expression for searching texts, ignoring case.
///
/// It is worked out when it is made; searching takes time in proportion to the text and never
/// more, whatever the pattern.
package struct TextPattern: Sendable, Hashable, CustomStringConvertible {
  package var source: String { prepared.source }
  /// Behind one reference, so that copying a pattern costs one.
  private let prepared: Prepared

  /// Characters that a pattern may have.
  package static let longest = 500

  private enum Machine: Sendable {
    case table(PatternTable)
    case program(PatternProgram)
  }

  private final class Prepared: Sendable {
    let source: String
    let machine: Machine

    init(source: String, machine: Machine) {
      self.source = source
      self.machine = machine
    }
  }

  package init(_ source: String) throws(PatternError) {
    guard source.count <= Self.longest else {
      throw PatternError(position: Self.longest, problem: .tooLong(most: Self.longest))
    }
    var parser = PatternParser(source)
    let program = try PatternProgram(try parser.parse())
    prepared = Prepared(
      source: source, machine: PatternTable(program).map { .table($0) } ?? .program(program))
  }

  /// Whether the pattern is found anywhere in the text.
  package func isFound(in text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable(matches)
      ?? Array(text.utf8)
      .withUnsafeBufferPointer(matches)
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch prepared.machine {
    case .table(let table): table.matches(bytes)
    case .program(let program): program.matches(bytes)
    }
  }

  package var description: String { source }

  package static func == (left: TextPattern, right: TextPattern) -> Bool {
    left.source == right.source
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension TextPattern {
  /// Matches the whole text, ignoring case: `*` is any text and `?` any one character.
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
