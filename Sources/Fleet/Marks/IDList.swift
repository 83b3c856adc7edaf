/// The ids of a list: one a line, columns of a sheet, a table, or an answer in
/// JSON. `--ids-from` and a paste read it alike.
///
/// Nothing is glued together: invisible characters are taken out, and every other separator ends a
/// word.
package struct IDList: Sendable, Hashable {
  /// A word of the list, and the line that it is in, from 1.
  package struct Entry: Sendable, Hashable {
    package var text: String
    package var line: Int

    package init(text: String, line: Int) {
      self.text = text
      self.line = line
    }
  }

  /// In the order of the list; one may be there twice.
  package internal(set) var ids: [Entry] = []
  /// Words that cannot be ids, without repetitions.
  package private(set) var strangers: [Entry] = []
  private var seenStrangers: Set<String> = []

  /// - Parameter isKnown: Whether an instance of this id was listed, whatever it looks like.
  package init(_ text: String, isKnown: (String) -> Bool = { _ in false }) {
    let text = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isInvisible }))
    let isID = { (word: String) in Self.looksLikeID(word) || isKnown(word) }
    if let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[" {
      readJSON(text, isID)
    } else {
      readLines(text, isID)
    }
  }

  mutating func add(stranger text: String, line: Int) {
    if seenStrangers.insert(text).inserted { strangers.append(Entry(text: text, line: line)) }
  }

  /// A prefix that the documents of a product show, and letters and digits.
  static func looksLikeID(_ word: String) -> Bool {
    guard let dash = word.firstIndex(of: "-"), prefixes.contains(word[..<dash].lowercased()) else {
      return false
    }
    let rest = word[word.index(after: dash)...]
    return !rest.isEmpty && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// The stranger for JSON in which something is left open.
  package static let brokenJSON = "{…"

  private static let prefixes = Set(Product.table.flatMap(\.idPrefixes))
}

extension Unicode.Scalar {
  /// Zero-width characters, soft hyphens and byte order marks, which web pages and editors put in.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

/// The part of a pasted list that marked nothing.
package struct UnmatchedIDs: Sendable, Hashable {
  /// Ids that were not listed.
  package var missing: [IDList.Entry]
  /// Words that cannot be ids.
  package var strangers: [IDList.Entry]

  package init(missing: [IDList.Entry], strangers: [IDList.Entry]) {
    self.missing = missing
    self.strangers = strangers
  }

  package var count: Int { missing.count + strangers.count }
  package var isEmpty: Bool { count == 0 }
}
