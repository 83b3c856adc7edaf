/// The known word that a mistyped one most likely meant.
package enum NearestWord {
  /// nil where no word is near: a suggestion that is far off confuses more than none.
  ///
  /// - Parameter known: In an order in which the first of equals is named.
  package static func to(_ word: String, among known: some Sequence<String>) -> String? {
    guard let nearest = nearest(to: word, among: known),
      nearest.distance <= max(1, word.count / 3)
    else { return nil }
    return nearest.word
  }

  /// Also a word that was shortened: to a part of it (`guangzhou`) or to letters in their order
  /// (`gz` for `ap-guangzhou`). Of several the shortest.
  package static func toShortened(_ word: String, among known: some Sequence<String>) -> String? {
    let shortestFirst = known.sorted { ($0.count, $0) < ($1.count, $1) }
    if let near = to(word, among: shortestFirst) { return near }
    let letters = Array(word.lowercased())
    return shortestFirst.first { $0.lowercased().contains(word.lowercased()) }
      ?? shortestFirst.first { $0.abbreviates(to: letters) }
  }

  /// The nearest word, however far it is, with its distance; nil where there is none.
  private static func nearest(
    to word: String, among known: some Sequence<String>
  ) -> (word: String, distance: Int)? {
    let typed = Array(word.lowercased())
    return known.map { (word: $0, distance: distance(typed, Array($0.lowercased()))) }
      .min { $0.distance < $1.distance }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before = Array(repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(previous[column + 1], current[column]) + 1
        best = min(best, previous[column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}

extension String {
  /// Whether the letters occur in this order, the first of them at the start of a part
  /// (`gz` in `ap-guangzhou`).
  fileprivate func abbreviates(to letters: [Character]) -> Bool {
    guard let first = letters.first else { return false }
    let own = Array(lowercased())
    return own.indices.contains { start in
      guard own[start] == first, start == 0 || own[start - 1] == "-" else { return false }
      var wanted = letters[...]
      for character in own[start...] where character == wanted.first { wanted.removeFirst() }
      return wanted.isEmpty
    }
  }
}
