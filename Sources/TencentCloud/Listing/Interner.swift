internal import Synchronization

/// Keeps one copy of each text that thousands of instances share, such as a zone.
final class Interner: Sendable {
  /// The API cannot make it grow for ever.
  private static let capacity = 20_000
  private let texts = Mutex<Set<String>>([])

  func callAsFunction(_ text: String) -> String {
    // Fifteen bytes fit into the value itself.
    guard text.utf8.count > 15 else { return text }
    return texts.withLock { texts in
      let (isNew, kept) = texts.insert(text)
      if isNew, texts.count > Self.capacity { texts = [] }
      return kept
    }
  }
}
