import Synchronization

/// Caches derived keys, which saves three of the four authentication codes of a signature: a key
/// stays the same for a whole UTC day.
final class SigningKeyCache: Sendable, CustomReflectable {
  private struct Scope: Hashable {
    var secretKey: String
    var date: String
    var service: String
  }

  /// A session has one credential or a few rotating ones, two services, and lives for days. A full
  /// cache is emptied, so no key of an old day stays for long.
  private static let capacity = 16

  private let keys = Mutex<[Scope: SigningKey]>([:])

  func key(secretKey: String, date: String, service: String) -> SigningKey {
    let scope = Scope(secretKey: secretKey, date: date, service: service)
    return keys.withLock { keys in
      if let key = keys[scope] { return key }
      if keys.count >= Self.capacity { keys.removeAll(keepingCapacity: true) }
      let key = SigningKey(secretKey: secretKey, date: date, service: service)
      keys[scope] = key
      return key
    }
  }

  /// The cache holds secrets, so its mirror shows nothing.
  var customMirror: Mirror { Mirror(self, children: []) }
}
