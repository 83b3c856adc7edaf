import TC3Signer

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
