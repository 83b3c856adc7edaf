import Fleet

/// `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, with the two names that a token goes by.
package struct EnvironmentKeys: CredentialSource {
  package let name = "environment"
  private let environment: Variables

  package init(_ environment: [String: String]) {
    self.environment = Variables(environment)
  }

  /// Whether one of the pair is set, so that no other source is used.
  var areSet: Bool {
    environment["TENCENTCLOUD_SECRET_ID"] != nil || environment["TENCENTCLOUD_SECRET_KEY"] != nil
  }

  package func load() throws(CredentialError) -> LoadedCredential? {
    guard areSet else { return nil }
    let secretID = environment["TENCENTCLOUD_SECRET_ID"]
    let secretKey = environment["TENCENTCLOUD_SECRET_KEY"]
    guard let secretID, let secretKey else {
      let missing = secretID == nil ? "TENCENTCLOUD_SECRET_ID" : "TENCENTCLOUD_SECRET_KEY"
      throw CredentialError(name, .variableNotSet(missing))
    }
    let role = environment["TENCENTCLOUD_ROLE_ARN"].map {
      AssumedRole(arn: $0, sessionName: environment["TENCENTCLOUD_ROLE_SESSION_NAME"] ?? "")
    }
    return try LoadedCredential(
      secretID: secretID, secretKey: secretKey,
      token: environment["TENCENTCLOUD_TOKEN"] ?? environment["TENCENTCLOUD_SECURITY_TOKEN"],
      source: name,
      role: role)
  }
}

/// The environment, which may hold secrets and so shows nothing of itself.
struct Variables: Sendable {
  private let values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  /// nil also where it is set to nothing.
  subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// All of it, for another program.
  var all: [String: String] { values }
}

extension Variables: CustomStringConvertible, CustomReflectable {
  var description: String { "Variables(…)" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
