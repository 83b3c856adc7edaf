/// The `Authorization` header of TC3-HMAC-SHA256, taken apart.
///
/// The simulator reads and verifies signatures with code of its own, so that a mistake of the
/// client's signer cannot be confirmed by itself.
struct TC3Header: Sendable, Equatable {
  static let algorithm = "TC3-HMAC-SHA256"

  var secretID: String
  var date: String
  var service: String
  var signedHeaders: [String]
  var signature: String

  /// nil if it is not of this algorithm, or a part is missing or malformed.
  init?(_ value: String) {
    guard value.hasPrefix(Self.algorithm + " ") else { return nil }
    var fields: [Substring: Substring] = [:]
    for field in value.dropFirst(Self.algorithm.count).split(separator: ",") {
      let text = field.drop { $0 == " " }
      guard let equals = text.firstIndex(of: "=") else { return nil }
      fields[text[..<equals]] = text[text.index(after: equals)...]
    }
    guard let credential = fields["Credential"], let names = fields["SignedHeaders"],
      let signature = fields["Signature"]
    else { return nil }
    let scope = credential.split(separator: "/", omittingEmptySubsequences: false)
    guard scope.count == 4, scope[3] == "tc3_request", !scope[0].isEmpty, !scope[2].isEmpty
    else { return nil }
    secretID = String(scope[0])
    date = String(scope[1])
    service = String(scope[2])
    signedHeaders = names.split(separator: ";").map(String.init)
    self.signature = String(signature)
  }
}
