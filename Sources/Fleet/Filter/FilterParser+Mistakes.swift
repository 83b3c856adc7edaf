/// Signs of other tools and input methods. Taken for text, such a sign would match
/// nothing, and negated everything, so that it is a mistake that names the right spelling.
extension FilterParser {
  /// - Parameters:
  ///   - word: All of the term's text that this value is in, for the suggestion.
  ///   - question: What the value is compared with; nil for a bare word.
  func check(
    _ value: FilterValue, in word: Range<Int>, _ question: Question?
  ) throws(FilterError) {
    try checkForms(value, word)
    if let question, question.isSearch { return }
    try checkCommas(value, word)
    try checkInequality(value, word)
    try checkPattern(value, question)
    if let question {
      try checkStart(of: value, question)
      try checkNetwork(value, question)
    } else {
      try checkWord(value)
    }
  }

  /// `：`, `｜` and their like, which an input method writes.
  private func checkForms(_ value: FilterValue, _ word: Range<Int>) throws(FilterError) {
    for element in value.characters where !element.isQuoted {
      guard let sign = FilterSign.meant(by: element.character) else { continue }
      throw FilterError(
        .foreignSign(element.character, meant: sign), at: element.position,
        remedy: .writeOrQuote(rewritten(word)))
    }
  }

  private func checkCommas(_ value: FilterValue, _ word: Range<Int>) throws(FilterError) {
    guard let comma = value.characters.first(where: { !$0.isQuoted && $0.character == "," }) else {
      return
    }
    throw FilterError(.comma, at: comma.position, remedy: .writeOrQuote(rewritten(word)))
  }

  /// `tag:env!=prod`.
  private func checkInequality(_ value: FilterValue, _ word: Range<Int>) throws(FilterError) {
    for (left, right) in zip(value.characters, value.characters.dropFirst())
    where left.character == "!" && !left.isQuoted && !right.isQuoted {
      guard right.character == "=" || right.character == "~" else { continue }
      let start = characters[word.lowerBound] == "!" ? word.lowerBound + 1 : word.lowerBound
      let before = String(characters[start..<left.position])
      let after = String(characters[(right.position + 1)..<word.upperBound])
      // A field is compared by ':', the key of a tag by '='.
      let isField = InstanceField(filterName: before.lowercased()) != nil
      let sign = right.character == "=" && isField ? ":" : right.character
      throw FilterError(
        .unknownSign("!\(right.character)"), at: left.position,
        remedy: .writeOrQuote("!\(before)\(sign)\(after)"))
    }
  }

  /// `^cdn`, `name:cdn$`, `name:/^cdn/`.
  private func checkPattern(_ value: FilterValue, _ question: Question?) throws(FilterError) {
    guard let first = value.characters.first, let last = value.characters.last,
      value.characters.count > 1, !first.isQuoted, !last.isQuoted
    else { return }
    var pattern = value.text
    if first.character == "/", last.character == "/", value.characters.count > 2 {
      pattern = String(pattern.dropFirst().dropLast())
    } else if first.character != "^", last.character != "$" {
      return
    }
    let sign = "/^".contains(first.character) ? first : last
    let field = question?.field ?? .name
    throw FilterError(
      .patternSign(sign.character), at: sign.position,
      remedy: .writeOrQuote("\(field.filterWord)~\(pattern)"))
  }

  /// `ip:10.0.0.0/8`.
  private func checkNetwork(_ value: FilterValue, _ question: Question) throws(FilterError) {
    guard case .whole = question.relation,
      [.ip, .publicIP, .privateIP].contains(question.field),
      let slash = value.characters.first(where: { $0.character == "/" && !$0.isQuoted })
    else { return }
    throw FilterError(
      .network, at: slash.position,
      remedy: .write(question.text + (Self.pattern(ofNetwork: value.text) ?? "10.0.*")))
  }

  /// `10.*` for `10.0.0.0/8`; nil where a pattern would match more or fewer addresses.
  private static func pattern(ofNetwork text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let octets = parts[0].split(separator: ".")
    guard parts.count == 2, octets.count == 4, let bits = Int(parts[1]),
      [8, 16, 24].contains(bits)
    else { return nil }
    return octets.prefix(bits / 8).joined(separator: ".") + ".*"
  }

  /// `tags.env:prod`. An address has colons too.
  private func checkColon(in value: FilterValue) throws(FilterError) {
    guard
      let colon = value.characters.firstIndex(where: { !$0.isQuoted && $0.character == ":" }),
      !value.hasQuotes
    else { return }
    let name = String(value.characters[..<colon].map(\.character))
    let rest = String(value.characters[(colon + 1)...].map(\.character))
    let isAddress = value.characters.allSatisfy {
      $0.character.isHexDigit || ".:".contains($0.character)
    }
    guard !isAddress, name.first?.isLetter == true else { return }
    let parts = name.split(separator: ".", maxSplits: 1)
    let isTag =
      parts.count == 2 && ["tag", "tags", "label", "labels"].contains(parts[0].lowercased())
    throw FilterError(
      .unknownField(name), at: value.start,
      remedy: isTag ? .writeOrQuote("tag:\(parts[1])=\(rest)") : .field(near: name))
  }

  /// `name:!web`, `age:>30d`.
  private func checkStart(of value: FilterValue, _ question: Question) throws(FilterError) {
    guard let first = value.leadingSign, "!=<>~'".contains(first.character) else { return }
    // A tag without its key has an error of its own.
    if first.character == "=", question.field == .tags { return }
    let rest = String(value.text.dropFirst())
    throw FilterError(
      .badStart(first.character), at: first.position,
      remedy: first.character == "!" && !rest.isEmpty
        ? .writeOrQuote("!\(question.text)\(rest)") : .quote)
  }

  private func checkWord(_ value: FilterValue) throws(FilterError) {
    guard let first = value.leadingSign else { return }
    let text = value.text
    let isBare = !value.hasQuotes
    func mistake(_ problem: FilterError.Problem, _ remedy: FilterError.Remedy) -> FilterError {
      FilterError(problem, at: value.start, remedy: remedy)
    }
    if isBare {
      switch text.lowercased() {
      case "and", "&&", "&":
        throw mistake(.andWord(text), .leaveOutOrQuote)
      case "or": throw mistake(.orWord(text), .orSignOrQuote)
      case "not": throw mistake(.notWord(text), .notSignOrQuote)
      default: break
      }
    }
    if "=<>~".contains(first.character) || first.character == ":" && !text.hasPrefix("::") {
      throw mistake(.signWithoutField(first.character), .noBlanksOrQuote)
    }
    if first.character == "'" { throw mistake(.apostrophe, .writeOrQuote("\"")) }
    if "-+(".contains(first.character), namesField(from: value.start + 1) {
      let term = text.dropFirst()
      throw first.character == "-"
        ? mistake(.notWord("-"), .writeOrQuote("!\(term)"))
        : mistake(.badTermStart(first.character), .writeOrQuote(String(term)))
    }
    try checkColon(in: value)
    if let wildcard = value.characters.first(where: \.isWildcard) {
      throw FilterError(
        .wildcardWithoutField(wildcard.character), at: wildcard.position,
        remedy: .writeOrQuote("name:\(text)"))
    }
  }

  /// The word with the signs that were meant.
  private func rewritten(_ word: Range<Int>) -> String {
    var text = ""
    var isQuoted = false
    for character in characters[word] {
      if character == FilterSign.quote.character { isQuoted.toggle() }
      let sign = isQuoted ? nil : FilterSign.meant(by: character)
      let meant = sign ?? String(character)
      text += !isQuoted && meant == "," ? FilterSign.or.rawValue : meant
    }
    while text.hasSuffix(FilterSign.or.rawValue) { text.removeLast() }
    return text
  }
}
