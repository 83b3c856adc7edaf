internal import Glibc

/// One lane's file, open and locked until it is closed.
///
/// Its one line is `edgereap-pace 1 BOOT-ID NANOSECONDS`.
struct SlotFile {
  private static let magic = "edgereap-pace 1"
  private static let longestLine = 200
  private let descriptor: Int32

  /// nil where the file cannot be opened as an ordinary file of this user with no second name, which
  /// may be something that must not be written over, or stays locked: its
  /// holders take microseconds, or as long as a busy machine keeps them from going on.
  ///
  /// - Parameter patience: Milliseconds to wait for the lock.
  init?(directory: String, name: String, patience: Int) {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    descriptor = open("\(directory)/\(name)", flags, 0o600)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_nlink == 1, lock(patience)
    else {
      Glibc.close(descriptor)
      return nil
    }
  }

  func close() { Glibc.close(descriptor) }

  /// When the next slot is free, if this boot's programs have said so legibly.
  func next(bootID: String) -> Duration? {
    var bytes = [UInt8](repeating: 0, count: Self.longestLine)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0, count < Self.longestLine else { return nil }
    let line = String(decoding: bytes.prefix(count), as: UTF8.self)
    let prefix = "\(Self.magic) \(bootID) "
    guard line.hasPrefix(prefix), line.hasSuffix("\n"),
      let nanoseconds = Int64(line.dropFirst(prefix.count).dropLast()), nanoseconds >= 0
    else { return nil }
    return .nanoseconds(nanoseconds)
  }

  /// Not flushed: after a crash of the machine it would be another boot's anyway.
  func write(next: Duration, bootID: String) {
    let line = Array("\(Self.magic) \(bootID) \(next.wholeNanoseconds)\n".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, line, line.count, 0)
  }

  private func lock(_ patience: Int) -> Bool {
    for _ in 0..<patience {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(1_000)
    }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }
}

extension Duration {
  /// Rounded towards zero; the far future and past are cut off.
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, more) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow || more ? (seconds < 0 ? .min : .max) : sum
  }
}
