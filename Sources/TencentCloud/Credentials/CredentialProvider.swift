import TC3Signer

/// What a pipeline asks for keys.
protocol CredentialProvider: Sendable {
  /// nil for calls that are not signed.
  func current() async throws(CredentialError) -> Credential?

  /// Gets other keys than those that were refused.
  ///
  /// - Returns: whether there are any.
  func renew(replacing stale: Credential) async -> Bool
}

/// The same keys as long as it lives, or none.
struct FixedCredential: CredentialProvider {
  var credential: Credential?

  func current() -> Credential? { credential }
  func renew(replacing stale: Credential) -> Bool { false }
}
