/// Tells a paste from typing where the terminal does not mark pastes: the keys of one read of the
/// terminal are a paste where a line end is followed by more, or where they are eight or more
/// printable bytes, unless all of them are one key, which is that key held down on a slow link.
package enum UnmarkedPaste {
  /// Nobody types so many printable bytes in one go.
  package static let leastBytes = 8

  /// Whether keys of one read are rather a paste.
  package static func isLikely(_ keys: some Collection<Key>) -> Bool {
    guard let first = keys.first, !keys.allSatisfy({ $0 == first }) else { return false }
    if let end = keys.firstIndex(of: .enter), keys.index(after: end) < keys.endIndex { return true }
    return keys.reduce(0) { $0 + (text(of: $1)?.utf8.count ?? 0) } >= leastBytes
  }

  /// Whether a key can be of a paste: it types something, or ends a line.
  package static func isPlain(_ key: Key) -> Bool { text(of: key) != nil }

  /// What was pasted.
  package static func text(of keys: some Collection<Key>) -> String {
    keys.reduce(into: "") { $0 += text(of: $1) ?? "" }
  }

  private static func text(of key: Key) -> String? {
    switch key {
    case .character(let character): String(character)
    case .space: " "
    case .tab: "\t"
    case .enter: "\n"
    default: nil
    }
  }
}
