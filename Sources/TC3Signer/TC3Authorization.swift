/// The `Authorization` header of a signed request, in its parts.
package struct TC3Authorization: Sendable, Hashable {
  package var secretID: String
  /// `YYYY-MM-DD`, as the client wrote it.
  package var date: String
  package var service: String
  /// In the client's own spelling and order.
  package var signedHeaders: [String]
  /// As the client wrote it.
  package var signature: String

  package init(
    secretID: String, date: String, service: String, signedHeaders: [String], signature: String
  ) {
    self.secretID = secretID
    self.date = date
    self.service = service
    self.signedHeaders = signedHeaders
    self.signature = signature
  }
}

extension TC3Authorization: LosslessStringConvertible {
  /// The value of the header.
  package var description: String {
    "\(TC3Signer.algorithm) Credential=\(secretID)/\(date)/\(service)/tc3_request, "
      + "SignedHeaders=\(signedHeaders.joined(separator: ";")), Signature=\(signature)"
  }

  /// Reads the value of a header. nil if it is not of this algorithm or a part is missing, empty or
  /// duplicated.
  package init?(_ description: String) {
    let prefix = "\(TC3Signer.algorithm) "
    guard description.hasPrefix(prefix) else { return nil }
    var fields: [String: String] = [:]
    for part in description.dropFirst(prefix.count).split(separator: ",") {
      let pair = part.drop { $0 == " " }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, fields.updateValue(String(pair[1]), forKey: String(pair[0])) == nil
      else { return nil }
    }
    guard fields.count == 3, let credential = fields["Credential"],
      let names = fields["SignedHeaders"], let signature = fields["Signature"]
    else { return nil }
    let scope = credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let signedHeaders = names.split(separator: ";", omittingEmptySubsequences: false)
    guard scope.count == 4, scope[3] == "tc3_request", !scope.contains(""), signature != "",
      !signedHeaders.contains("")
    else { return nil }
    self.init(
      secretID: scope[0], date: scope[1], service: scope[2],
      signedHeaders: signedHeaders.map(String.init), signature: signature)
  }
}
