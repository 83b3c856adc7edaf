/// The file of the SDKs: section `[default]`, `secret_id` and `secret_key`.
package struct INIFile: CredentialSource {
  package let name: String
  private let files: any FileReader
  private let isShared: Bool

  /// - Parameter isShared: The machine's own file. Where it is closed to this user, it is not meant
  ///   for him and the next source is asked.
  package init(path: String, files: any FileReader, isShared: Bool = false) {
    name = path
    self.files = files
    self.isShared = isShared
  }

  package func load() throws(CredentialError) -> LoadedCredential? {
    guard let bytes = try files.readSecret(name, skippingForbidden: isShared) else { return nil }
    let keys = Self.section("default", of: String(decoding: bytes, as: UTF8.self))
    guard let secretID = keys["secret_id"], let secretKey = keys["secret_key"] else {
      throw CredentialError(
        source: name, message: "no secret_id and secret_key in its section [default]")
    }
    return try LoadedCredential(
      secretID: secretID, secretKey: secretKey, token: keys["token"], source: name)
  }

  /// Quotation marks around a value are taken off: the official comment shows them, although the
  /// official reader keeps them.
  static func section(_ section: String, of text: String) -> [String: String] {
    var values: [String: String] = [:]
    var isInside = false
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmed
      if line.hasPrefix("[") {
        isInside = line == "[\(section)]"
      } else if isInside, !line.hasPrefix("#"), !line.hasPrefix(";") {
        let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { continue }
        values[pair[0].trimmed.lowercased()] = String(unquoted(pair[1].trimmed))
      }
    }
    return values
  }

  private static func unquoted(_ value: Substring) -> Substring {
    for mark in ["\"", "'"] where value.count >= 2 && value.hasPrefix(mark) && value.hasSuffix(mark)
    {
      return value.dropFirst().dropLast()
    }
    return value
  }
}

extension Substring {
  var trimmed: Substring {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return self[first...last]
  }
}
