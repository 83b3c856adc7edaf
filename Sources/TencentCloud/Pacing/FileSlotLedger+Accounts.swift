import OwnFiles

/// Which account each pair of keys was of the last time: a ``SharedNumber`` beside the lanes for each
/// of the pairs that were used lately, `account.KEY`, with the account's digest in it.
///
/// It is a hint: what cannot be read is unknown, and what is wrong lets a program count apart from the
/// others until it has asked whose its keys are.
extension FileSlotLedger: PaceAccountMemory {
  private static let prefix = "account."
  /// Temporary keys are others in each session.
  private static let kept = 64

  package func account(ofKey key: String) -> String? {
    guard let folder = openFolder(),
      let digest = SharedNumber(Self.prefix + key, in: folder, isCreated: false)?.value, digest != 0
    else { return nil }
    let digits = String(UInt64(bitPattern: digest), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  package func note(account: String, ofKey key: String) {
    guard let folder = openFolder(), let digest = UInt64(account, radix: 16),
      let number = SharedNumber(Self.prefix + key, in: folder, isCreated: true)
    else { return }
    while let old = number.value, !number.replace(old, by: Int64(bitPattern: digest)) {}
    number.touch()
    let notes = folder.oldestFirst { $0.hasPrefix(Self.prefix) }
    for oldest in notes.dropLast(Self.kept) { folder.remove(oldest.name) }
  }
}
