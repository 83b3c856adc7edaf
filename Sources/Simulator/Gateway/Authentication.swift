import TC3Signer

/// Who sent a request, as far as the signature proves it.
enum Authentication {
  /// Checked in this order: the header, the time, the key, the token, the signature (the order
  /// itself is inferred).
  ///
  /// - Returns: the SecretId; empty for the one action that needs no signature.
  static func verify(
    _ request: APIRequest, in world: World, credentials: [Credential], skew: Int64
  ) throws(APIFailure) -> String {
    let authorization = request.wire.header("Authorization")
    if authorization == "SKIP", request.service == .sts,
      request.action == "AssumeRoleWithWebIdentity"
    {
      return ""
    }
    switch request.form {
    case .legacy: return try verifyLegacy(request, world, credentials, skew)
    case .json, .query:
      guard let header = authorization.flatMap(TC3Header.init) else {
        throw .invalidAuthorization(authorization == nil ? "it is missing" : "it is malformed")
      }
      let timestamp = try timestamp(request, now: world.now + skew)
      let secretKey = try secretKey(
        of: header.secretID, token: request.common("Token"), in: world, credentials)
      try TC3Verification.verify(
        request.wire, header: header, timestamp: timestamp, secretKey: secretKey)
      return header.secretID
    }
  }

  /// The SecretId that a request names, whatever its signature is.
  static func claimedID(of request: APIRequest) -> String? {
    request.form == .legacy
      ? request.common("SecretId")
      : request.wire.header("Authorization").flatMap(TC3Header.init)?.secretID
  }

  private static func verifyLegacy(
    _ request: APIRequest, _ world: World, _ credentials: [Credential], _ skew: Int64
  ) throws(APIFailure) -> String {
    guard let pairs = request.pairs else {
      throw .invalidParameter("parameters", "a URL-encoded form")
    }
    guard let id = request.common("SecretId") else { throw .missingParameter("SecretId") }
    for name in ["Signature", "Nonce"] where request.common(name) == nil {
      throw .missingParameter(name)
    }
    _ = try timestamp(request, now: world.now + skew)
    let secretKey = try secretKey(
      of: id, token: request.common("Token"), in: world, credentials)
    try LegacyVerification.verify(
      method: request.wire.method, host: request.host, pairs: pairs, secretKey: secretKey)
    return id
  }

  /// Five minutes off at most (documented).
  private static func timestamp(
    _ request: APIRequest, now: Int64
  ) throws(APIFailure) -> Int64 {
    guard let text = request.common("Timestamp") else { throw .missingParameter("Timestamp") }
    guard let timestamp = Int64(text), timestamp > 0, timestamp < 1 << 40 else {
      throw .invalidParameter("Timestamp", "Unix seconds")
    }
    guard abs(now / 1_000_000 - timestamp) <= 300 else {
      throw APIFailure(
        "AuthFailure.SignatureExpire",
        "The signature has expired: the timestamp \(timestamp) is more than 5 minutes from the "
          + "server time \(now / 1_000_000).",
        "签名过期，时间戳 \(timestamp) 与服务器时间 \(now / 1_000_000) 相差超过五分钟。")
    }
    return timestamp
  }

  private static func secretKey(
    of id: String, token: String?, in world: World, _ credentials: [Credential]
  ) throws(APIFailure) -> String {
    if let credential = credentials.first(where: { $0.secretID == id }) {
      guard credential.token == nil || credential.token == token else { throw tokenFailure }
      return credential.secretKey
    }
    guard let issued = world.issuedCredentials[id] else {
      throw APIFailure(
        "AuthFailure.SecretIdNotFound",
        "The SecretId is not found, please ensure that your SecretId is correct.",
        "密钥不存在，请检查您的 SecretId 是否正确。")
    }
    guard issued.token == token, issued.expires > world.now else { throw tokenFailure }
    return issued.secretKey
  }

  private static let tokenFailure = APIFailure(
    "AuthFailure.TokenFailure", "The token is wrong or has expired.", "token 错误或已过期。")
}

/// The older signature, HmacSHA1 or HmacSHA256 over the sorted parameters.
///
/// The client never sends it, so that computing it with the signer's code shares no mistake.
enum LegacyVerification {
  /// Whether the signature is that of these decoded parameters.
  static func verify(
    method: String, host: String, pairs: [(name: String, value: String)], secretKey: String
  ) throws(APIFailure) {
    let expected = SignatureV1.signature(
      of: SignatureV1.sourceString(method: method, host: host, parameters: pairs),
      secretKey: secretKey,
      method: SignatureV1.Method(parameter: pairs.last { $0.name == "SignatureMethod" }?.value))
    let sent = pairs.last { $0.name == "Signature" }?.value ?? ""
    guard MessageDigest.areEqual(Array(expected.utf8), Array(sent.utf8)) else {
      throw .signatureFailure("it does not fit the parameters")
    }
  }
}
