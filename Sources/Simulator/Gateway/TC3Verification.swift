import TC3Signer

/// TC3-HMAC-SHA256 from the server's side: everything is rebuilt from what was received.
enum TC3Verification {
  /// Whether the signature is right for this request and secret.
  ///
  /// - Throws: `AuthFailure.InvalidAuthorization` where the header itself is unusable,
  ///   `AuthFailure.SignatureFailure` where it does not fit the request.
  static func verify(
    _ request: WireRequest, header: TC3Header, timestamp: Int64, secretKey: String
  ) throws(APIFailure) {
    for name in ["content-type", "host"] where !header.signedHeaders.contains(name) {
      throw .invalidAuthorization("SignedHeaders lacks \(name)")
    }
    guard header.date == ClockText.date(timestamp * 1_000_000) else {
      throw .signatureFailure("the date of the scope is not the UTC date of the timestamp")
    }
    if let product = Service(host: request.header("Host") ?? ""),
      product.name != header.service
    {
      throw .signatureFailure("the service of the scope is not that of the host")
    }
    let payload = try payload(of: request)
    for headerCase in HeaderCase.allCases {
      let canonical = try canonicalRequest(
        request, signedHeaders: header.signedHeaders, payload: payload, headerCase: headerCase)
      let expected = signature(
        of: canonical, header: header, timestamp: timestamp, secretKey: secretKey)
      if MessageDigest.areEqual(Array(expected.utf8), Array(header.signature.utf8)) { return }
    }
    throw .signatureFailure("it does not fit the request")
  }

  /// The documents put every value in lower case; the official clients sign `content-type` and
  /// `host` as they send them (observed). Both pass.
  private enum HeaderCase: CaseIterable {
    case lowered
    case asSent
  }

  /// The hash in place of the body. Any value but the two known ones fails.
  private static func payload(of request: WireRequest) throws(APIFailure) -> String {
    let body = request.method == "GET" ? [] : request.body
    let hash = MessageDigest.hexadecimal(MessageDigest.sha256(body))
    guard let announced = request.header("X-TC-Content-SHA256") else { return hash }
    if announced == "UNSIGNED-PAYLOAD" {
      return MessageDigest.hexadecimal(MessageDigest.sha256(Array(announced.utf8)))
    }
    guard announced.lowercased() == hash else {
      throw .signatureFailure("X-TC-Content-SHA256 is not the hash of the body")
    }
    return hash
  }

  private static func canonicalRequest(
    _ request: WireRequest, signedHeaders: [String], payload: String, headerCase: HeaderCase
  ) throws(APIFailure) -> String {
    var lines = ""
    for name in signedHeaders {
      guard let value = request.header(name) else {
        throw .signatureFailure("the signed header \(name) is not there")
      }
      let isKept = headerCase == .asSent && (name == "content-type" || name == "host")
      lines += "\(name):\(isKept ? value : value.lowercased())\n"
    }
    let names = signedHeaders.joined(separator: ";")
    let query = request.method == "GET" ? request.query : ""
    return "\(request.method)\n/\n\(query)\n\(lines)\n\(names)\n\(payload)"
  }

  private static func signature(
    of canonical: String, header: TC3Header, timestamp: Int64, secretKey: String
  ) -> String {
    let hash = MessageDigest.hexadecimal(MessageDigest.sha256(Array(canonical.utf8)))
    let scope = "\(header.date)/\(header.service)/tc3_request"
    let text = "\(TC3Header.algorithm)\n\(timestamp)\n\(scope)\n\(hash)"
    var key = Array("TC3\(secretKey)".utf8)
    for part in [header.date, header.service, "tc3_request", text] {
      key = MessageDigest.hmacSHA256(key: key, message: Array(part.utf8))
    }
    return MessageDigest.hexadecimal(key)
  }
}
