import Fleet

/// The identity that TKE gives to a pod, traded at STS for temporary keys.
package struct WebIdentity: CredentialSource {
  package let name = "TKE web identity"
  private let environment: Variables
  private let files: any FileReader
  private let sts: TokenService

  package init(environment: [String: String], files: any FileReader, sts: TokenService) {
    self.environment = Variables(environment)
    self.files = files
    self.sts = sts
  }

  package func load() async throws(CredentialError) -> LoadedCredential? {
    let keys = ["TKE_REGION", "TKE_PROVIDER_ID", "TKE_WEB_IDENTITY_TOKEN_FILE", "TKE_ROLE_ARN"]
    let values = keys.map { environment[$0] ?? "" }
    guard values.contains(where: { !$0.isEmpty }) else { return nil }
    if let missing = zip(keys, values).first(where: { $0.1.isEmpty }) {
      throw CredentialError(name, .variableNotSet(missing.0))
    }
    let identity = TokenService.WebIdentity(
      region: values[0], provider: values[1], token: try token(in: values[2]),
      role: AssumedRole(arn: values[3]))
    return try await sts.assumeRole(with: identity, source: name)
  }

  /// Kubernetes projects the token with a mode of its own choosing (0644 in ordinary pods), which
  /// cannot be changed, so the mode is not checked.
  private func token(in path: String) throws(CredentialError) -> String {
    let contents: FileContents?
    do throws(FileReadingError) {
      contents = try files.read(path)
    } catch {
      throw CredentialError("\(name) \(path)", .file(error.problem))
    }
    let text = contents.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    let token = text[...].trimmed
    guard !token.isEmpty else {
      throw CredentialError("\(name) \(path)", .noToken)
    }
    return String(token)
  }
}
