import Testing

@testable import TC3Signer

@Suite struct SignatureV1Tests {
  @Test func everyVectorIsReproducedFromItsParameters() throws {
    let vectors = try SignatureVectors.load().v1
    for vector in vectors {
      let (head, query) = try #require(parts(of: vector.sourceString))
      let parameters = query.split(separator: "&").map { pair in
        let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
        return (name: halves[0], value: halves[1])
      }
      let source = SignatureV1.sourceString(
        method: vector.method, host: String(head.dropFirst(vector.method.count)),
        parameters: parameters.reversed() + [("Signature", "not signed")])
      #expect(source == vector.sourceString)
      let signature = SignatureV1.signature(
        of: source, secretKey: "SKEXAMPLE",
        method: SignatureV1.Method(parameter: vector.sigMethod))
      #expect(signature == vector.signature, "\(vector.name)")
    }
    #expect(vectors.map(\.name) == ["V10", "V11"])
    #expect(Set(vectors.map(\.sigMethod)) == Set(SignatureV1.Method.allCases.map(\.rawValue)))
  }

  @Test func parametersAreSortedAsTextAndKeptDecoded() {
    let source = SignatureV1.sourceString(
      method: "GET", host: "h",
      parameters: [("Id.2", "b"), ("Id.10", "a&c= +"), ("Action", "直播"), ("Z", ""), ("a", "1")])
    #expect(source == "GETh/?Action=直播&Id.10=a&c= +&Id.2=b&Z=&a=1")
  }

  @Test(arguments: [nil, "", "HmacSHA1", "hmacsha256", "MD5"])
  func anUnknownMethodMeansSHA1(parameter: String?) {
    #expect(SignatureV1.Method(parameter: parameter) == .hmacSHA1)
  }

  private func parts(of source: String) -> (head: Substring, query: Substring)? {
    let halves = source.split(separator: "?", maxSplits: 1)
    return halves.count == 2 ? (halves[0].dropLast(), halves[1]) : nil
  }
}
