import Fleet
import HTTPTransport
import JSON

/// STS: whose keys these are, and temporary keys for others.
package struct TokenService: Sendable {
  private let wire: APIWire
  private let pacer: Pacer
  private let clock: any Clock<Duration>
  private let reason: String?

  /// - Parameters:
  ///   - wire: That of the endpoint the keys are for: the sites are separate.
  ///   - pacer: The one that all calls of the program share.
  ///   - reason: why a role is assumed, for the name of its session.
  package init(
    wire: APIWire, pacer: Pacer, clock: any Clock<Duration>, reason: String? = nil
  ) {
    self.wire = wire
    self.pacer = pacer
    self.clock = clock
    self.reason = reason
  }

  /// The web identity of a TKE pod.
  struct WebIdentity: Sendable {
    var region: String
    var provider: String
    var token: String
    var role: AssumedRole
  }

  func assume(
    _ role: AssumedRole, with base: LoadedCredential
  ) async throws(CredentialError) -> LoadedCredential {
    let body = AssumeRole(
      roleARN: role.arn, sessionName: role.sessionName(because: reason), seconds: role.seconds)
    return try await trade(
      "AssumeRole", body, region: APIRegion.entrance,
      with: FixedCredential(credential: base.credential),
      source: "\(base.source), role \(role.arn)")
  }

  /// Not signed, since there are no keys yet.
  func assumeRole(
    with identity: WebIdentity, source: String
  ) async throws(CredentialError) -> LoadedCredential {
    let body = AssumeRole(
      roleARN: identity.role.arn, sessionName: identity.role.sessionName(because: reason),
      seconds: identity.role.seconds, provider: identity.provider, token: identity.token)
    return try await trade(
      "AssumeRoleWithWebIdentity", body, region: identity.region,
      with: FixedCredential(credential: nil), source: source)
  }

  /// The account that keys belong to.
  package func accountID(of loaded: LoadedCredential) async throws(CredentialError) -> String {
    do throws(ServiceFailure) {
      let keys = FixedCredential(credential: loaded.credential)
      return try await pipeline(with: keys)
        .perform(CallerIdentity.call, as: CallerIdentity.self).value.account.id
    } catch {
      throw CredentialError(
        loaded.source, .ownerUnknown(code: error.code, error.cause), advice: error.advice)
    }
  }

  private func pipeline(with keys: FixedCredential) -> APIPipeline {
    APIPipeline(
      wire: wire, credentials: keys, pacer: pacer, account: PaceAccount(endpoint: wire.endpoint),
      retry: RetryPolicy(), clock: clock)
  }

  private func trade(
    _ action: String, _ body: AssumeRole, region: String, with keys: FixedCredential,
    source: String
  ) async throws(CredentialError) -> LoadedCredential {
    let answer: APIAnswer<TemporaryKeys>
    do throws(ServiceFailure) {
      let call = APICall(.sts, action, region: region, body: body.requestBody)
      answer = try await pipeline(with: keys).perform(call, as: TemporaryKeys.self)
    } catch {
      throw CredentialError(
        source, .exchangeFailed(action: action, code: error.code, error.cause),
        advice: error.advice)
    }
    let keys = answer.value
    return try LoadedCredential(
      secretID: keys.secretID, secretKey: keys.secretKey, token: keys.token,
      expiry: keys.expiry, source: source)
  }
}

private struct AssumeRole: JSONWritable {
  var roleARN: String
  var sessionName: String
  var seconds: Int
  var provider: String?
  var token: String?

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("RoleArn", roleARN)
    writer.member("RoleSessionName", sessionName)
    writer.member("DurationSeconds", seconds)
    if let provider { writer.member("ProviderId", provider) }
    if let token { writer.member("WebIdentityToken", token) }
  }
}

private struct TemporaryKeys: JSONReadable {
  var secretID, secretKey, token: String
  var expiry: Timestamp?

  init(json: JSONNode) {
    let keys = json["Credentials"]
    secretID = keys["TmpSecretId"].text
    secretKey = keys["TmpSecretKey"].text
    token = keys["Token"].text
    expiry = json["ExpiredTime"].double.flatMap(Timestamp.init(unixSeconds:))
  }
}
