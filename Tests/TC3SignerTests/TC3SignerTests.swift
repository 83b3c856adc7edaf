import Testing

@testable import TC3Signer

/// Every step of a signature as this code takes it.
func steps(
  of request: TC3Signer.Request, credential: Credential, timestamp: Int64,
  signer: TC3Signer = TC3Signer()
) -> SignatureVectors.Steps {
  let date = TC3Signer.utcDate(of: timestamp)
  let canonical = signer.canonicalRequest(for: request)
  let secret = credential.secretKey
  let key = SigningKey(secretKey: secret, date: date, service: request.service)
  let hexadecimal = MessageDigest.hexadecimal
  return SignatureVectors.Steps(
    payloadSha256: request.payloadHash, canonicalRequest: canonical,
    hashedCanonicalRequest: hexadecimal(MessageDigest.sha256(Array(canonical.utf8))),
    stringToSign: signer.stringToSign(for: request, timestamp: timestamp),
    secretDate: hexadecimal(SigningKey.dateKey(secretKey: secret, date: date)),
    secretService: hexadecimal(
      SigningKey.serviceKey(secretKey: secret, date: date, service: request.service)),
    secretSigning: hexadecimal(key.derivedBytes),
    signature: signer.signature(for: request, credential: credential, timestamp: timestamp),
    authorization: signer.authorization(
      for: request, credential: credential, timestamp: timestamp))
}

@Suite struct TC3SignerTests {
  @Test func everyRecordedVectorIsReproducedStepByStep() throws {
    let vectors = try SignatureVectors.load().tc3
    let signer = TC3Signer()
    for vector in vectors {
      #expect(MessageDigest.hexadecimal(Array(vector.bodyUtf8.utf8)) == vector.bodyHex)
      let steps = steps(
        of: vector.request, credential: vector.credential, timestamp: vector.timestamp,
        signer: signer)
      #expect(steps == vector.steps, "\(vector.name)")
    }
    #expect(vectors.map(\.name) == (1...9).map { "V\($0)" })
  }

  @Test func everyOfficialExampleIsReproducedStepByStep() throws {
    let vectors = try SignatureVectors.load().official
    #expect(vectors.map { $0.name.prefix(2) } == OfficialExample.all.map { $0.name.prefix(2) })
    for (vector, example) in zip(vectors, OfficialExample.all) {
      let steps = steps(
        of: example.request, credential: example.credential, timestamp: example.timestamp)
      #expect(steps == vector.steps, "\(vector.name)")
    }
  }

  @Test func headersToSendAreThoseOfTheOfficialClient() throws {
    let vectors = try SignatureVectors.load().tc3.filter { $0.headers != nil }
    #expect(vectors.count == 7)
    for vector in vectors {
      let headers = TC3Signer().headers(
        for: vector.request, credential: vector.credential, timestamp: vector.timestamp)
      for header in headers {
        #expect(vector.headers?[header.name] == header.value, "\(vector.name) \(header.name)")
      }
      let ours = Set(headers.map(\.name))
      #expect(ours.isSuperset(of: ["Host", "Content-Type", "X-TC-Timestamp", "Authorization"]))
      #expect(ours.contains("X-TC-Token") == (vector.token != nil))
      #expect(ours.contains("X-TC-Content-SHA256") == vector.request.isPayloadUnsigned)
    }
  }

  @Test func additionalHeadersAreSentAsGivenAndSignedInLowerCase() {
    let request = TC3Signer.Request(
      host: "ecm.tencentcloudapi.com", service: "ecm",
      additionalSignedHeaders: [("X-TC-Region", "ap-guangzhou"), ("X-TC-Action", " DoIt\t")])
    #expect(
      request.signedHeaders.map(\.name)
        == ["content-type", "host", "x-tc-action", "x-tc-region"])
    #expect(request.signedHeaders[2].value == "doit")
    let sent = TC3Signer().headers(
      for: request, credential: Credential(secretID: "A", secretKey: "B"), timestamp: 0)
    #expect(sent.contains { $0 == ("X-TC-Action", " DoIt\t") })
  }

  @Test func aKeptKeySignsLikeAFreshOne() {
    let signer = TC3Signer()
    for round in 0..<40 {
      let request = TC3Signer.Request(host: "h", service: ["ecm", "edgezone"][round % 2])
      let credential = Credential(secretID: "A", secretKey: "secret-\(round % 20)")
      let timestamp = Int64(round / 20 * 86_400)
      #expect(
        signer.signature(for: request, credential: credential, timestamp: timestamp)
          == TC3Signer().signature(for: request, credential: credential, timestamp: timestamp))
    }
  }

  @Test(
    arguments: [
      (0, "1970-01-01"), (-1, "1969-12-31"), (-86_400, "1969-12-31"), (-86_401, "1969-12-30"),
      (86_399, "1970-01-01"), (86_400, "1970-01-02"), (951_782_400, "2000-02-29"),
      (951_868_800, "2000-03-01"), (1_709_164_800, "2024-02-29"), (1_775_087_999, "2026-04-01"),
      (1_775_088_000, "2026-04-02"), (4_107_542_399, "2100-02-28"), (4_107_542_400, "2100-03-01"),
    ] as [(Int64, String)])
  func theDateIsThatOfUTC(timestamp: Int64, date: String) {
    #expect(TC3Signer.utcDate(of: timestamp) == date)
  }
}
