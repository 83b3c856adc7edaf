/// The command line by which the program is started for a profile.
package extension Words {
  /// `edgereap --profile cn`.
  ///
  /// - Parameter profile: empty for a start without a profile.
  static func program(_ profile: String) -> String {
    profile.isEmpty ? "edgereap" : "edgereap --profile \(quoted(profile))"
  }

  /// The command that settles what is open of an operation.
  static func watch(_ operation: String, _ profile: String) -> String {
    // Options follow the name of a command.
    profile.isEmpty
      ? "edgereap watch \(operation)"
      : "edgereap watch --profile \(quoted(profile)) \(operation)"
  }

  /// What continues watching after the screen was left: one command, which names the profile.
  ///
  /// - Parameter profiles: those in which something was sent; empty names for none.
  func resumes(_ profiles: [String]) -> String {
    guard profiles.count > 1 else {
      let command = "\(Self.program(profiles.first ?? "")) --resume latest"
      return pick("'\(command)' resumes watching", "可用 \(command) 继续跟踪")
    }
    let names = profiles.map(profileName).joined(separator: listComma)
    return pick(
      "'edgereap --profile NAME --resume latest' resumes watching (\(names))",
      "可用 edgereap --profile 名称 --resume latest 继续跟踪（\(names)）")
  }

  /// As a shell takes it for one word.
  private static func quoted(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { sign in
      sign.properties.isAlphabetic || ("0"..."9").contains(sign)
        || "-_.".unicodeScalars.contains(sign)
    }
    if isPlain { return name }
    let parts = name.split(separator: "'", omittingEmptySubsequences: false)
    return "'\(parts.joined(separator: #"'\''"#))'"
  }
}
