/// A pattern in which `*` matches any run of characters and `?` any one, ignoring case.
package struct Wildcard {
  private let pattern: [Character]

  package init(_ pattern: String) { self.pattern = Array(pattern.lowercased()) }

  /// Whether the whole text matches. Time grows at most with the product of both lengths.
  package func matches(_ text: String) -> Bool {
    let text = Array(text.lowercased())
    var position = 0
    var index = 0
    /// Where the last `*` was, and how much of the text it had taken by then.
    var star: (index: Int, position: Int)?
    while position < text.count {
      if index < pattern.count, pattern[index] == "*" {
        star = (index, position)
        index += 1
      } else if index < pattern.count, pattern[index] == "?" || pattern[index] == text[position] {
        index += 1
        position += 1
      } else if let last = star {
        star = (last.index, last.position + 1)
        index = last.index + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == "*" }
  }
}
