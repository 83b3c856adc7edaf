import Testing

@testable import TC3Signer

@Suite struct VerificationTests {
  @Test func aServerVerifiesWhatAClientSent() throws {
    for vector in try SignatureVectors.load().tc3 {
      let parts = try #require(TC3Authorization(vector.authorization))
      #expect(parts.description == vector.authorization)
      #expect(parts.secretID == vector.secretId)
      #expect(parts.date == TC3Signer.utcDate(of: vector.timestamp))
      let received = [
        "content-type": vector.request.contentType, "host": vector.host,
        "x-tc-action": vector.action,
      ]
      let signed = parts.signedHeaders.map { name in
        (name: name, value: TC3Signer.canonicalValue(of: received[name] ?? "", name: name))
      }
      let text = TC3Signer.stringToSign(
        canonicalRequest: TC3Signer.canonicalRequest(
          method: vector.method, query: vector.query, signedHeaders: signed,
          payloadHash: vector.request.payloadHash),
        service: parts.service, timestamp: vector.timestamp)
      let key = SigningKey(
        secretKey: vector.secretKey, date: parts.date, service: parts.service)
      #expect(key.verifies(parts.signature, of: text))
      #expect(!key.verifies(parts.signature, of: text + " "))
      #expect(!key.verifies(String(parts.signature.dropLast()), of: text))
      #expect(!key.verifies(parts.signature.uppercased(), of: text))
    }
  }

  @Test(arguments: [
    "", "TC3-HMAC-SHA256", "TC3-HMAC-SHA256 ",
    "AWS4-HMAC-SHA256 Credential=A/2026-01-01/ecm/tc3_request, SignedHeaders=host, Signature=ab",
    "TC3-HMAC-SHA256 Credential=A/2026-01-01/ecm/aws4_request, SignedHeaders=host, Signature=ab",
    "TC3-HMAC-SHA256 Credential=A/2026-01-01/ecm, SignedHeaders=host, Signature=ab",
    "TC3-HMAC-SHA256 Credential=/2026-01-01/ecm/tc3_request, SignedHeaders=host, Signature=ab",
    "TC3-HMAC-SHA256 Credential=A/2026-01-01/ecm/tc3_request, SignedHeaders=, Signature=ab",
    "TC3-HMAC-SHA256 Credential=A/2026-01-01/ecm/tc3_request, SignedHeaders=host, Signature=",
    "TC3-HMAC-SHA256 Credential=A/2026-01-01/ecm/tc3_request, SignedHeaders=host",
    "TC3-HMAC-SHA256 Credential=A/2026-01-01/ecm/tc3_request, SignedHeaders=host, Signature",
    "TC3-HMAC-SHA256 Credential=A/d/ecm/tc3_request, SignedHeaders=h, Signature=a, Signature=b",
    "TC3-HMAC-SHA256 Credential=A/d/ecm/tc3_request, SignedHeaders=h, Signature=a, Other=b",
  ])
  func aDamagedAuthorizationIsRefused(header: String) {
    #expect(TC3Authorization(header) == nil)
  }

  @Test func blanksAfterTheCommasDoNotMatter() {
    let scope = "Credential=A/2026-01-01/ecm/tc3_request"
    let tight = TC3Authorization("TC3-HMAC-SHA256 \(scope),SignedHeaders=host,Signature=ab")
    #expect(
      tight == TC3Authorization("TC3-HMAC-SHA256 \(scope),  SignedHeaders=host, Signature=ab"))
    #expect(tight?.signedHeaders == ["host"])
  }

  @Test func noSecretIsEverPrinted() {
    let credential = Credential(
      secretID: "AKIDEXAMPLE", secretKey: "hidden-key", token: "hidden-token")
    let signer = TC3Signer()
    _ = signer.signature(
      for: TC3Signer.Request(host: "h", service: "s"), credential: credential, timestamp: 0)
    let key = SigningKey(secretKey: "hidden-key", date: "2026-01-01", service: "ecm")
    let values: [Any] = [credential, [credential], Optional(credential) as Any, signer, key]
    for value in values {
      var dumped = ""
      dump(value, to: &dumped)
      for text in [dumped, "\(value)", String(reflecting: value)] {
        #expect(!text.contains("hidden"))
        #expect(!text.contains(MessageDigest.hexadecimal(key.derivedBytes)))
        #expect(!text.contains("\(key.derivedBytes[0]), \(key.derivedBytes[1])"))
      }
    }
    #expect("\(credential)" == "Credential(…MPLE)")
  }
}
