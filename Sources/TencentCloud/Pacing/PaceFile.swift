internal import Glibc

/// A small file that the programs of a host share, open and locked until it is closed.
struct PaceFile {
  private static let largest = 4096
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

  /// nil where nothing is in it, or more than anybody here writes.
  func text() -> String? {
    var bytes = [UInt8](repeating: 0, count: Self.largest + 1)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0, count <= Self.largest else { return nil }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// Not flushed: what is lost with the machine is a hint.
  func write(_ text: String) {
    let bytes = Array(text.utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, bytes, bytes.count, 0)
  }

  private func lock(_ patience: Int) -> Bool {
    for _ in 0..<patience {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(1_000)
    }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }
}
