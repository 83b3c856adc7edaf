package import JSON

/// One person's approval of a plan: an SSH signature of its digest and of a time.
package struct PlanSignature: Sendable, Hashable {
  /// Who signed, as ``PlanApproval`` found them; in a file only what the file claims.
  package var principal: String
  /// The fingerprint of the key, without its certificate: `SHA256:…`.
  package var key: String
  /// In whole seconds.
  package var signedAt: Timestamp
  /// As `ssh-keygen -Y sign` writes it.
  package var signature: String

  package init(principal: String, key: String, signedAt: Timestamp, signature: String) {
    self.principal = principal
    self.key = key
    self.signedAt = Timestamp(milliseconds: signedAt.seconds * 1000)
    self.signature = signature
  }

  /// What SSH calls the purpose of a signature, so that one made for something else approves no plan.
  package static let namespace = "edgereap-plan"
  /// More of them in a file are not looked at.
  package static let most = 32

  /// What is signed.
  package static func text(of digest: String, at time: Timestamp) -> String {
    "edgereap-plan-v2 \(digest) \(time.iso8601())\n"
  }
}

extension PlanSignature: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("principal", principal)
    writer.member("key", key)
    writer.member("signed_at", signedAt)
    writer.member("signature", signature)
  }

  package init(reading scanner: inout JSONScanner) throws(JSONFault) {
    var (principal, key, signature) = ("", "", "")
    var signedAt = Timestamp(milliseconds: 0)
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "principal": principal = try scanner.textOrNull() ?? ""
      case "key": key = try scanner.text()
      case "signed_at": signedAt = try Timestamp(reading: &scanner)
      case "signature": signature = try scanner.text()
      default: try scanner.skip()
      }
    }
    self.init(principal: principal, key: key, signedAt: signedAt, signature: signature)
  }
}
