internal import TC3Signer

/// The file `accounts` beside the lanes: `edgereap-accounts 1`, and a line `KEY ACCOUNT` of digests for
/// each pair of keys that was used lately, the newest last.
///
/// It is a hint: what is not legible was not remembered, and what is wrong lets a program count
/// apart from the others until it has asked whose its keys are.
extension FileSlotLedger: PaceAccountMemory {
  private static let head = "edgereap-accounts 1"
  /// Temporary keys are others in each session.
  private static let kept = 64

  package func account(ofKey key: String) -> String? {
    guard let file = file("accounts") else { return nil }
    defer { file.close() }
    return Self.lines(of: file).last { $0.key == key }?.account
  }

  package func note(account: String, ofKey key: String) {
    guard let file = file("accounts") else { return }
    defer { file.close() }
    var lines = Self.lines(of: file)
    lines.removeAll { $0.key == key }
    lines.append((key, account))
    file.write(
      ([Self.head] + lines.suffix(Self.kept).map { "\($0.key) \($0.account)" })
        .map { $0 + "\n" }.joined())
  }

  private static func lines(of file: PaceFile) -> [(key: String, account: String)] {
    let lines = (file.text() ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == head[...], lines.last == "" else { return [] }
    return lines.compactMap { line in
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 2, words.allSatisfy(MessageDigest.isShort) else { return nil }
      return (String(words[0]), String(words[1]))
    }
  }
}

extension MessageDigest {
  fileprivate static func isShort(_ word: Substring) -> Bool {
    word.utf8.count == 16
      && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
