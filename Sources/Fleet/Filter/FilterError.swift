package import LinearRegex

/// A mistake in a filter: its kind, its position, and the likely correction.
package struct FilterError: Error, Sendable, Hashable {
  /// Characters from the start of the text.
  package var position: Int
  package var problem: Problem
  /// nil where nothing can be suggested.
  package var remedy: Remedy?

  package init(_ problem: Problem, at position: Int, remedy: Remedy? = nil) {
    self.position = position
    self.problem = problem
    self.remedy = remedy
  }

  package enum Problem: Sendable, Hashable {
    case missingValue
    /// Nothing after `@`.
    case missingName
    case unknownFilter(String)
    case unknownField(String)
    case unknownValue(String, field: String)
    /// `=` between a field and its value.
    case equalsSign
    /// `!=` or `!~`.
    case unknownSign(String)
    /// A full-width form, typed with an input method.
    case foreignSign(Character, meant: String)
    case comma
    case openQuote
    case apostrophe
    /// `^`, `$` or `/` of a regular expression outside of one.
    case patternSign(Character)
    /// `ip:10.0.0.0/8`.
    case network
    /// A sign at the start of a value.
    case badStart(Character)
    /// A sign at the start of a term.
    case badTermStart(Character)
    /// `and`, `&&`.
    case andWord(String)
    /// `or`.
    case orWord(String)
    /// `not`, `-`.
    case notWord(String)
    case signWithoutField(Character)
    case wildcardWithoutField(Character)
    /// A field and a sign with nothing after them.
    case needsValue(String)
    /// A field that is `yes` or `no` and nothing else.
    case notAFlag(String)
    /// `tag:env:prod`.
    case tagColon
    case missingTagKey
    case missingTagValue
    case notADuration(String)
    case notADate(String)
    case pattern(PatternError.Problem)
    /// Saved filters that name each other, from a name back to it.
    case circular([String])
    case chainTooLong(most: Int)
    /// The number of terms, above ``Filter/heaviest``.
    case tooHeavy(Int)
  }

  /// The suggested correction.
  package enum Remedy: Sendable, Hashable {
    case write(String)
    case writeOrQuote(String)
    case writeOrNone(String, none: String)
    case writeOrEmpty(String, empty: String)
    case wordOrField
    case quote
    case closeQuote
    case leaveOutOrQuote
    case orSignOrQuote
    case notSignOrQuote
    case noBlanksOrQuote
    case didYouMean(String)
    case known([String])
    /// A name in another script, and the codes that are meant by names.
    case codes(of: String, among: [String])
    /// The text has a sign; these are the fields that one may follow.
    case fieldOrQuote([String])
    /// There are no saved filters: name some in the settings.
    case nameFilters
    case duration
    case shorterValue
    case atMost(Int)
  }
}

extension FilterError.Remedy {
  /// The field that was probably meant.
  static func field(near name: String) -> Self {
    let fields = InstanceField.filterNames
    return NearestWord.to(name, among: fields).map { .didYouMean($0) } ?? .fieldOrQuote(fields)
  }

  /// A longer choice is not listed.
  package static let mostListed = 12

  /// The near word of a set, or the whole of a small one; nil where nothing is near.
  package static func value(near value: String, among known: [String]) -> Self? {
    let letters = value.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    if !letters.isEmpty, let near = NearestWord.toShortened(letters, among: known) {
      return .didYouMean(near)
    }
    // No code is near a word in another script.
    if !known.isEmpty, !letters.allSatisfy(\.isASCII) { return .codes(of: letters, among: known) }
    return known.count <= mostListed ? .known(known) : nil
  }
}
