/// Named filters: `@idle-cdn` in an expression refers to one.
package struct SavedFilters: Sendable, Hashable {
  /// In the order in which they were given.
  package private(set) var names: [String] = []
  private var filters: [String: Filter] = [:]

  /// A name and its expression.
  package struct Entry: Sendable, Hashable {
    package var name: String
    package var expression: String

    package init(name: String, expression: String) {
      self.name = name
      self.expression = expression
    }
  }

  /// An expression that cannot be read.
  package struct Problem: Error, Sendable, Hashable {
    /// The index of the entry concerned.
    package var entry: Int
    package var error: FilterError
  }

  /// Names that may lead from one to the next. Each is read, and later asked, inside of the one
  /// before it.
  private static let longestPath = 50

  package init() {}

  /// Reads all of them. One may name others, wherever they stand.
  ///
  /// - Throws: for the first that cannot be read, or that leads back to itself.
  package init(_ entries: [Entry]) throws(Problem) {
    names = entries.map(\.name)
    for place in entries.indices { try read(place, of: entries, path: []) }
  }

  package subscript(name: String) -> Filter? { filters[name] }

  /// The same with another expression of one of them, a new one at the end; nil removes it.
  ///
  /// - Throws: for the first that could not be read then.
  package func setting(
    _ expression: String?, of name: String
  ) throws(Problem) -> SavedFilters {
    var entries = names.map { Entry(name: $0, expression: filters[$0]?.text ?? "") }
    let index = entries.firstIndex { $0.name == name }
    switch (index, expression) {
    case (let index?, let expression?): entries[index].expression = expression
    case (let index?, nil): entries.remove(at: index)
    case (nil, let expression?): entries.append(Entry(name: name, expression: expression))
    case (nil, nil): break
    }
    return try SavedFilters(entries)
  }

  /// How a filter names one: quoted where it would be read as more than one word.
  package static func reference(to name: String) -> String { "@\(FilterCompletion.quoted(name))" }

  /// - Parameter path: the names that are being read, each for the one before it.
  private mutating func read(
    _ place: Int, of entries: [Entry], path: [String]
  ) throws(Problem) {
    let entry = entries[place]
    let path = path + [entry.name]
    while filters[entry.name] == nil {
      var parser = FilterParser(entry.expression, saved: self)
      do throws(FilterError) {
        filters[entry.name] = try Filter(text: entry.expression, terms: try parser.terms())
      } catch {
        guard let name = parser.unknownName,
          let needed = entries.firstIndex(where: { $0.name == name })
        else { throw Problem(entry: place, error: error) }
        if let start = path.firstIndex(of: name) {
          let round = path[start...] + [name]
          throw Problem(
            entry: place,
            error: FilterError(.circular(Array(round)), at: error.position))
        }
        guard path.count < Self.longestPath else {
          throw Problem(
            entry: place,
            error: FilterError(.chainTooLong(most: Self.longestPath), at: error.position))
        }
        try read(needed, of: entries, path: path)
      }
    }
  }

  /// The suggested correction for an unknown name.
  func remedy(for name: String) -> FilterError.Remedy {
    guard !names.isEmpty else { return .nameFilters }
    if let nearest = NearestWord.to(name, among: names) {
      return .didYouMean(Self.reference(to: nearest))
    }
    return .known(names.map(Self.reference))
  }
}
