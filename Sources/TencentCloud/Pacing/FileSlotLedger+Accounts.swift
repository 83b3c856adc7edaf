import Glibc

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
    let notes = folder.files(beginningWith: Self.prefix)
    for oldest in notes.dropLast(Self.kept) { unlinkat(folder.descriptor, oldest, 0) }
  }
}

extension OpenFolder {
  /// Names, the one that was changed longest ago first.
  fileprivate borrowing func files(beginningWith prefix: String) -> [String] {
    // A descriptor of its own, since reading a folder moves it.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { return [] }
    defer { closedir(stream) }
    var found: [(name: String, seconds: Int, nanoseconds: Int)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard name.hasPrefix(prefix), fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      else { continue }
      found.append((name, status.st_mtim.tv_sec, status.st_mtim.tv_nsec))
    }
    return found.sorted { ($0.seconds, $0.nanoseconds) < ($1.seconds, $1.nanoseconds) }.map(\.name)
  }
}
