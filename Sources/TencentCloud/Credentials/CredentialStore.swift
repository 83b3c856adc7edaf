package import Fleet
package import TC3Signer

/// Keeps keys, and replaces temporary ones before they expire.
///
/// Once it is known whose keys they are, others are taken only from the same account: a login that
/// changed in another window must not turn this run to another fleet, where every instance would
/// look gone.
package actor CredentialStore: CredentialProvider {
  /// A call that is signed now may wait and be repeated; the official clients leave as much.
  package static let margin: Int64 = 300

  /// Tells the account that keys belong to.
  package typealias Owner =
    @Sendable (LoadedCredential) async throws(CredentialError) -> String

  private let source: any CredentialSource
  private let owner: Owner
  private let wallClock: @Sendable () -> Timestamp
  private var loaded: LoadedCredential?
  private var accountID: String?
  /// The source did not answer in all its time.
  private var silence: (error: CredentialError, since: Timestamp)?
  private var loading: Task<Result<LoadedCredential, CredentialError>, Never>?

  package init(
    source: any CredentialSource, owner: @escaping Owner,
    wallClock: @escaping @Sendable () -> Timestamp
  ) {
    self.source = source
    self.owner = owner
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

  /// From now on only keys of this account are taken. The first one stays.
  func pin(accountID: String) { self.accountID = self.accountID ?? accountID }

  /// Seconds for which a source that did not answer is not asked again, so that calls which follow one
  /// another do not each wait as long.
  private static let rest: Int64 = 10

  /// Calls that need keys at the same time share one loading.
  private func load() async throws(CredentialError) -> LoadedCredential {
    if let loading { return try await loading.value.get() }
    if let silence, (0..<Self.rest).contains(wallClock().seconds(since: silence.since)) {
      throw silence.error
    }
    let task = Task { [self] () -> Result<LoadedCredential, CredentialError> in
      do throws(CredentialError) {
        guard let fresh = try await source.load() else { return .failure(.none(source.name)) }
        try await checkOwner(of: fresh)
        return .success(fresh)
      } catch {
        return .failure(error)
      }
    }
    loading = task
    let result = await task.value
    loading = nil
    switch result {
    case .success(let fresh): loaded = fresh
    case .failure(let error):
      if case .tookTooLong = error.problem { silence = (error, wallClock()) }
    }
    return try result.get()
  }

  private func checkOwner(of fresh: LoadedCredential) async throws(CredentialError) {
    guard let accountID, let loaded, loaded.credential.secretID != fresh.credential.secretID
    else { return }
    let freshID = try await owner(fresh)
    guard freshID == accountID else {
      throw CredentialError(
        fresh.source, .otherAccount(freshID, expected: accountID),
        advice: .logIn(account: accountID))
    }
  }
}

extension CredentialError {
  static func none(_ source: String) -> CredentialError {
    CredentialError(source, .noKeys, advice: .setKeys)
  }
}
