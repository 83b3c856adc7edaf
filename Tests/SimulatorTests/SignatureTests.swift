import Testing

@testable import Simulator

@Suite struct SignatureTests {
  private func request(_ vector: SignatureVector) -> WireRequest {
    var headers = [
      (name: "Content-Type", value: vector.contentType), (name: "Host", value: vector.host),
      (name: "Authorization", value: vector.authorization),
    ]
    for (name, value) in vector.extra { headers.append((name: name, value: value)) }
    return WireRequest(
      method: vector.method, target: vector.query.isEmpty ? "/" : "/?\(vector.query)",
      headers: headers, body: Array(vector.body.utf8))
  }

  private func verify(_ request: WireRequest, _ vector: SignatureVector) throws {
    let header = try #require(TC3Header(vector.authorization))
    try TC3Verification.verify(
      request, header: header, timestamp: vector.timestamp, secretKey: vector.secretKey)
  }

  @Test(arguments: SignatureVector.all)
  func signatureOfTheOfficialClientIsAccepted(_ vector: SignatureVector) throws {
    #expect(throws: Never.self) { try verify(request(vector), vector) }
  }

  @Test(arguments: SignatureVector.all)
  func everyPartThatIsSignedMatters(_ vector: SignatureVector) {
    func refuses(_ change: (inout WireRequest) -> Void) {
      var changed = request(vector)
      change(&changed)
      #expect(throws: APIFailure.self) { try verify(changed, vector) }
    }
    refuses { $0.headers[0].value += ";charset=utf-8" }
    refuses { $0.headers[1].value += ":443" }
    if vector.method == "GET" {
      refuses { $0.target += "&a=b" }
    } else if vector.extra["X-TC-Content-SHA256"] == nil {
      refuses { $0.body.append(0x20) }
    }
    #expect(throws: APIFailure.self) {
      var other = vector
      other.secretKey += "x"
      try verify(request(vector), other)
    }
  }

  @Test func hashOfTheBodyInAHeaderIsToleratedAndChecked() throws {
    let vector = SignatureVector.all[0]
    var request = request(vector)
    let hash = "37abebee0cfe3f1d12af1cd3c9cd9736950cdde3e21a3269e7807a6b1ef6b635"
    request.headers.append((name: "X-TC-Content-SHA256", value: hash))
    #expect(throws: Never.self) { try verify(request, vector) }
    request.headers[request.headers.count - 1].value = String(hash.reversed())
    #expect(throws: APIFailure.self) { try verify(request, vector) }
  }

  @Test func dateOfTheScopeIsThatOfTheTimestampInUTC() throws {
    var vector = SignatureVector.all[0]
    vector.timestamp += 1  // Midnight.
    #expect(throws: APIFailure.self) { try verify(request(vector), vector) }
  }

  @Test(arguments: [
    "", "TC3-HMAC-SHA256", "TC3-HMAC-SHA1 Credential=a/2026-01-01/ecm/tc3_request",
    "TC3-HMAC-SHA256 Credential=a/2026-01-01/ecm, SignedHeaders=host, Signature=0",
    "TC3-HMAC-SHA256 Credential=/2026-01-01/ecm/tc3_request, SignedHeaders=host, Signature=0",
    "TC3-HMAC-SHA256 SignedHeaders=host, Signature=0",
  ])
  func malformedHeaderIsNoHeader(_ text: String) { #expect(TC3Header(text) == nil) }

  private static let legacyQuery =
    "Action=TerminateInstances&AssociatedResourceDestroy=false&InstanceIdSet.0=ein-197252sp"
    + "&InstanceIdSet.1=ein-187232ag&Nonce=11886&Region=ap-guangzhou&SecretId=AKIDEXAMPLE"

  @Test(arguments: [
    ("GET", "&SignatureMethod=HmacSHA256", "b4Y74VZgH3TQqqaNPprooRuNNyTlOd0lofGbkR4Vods="),
    ("POST", "", "xLKbjzPDFdqHg6jn6dtqEMuTkwc="),
  ])
  func olderSignatureIsAccepted(_ method: String, _ extra: String, _ signature: String) throws {
    let text = Self.legacyQuery + "\(extra)&Timestamp=1775087999&Version=2019-07-19"
    var pairs = try #require(FormEncoding.pairs(text)).reversed() as Array
    pairs.append((name: "Signature", value: signature))
    let host = "ecm.intl.tencentcloudapi.com"
    #expect(throws: Never.self) {
      try LegacyVerification.verify(
        method: method, host: host, pairs: pairs, secretKey: "SKEXAMPLE")
    }
    #expect(throws: APIFailure.self) {
      try LegacyVerification.verify(
        method: method == "GET" ? "POST" : "GET", host: host, pairs: pairs,
        secretKey: "SKEXAMPLE")
    }
  }
}
