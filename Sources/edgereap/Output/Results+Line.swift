import Fleet

/// What became of an operation, in one line for standard error.
extension Results {
  /// `40 gone, 80 terminating`.
  var line: String {
    OutcomeWord.allCases.compactMap { word in
      totals[word].map { "\($0) \(word.rawValue.replacing("_", with: " "))" }
    }.joined(separator: ", ")
  }

  /// `Operation 20261121-074800-3f9a: 40 gone, 80 terminating. …`
  var farewell: String {
    let sentence = "Operation \(header.id): \(line)."
    guard openCount > 0 else { return sentence }
    return sentence + " Go on watching with: edgereap --resume \(header.id)"
  }
}
