/// A key pair, with a token if the pair is temporary.
package struct Credential: Sendable, Hashable {
  package var secretID: String
  package var secretKey: String
  /// nil for a permanent pair.
  package var token: String?

  package init(secretID: String, secretKey: String, token: String? = nil) {
    self.secretID = secretID
    self.secretKey = secretKey
    self.token = token
  }
}

/// A secret is never printed, however the value is turned into text.
extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "Credential(…\(secretID.suffix(4)))" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
