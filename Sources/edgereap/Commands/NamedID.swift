/// An id as it was given, and where.
struct NamedID: Hashable {
  var id: String
  var place: String

  /// Reads a list with one id a line. What follows `#` is a comment; blanks are left out, and lines
  /// may end as Windows ends them.
  static func read(_ text: String, file: String) -> [NamedID] {
    var named: [NamedID] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let id = line.prefix { $0 != "#" }.filter { !$0.isWhitespace }
      if !id.isEmpty { named.append(NamedID(id: id, place: "\(file):\(index + 1)")) }
    }
    return named
  }
}
