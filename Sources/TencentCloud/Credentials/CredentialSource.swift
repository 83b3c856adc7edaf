package import Fleet
package import TC3Signer

/// One place that keys can come from.
package protocol CredentialSource: Sendable {
  /// For people: `environment`, or a file's path.
  var name: String { get }

  /// Reads the source again on each call.
  ///
  /// - Returns: nil where this place is not set up, so that the next one is asked. A place that is
  ///   set up and cannot be used throws, rather than let other keys be used than were meant.
  func load() async throws(CredentialError) -> LoadedCredential?
}

/// Keys, and where they came from.
package struct LoadedCredential: Sendable, Hashable {
  package var credential: Credential
  /// nil for permanent keys.
  package var expiry: Timestamp?
  /// The source's name.
  package var source: String
  /// A role that the source says is to be assumed with these keys.
  package var role: AssumedRole?

  /// - Throws: where a key is missing, or has blanks around it as pasted keys do.
  package init(
    secretID: String, secretKey: String, token: String? = nil, expiry: Timestamp? = nil,
    source: String, role: AssumedRole? = nil
  ) throws(CredentialError) {
    for (value, word) in [(secretID, "SecretId"), (secretKey, "SecretKey")] {
      guard !value.isEmpty else {
        throw CredentialError(source, .missingValue(name: word))
      }
      guard value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw CredentialError(source, .foreignCharacters(name: word))
      }
    }
    let token = token.flatMap { $0.isEmpty ? nil : $0 }
    guard token?.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) ?? true else {
      throw CredentialError(source, .foreignCharacters(name: "token"))
    }
    credential = Credential(secretID: secretID, secretKey: secretKey, token: token)
    self.expiry = expiry
    self.source = source
    self.role = role
  }
}

/// A CAM role, as STS `AssumeRole` takes it.
package struct AssumedRole: Sendable, Hashable {
  /// `qcs::cam::uin/<uin>:roleName/<name>`.
  package var arn: String
  package var sessionName: String
  /// Documented: 7200 where nothing is said, 43200 at most.
  package var seconds: Int

  package init(arn: String, sessionName: String = "edgereap", seconds: Int = 7200) {
    self.arn = arn
    self.sessionName = sessionName.isEmpty ? "edgereap" : sessionName
    self.seconds = seconds
  }

  /// Its name in the account's audit log, with the reason behind it as far as STS takes its characters.
  func sessionName(because reason: String?) -> String {
    let isTaken: (Character) -> Bool = {
      $0.isASCII && ($0.isLetter || $0.isNumber || "_=,.@-".contains($0))
    }
    let words = (reason ?? "").split { !isTaken($0) }
    return String(([sessionName[...]] + words).joined(separator: "-").prefix(128))
  }
}

/// Why there are no keys. It names the place and never what is in it.
package struct CredentialError: Error, Sendable, Hashable {
  package var source: String
  package var problem: CredentialProblem
  /// The remedy, if one is known.
  package var advice: Advice?

  package init(_ source: String, _ problem: CredentialProblem, advice: Advice? = nil) {
    self.source = source
    self.problem = problem
    self.advice = advice
  }
}

extension ServiceFailure {
  init(credential error: CredentialError) {
    self.init(
      kind: .denied, code: "NoCredential",
      .credentials(source: error.source, error.problem), advice: error.advice)
  }
}

/// A provider of credentials for a pipeline.
protocol CredentialProvider: Sendable {
  /// nil for calls that are not signed.
  func current() async throws(CredentialError) -> Credential?

  /// Gets other keys than those that were refused.
  ///
  /// - Returns: whether there are any.
  func renew(replacing stale: Credential) async -> Bool
}

/// The same keys as long as it lives, or none.
struct FixedCredential: CredentialProvider {
  var credential: Credential?

  func current() -> Credential? { credential }
  func renew(replacing stale: Credential) -> Bool { false }
}
