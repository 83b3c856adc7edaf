package import Fleet
package import TC3Signer

/// Keeps keys, and replaces temporary ones before they expire.
package actor CredentialStore: CredentialProvider {
  /// A call that is signed now may wait and be repeated; the official clients leave as much.
  package static let margin: Int64 = 300

  private let source: any CredentialSource
  private let wallClock: @Sendable () -> Timestamp
  private var loaded: LoadedCredential?
  private var loading: Task<Result<LoadedCredential, CredentialError>, Never>?

  package init(source: any CredentialSource, wallClock: @escaping @Sendable () -> Timestamp) {
    self.source = source
    self.wallClock = wallClock
  }

  package func current() async throws(CredentialError) -> Credential? {
    try await loadedCredential().credential
  }

  /// The keys in use, with where they came from.
  package func loadedCredential() async throws(CredentialError) -> LoadedCredential {
    guard let loaded else { return try await load() }
    guard let expiry = loaded.expiry else { return loaded }
    let now = wallClock()
    if now < expiry + -Self.margin { return loaded }
    do throws(CredentialError) {
      return try await load()
    } catch {
      guard now < expiry else { throw error }
      return loaded
    }
  }

  package func renew(replacing stale: Credential) async -> Bool {
    if let loaded, loaded.credential != stale { return true }
    guard let fresh = try? await load() else { return false }
    return fresh.credential != stale
  }

  /// Calls that need keys at the same time share one loading.
  private func load() async throws(CredentialError) -> LoadedCredential {
    if let loading { return try await loading.value.get() }
    let task = Task { [source] () -> Result<LoadedCredential, CredentialError> in
      do throws(CredentialError) {
        guard let loaded = try await source.load() else { return .failure(.none(source.name)) }
        return .success(loaded)
      } catch {
        return .failure(error)
      }
    }
    loading = task
    let result = await task.value
    loading = nil
    if case .success(let fresh) = result { loaded = fresh }
    return try result.get()
  }
}

extension CredentialError {
  static func none(_ source: String) -> CredentialError {
    CredentialError(
      source: source, message: "no keys found",
      advice: "Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or run: tccli configure")
  }
}
