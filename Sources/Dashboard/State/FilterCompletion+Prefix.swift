import Canvas
import Fleet

extension FilterCompletion {
  /// What all candidates begin with, whatever its case.
  var commonPrefix: String {
    guard let first = candidates.first else { return "" }
    var count = first.count
    for other in candidates.dropFirst() {
      let same = zip(first, other).prefix { $0.lowercased() == $1.lowercased() }.count
      count = min(count, same)
    }
    return String(first.prefix(count))
  }
}

extension TextField {
  /// Puts `text` in the place of some characters, with the cursor behind it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let rest = String(characters[range.upperBound...])
    self.text = String(characters[..<range.lowerBound]) + text
    let end = cursor
    insert(rest)
    while cursor > end { moveLeft() }
  }
}
