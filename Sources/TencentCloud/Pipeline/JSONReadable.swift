import JSON

/// What an answer is read into.
protocol JSONReadable: Sendable {
  /// - Throws: only where nothing can be made of it.
  init(json: JSONNode) throws(UnusableAnswer)
}

struct UnusableAnswer: Error, Hashable {
  var reason: String
}
