/// The file of the SDKs: section `[default]`, `secret_id` and `secret_key`.
package struct INIFile: CredentialSource {
  package let name: String
  private let files: any FileReader
  private let isShared: Bool

  /// - Parameter isShared: The machine's own file. Where it is closed to this user, it is not meant
  ///   for them and the next source is asked.
  package init(path: String, files: any FileReader, isShared: Bool = false) {
    name = path
    self.files = files
    self.isShared = isShared
  }

  package func load() throws(CredentialError) -> LoadedCredential? {
    guard let bytes = try files.readSecret(name, skippingForbidden: isShared) else { return nil }
    let sections = INISections(try CredentialText(bytes, of: name).text)
    guard let keys = sections[Self.section] else {
      throw CredentialError(source: name, message: Self.reason(without: sections))
    }
    guard let secretID = keys["secret_id"], let secretKey = keys["secret_key"] else {
      let missing = ["secret_id", "secret_key"].filter { keys[$0] == nil }
      throw CredentialError(
        source: name,
        message: "its section [\(Self.section)] has no \(missing.joined(separator: " and "))")
    }
    return try LoadedCredential(
      secretID: secretID, secretKey: secretKey, token: keys["token"], source: name)
  }

  private static let section = "default"

  /// Names of sections are shown, since none of them is a secret.
  private static func reason(without sections: INISections) -> String {
    let names = sections.names.map { "[\($0.presentable)]" }
    if !names.isEmpty {
      return "it has no section [\(section)]; it has \(names.joined(separator: ", "))"
    }
    return sections.hasStrayKeys
      ? "its keys are in no section; write [\(section)] above them"
      : "it has no section [\(section)]"
  }
}
