/// The known word that a mistyped one most likely meant.
enum NearestWord {
  /// nil where nothing is near: a suggestion that is far off confuses more than none.
  static func to(_ word: String, among known: [String]) -> String? {
    let nearest = known.map { (word: $0, distance: distance(word, $0)) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= max(1, word.count / 3) else { return nil }
    return nearest.word
  }

  /// Levenshtein's: insertions, deletions and substitutions.
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        current.append(
          min(
            previous[column] + (character == other ? 0 : 1), previous[column + 1] + 1,
            current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
