/// Distinguishes a paste from typing if the terminal does not mark pastes: the keys of one read are
/// a paste if a line end is followed by more, or if they are eight or more printable bytes, unless
/// all are one key, which is that key held down on a slow link.
package enum UnmarkedPaste {
  /// Nobody types this many printable bytes in one read.
  package static let leastBytes = 8

  /// Whether the keys of one read are probably a paste.
  package static func isLikely(_ keys: some Collection<Key>) -> Bool {
    guard let first = keys.first, !keys.allSatisfy({ $0 == first }) else { return false }
    if let end = keys.firstIndex(of: .enter), keys.index(after: end) < keys.endIndex { return true }
    return keys.reduce(0) { $0 + (text(of: $1)?.utf8.count ?? 0) } >= leastBytes
  }

  /// Whether a key can belong to a paste: it types something, or ends a line.
  package static func isPlain(_ key: Key) -> Bool { text(of: key) != nil }

  /// The pasted text.
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
