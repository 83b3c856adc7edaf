/// A role to assume with the keys of another source.
package struct AssumedRoleSource: CredentialSource {
  private let base: any CredentialSource
  private let role: AssumedRole?
  private let sts: TokenService

  /// - Parameter role: nil leaves it to the source, and its keys as they are where it names none.
  package init(base: any CredentialSource, role: AssumedRole?, sts: TokenService) {
    self.base = base
    self.role = role
    self.sts = sts
  }

  package var name: String { base.name }

  package func load() async throws(CredentialError) -> LoadedCredential? {
    guard let loaded = try await base.load() else { return nil }
    guard let role = role ?? loaded.role else { return loaded }
    return try await sts.assume(role, with: loaded)
  }
}
