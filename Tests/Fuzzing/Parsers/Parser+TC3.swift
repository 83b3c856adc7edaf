@testable import Simulator
@testable import TC3Signer

extension Parser {
  /// The `Authorization` header, by the signer's reader and by the simulator's. The simulator's is
  /// the more generous one; what both take they see alike.
  static let tc3 = Parser(name: "tc3") { input in
    let text = input.text
    let own = TC3Authorization(text)
    let other = TC3Header(text)
    if let own {
      promise(TC3Authorization(own.description) == own, "a header that is read back as another")
    }
    if let own, let other {
      promise(
        own.secretID == other.secretID && own.service == other.service && own.date == other.date
          && own.signature == other.signature && own.signedHeaders == other.signedHeaders,
        "two readings of '\(text)'")
    }
    let request = TC3Signer.Request(
      host: "ecm.tencentcloudapi.com", service: "ecm", contentType: "application/json",
      payload: input.bytes)
    let headers = TC3Signer().headers(
      for: request, credential: SimulatorConfiguration.defaultCredential, timestamp: 1_795_248_000)
    let written = headers.first { $0.name == "Authorization" }?.value ?? ""
    promise(TC3Authorization(written) != nil && TC3Header(written) != nil, "a header of our own")
    if let pairs = FormEncoding.pairs(text) {
      _ = FormEncoding.tree(pairs)
      _ = SignatureV1.sourceString(method: "GET", host: "h", parameters: pairs)
    }
  }
}
