import Fleet
import Glibc

/// The folder of what is remembered: this user's own, closed to others, and no link. Files in it
/// are opened through it, so that nobody can put another folder into its place meanwhile.
struct CacheFolder {
  let path: String
  private let descriptor: Int32

  /// A file that is larger is none of ours.
  private static let largestFile = 1 << 30
  /// Seconds after which a file that nobody wrote again is taken away.
  private static let shelfLife = 30 * 86_400

  /// - Parameter isMade: whether it is made where it is missing.
  /// - Returns: nil where it is missing and not made.
  init?(_ path: String, isMade: Bool) throws(RememberedProblem) {
    self.path = path
    if isMade { Self.make(path) }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT, !isMade { return nil }
    guard descriptor >= 0 else {
      if errno == ELOOP || errno == ENOTDIR { throw .foreign(path) }
      throw .system(path)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_uid == geteuid() else {
      Glibc.close(descriptor)
      throw .foreign(path)
    }
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o700) }
  }

  func close() { Glibc.close(descriptor) }

  /// The bytes of a file; nil where there is none.
  func read(_ name: String) throws(RememberedProblem) -> [UInt8]? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    if file < 0, errno == ENOENT { return nil }
    guard file >= 0 else {
      if errno == ELOOP { throw .foreign("\(path)/\(name)") }
      throw .system("\(path)/\(name)")
    }
    defer { Glibc.close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid()
    else { throw .foreign("\(path)/\(name)") }
    guard status.st_mode & 0o077 == 0 else { throw .exposed("\(path)/\(name)") }
    guard status.st_size <= Self.largestFile else { throw .damaged }
    return try bytes(of: file, count: Int(status.st_size), name)
  }

  private func bytes(
    of file: Int32, count: Int, _ name: String
  ) throws(RememberedProblem) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let start = buffer.baseAddress {
        let more = Glibc.read(file, start + filled, count - filled)
        if more < 0, errno == EINTR { continue }
        if more < 0 { failure = errno }
        if more <= 0 { break }
        filled += more
      }
    }
    if failure != 0 { throw .system("\(path)/\(name)", failure) }
    return bytes
  }

  /// Puts a file there as a whole or not at all. It is not flushed: what a crash leaves of it does
  /// not fit its checksum.
  func write(_ bytes: [UInt8], to name: String) throws(RememberedProblem) {
    let temporary = ".\(name).\(getpid())"
    // What an earlier process of this number has left.
    unlinkat(descriptor, temporary, 0)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(descriptor, temporary, flags, 0o600)
    guard file >= 0 else { throw .system("\(path)/\(temporary)") }
    let failure = bytes.withUnsafeBytes { WholeWrite.write($0, to: file) }
    Glibc.close(file)
    guard failure == 0 else {
      unlinkat(descriptor, temporary, 0)
      throw .system("\(path)/\(name)", failure)
    }
    guard renameat(descriptor, temporary, descriptor, name) == 0 else {
      let failure = errno
      unlinkat(descriptor, temporary, 0)
      throw .system("\(path)/\(name)", failure)
    }
  }

  /// Takes away files whose names end so and that nobody has written for a month: what a key that
  /// is not used any more could see is not kept for ever.
  func prune(ending: String) {
    let now = time(nil)
    for name in names(with: ending) {
      var status = stat()
      guard
        fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
        now - status.st_mtim.tv_sec > Self.shelfLife
      else { continue }
      unlinkat(descriptor, name, 0)
    }
  }

  /// Files whose names have this in them, those of a writer under way among them.
  func names(with ending: String) -> [String] {
    let copy = dup(descriptor)
    guard copy >= 0, let listing = fdopendir(copy) else { return [] }
    defer { closedir(listing) }
    // The place in the folder is shared by every descriptor of it.
    rewinddir(listing)
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.contains(ending) { names.append(name) }
    }
    return names
  }

  /// Makes the folder and those above it that are missing.
  private static func make(_ path: String) {
    var end = path.startIndex
    while let next = path[end...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<next]), 0o700)
      end = next
    }
    mkdir(path, 0o700)
  }
}

extension RememberedProblem {
  /// What the system said.
  fileprivate static func system(_ path: String, _ code: Int32 = errno) -> RememberedProblem {
    .refused(path: path, reason: String(cString: strerror(code)))
  }
}
