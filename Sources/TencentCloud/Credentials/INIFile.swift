import Fleet

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
      throw CredentialError(name, Self.problem(without: sections))
    }
    guard let secretID = keys["secret_id"], let secretKey = keys["secret_key"] else {
      let missing = ["secret_id", "secret_key"].filter { keys[$0] == nil }
      throw CredentialError(name, .sectionLacks(Self.section, names: missing))
    }
    return try LoadedCredential(
      secretID: secretID, secretKey: secretKey, token: keys["token"], source: name)
  }

  private static let section = "default"

  /// Names of sections are shown, since none of them is a secret.
  private static func problem(without sections: INISections) -> CredentialProblem {
    let names = sections.names.map { "[\($0.presentable)]" }
    return names.isEmpty && sections.hasStrayKeys
      ? .keysOutsideSection(section) : .noSection(section, others: names)
  }
}
