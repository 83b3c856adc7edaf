package import Fleet
import JSON

/// `~/.tccli/<profile>.credential`, as tccli writes it (observed).
///
/// Logins in it are tccli's to renew: where one has expired, the operator is told how.
package struct TCCLIFile: CredentialSource {
  package let name: String
  private let profile: String
  private let folder: String
  private let files: any FileReader
  private let wallClock: @Sendable () -> Timestamp
  private let isRequired: Bool

  /// - Parameter isRequired: The profile was asked for by name, so that its absence is an error.
  package init(
    profile: String, home: String, files: any FileReader,
    wallClock: @escaping @Sendable () -> Timestamp, isRequired: Bool = false
  ) {
    self.profile = profile
    folder = "\(home)/.tccli"
    name = "\(folder)/\(profile)\(Self.ending)"
    self.files = files
    self.wallClock = wallClock
    self.isRequired = isRequired
  }

  package func load() throws(CredentialError) -> LoadedCredential? {
    guard !profile.contains("/"), profile != ".." else {
      throw CredentialError("tccli", .notAProfileName(profile))
    }
    guard let bytes = try files.readSecret(name) else {
      guard isRequired else { return nil }
      throw CredentialError(
        name, .noProfile(profile, others: others),
        advice: .run("tccli configure --profile \(profile)"))
    }
    let file = Contents(try CredentialText(bytes, of: name).object(of: name))
    switch file.type {
    case "cvm-role":
      throw CredentialError(name, .profileIsInstanceRole, advice: .allowInstanceRole)
    case "oauth": try check(file, login: "tccli auth login --profile \(profile)")
    case "sso": try check(file, login: "tccli sso login --profile \(profile)")
    case "": break
    default:
      throw CredentialError(name, .unknownLogin)
    }
    return try LoadedCredential(
      secretID: file.secretID, secretKey: file.secretKey, token: file.token,
      expiry: file.expiry, source: name, role: file.role)
  }

  /// The profiles that there are.
  private var others: [String] {
    files.names(in: folder).filter { $0.hasSuffix(Self.ending) }
      .map { String($0.dropLast(Self.ending.count)) }.filter { !$0.isEmpty }.sorted()
  }

  private static let ending = ".credential"

  private func check(_ file: Contents, login: String) throws(CredentialError) {
    guard !file.secretID.isEmpty, !file.secretKey.isEmpty else {
      throw CredentialError(name, .nobodyLoggedIn, advice: .run(login))
    }
    if let expiry = file.expiry, expiry <= wallClock() {
      throw CredentialError(name, .loginExpired(expiry), advice: .run(login))
    }
  }

  private struct Contents {
    var type, secretID, secretKey, token: String
    var expiry: Timestamp?
    var role: AssumedRole?

    init(_ json: JSONNode) {
      type = json["type"].text
      secretID = json["secretId"].text
      secretKey = json["secretKey"].text
      token = json["token"].text
      // Unix seconds; some of its versions write a fraction.
      expiry = json["expiresAt"].double.flatMap(Timestamp.init(unixSeconds:))
      let arn = json["role-arn"].text
      role =
        arn.isEmpty ? nil : AssumedRole(arn: arn, sessionName: json["role-session-name"].text)
    }
  }
}

extension Timestamp {
  /// nil for what cannot be a time.
  init?(unixSeconds: Double) {
    guard unixSeconds > 0, unixSeconds < 1e11 else { return nil }
    self.init(seconds: Int64(unixSeconds))
  }
}
