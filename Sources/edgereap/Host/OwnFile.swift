import Glibc

/// A file that this user alone reads and writes, however it came to lie where it lies.
///
/// Everything that the program writes to a path that a person named goes through here: plans and
/// exports (``write(_:to:replacing:)``), the trace and the log (``openForAppending(_:)``).
enum OwnFile {
  /// In words, without the path.
  struct Refusal: Error, Sendable {
    var reason: String

    init(reason: String) { self.reason = reason }

    /// What the system said.
    init(_ code: Int32) { reason = String(cString: strerror(code)) }
  }

  /// Opens a file to add to it, and makes it where it is missing, 0600.
  ///
  /// What others can plant in a folder that is open to them is refused: a symlink, which would be
  /// written to wherever it leads; a pipe, which would hold the program up; a file of another user,
  /// who reads what is written; and a second name of a file that is something else. What is this
  /// user's own and was open to others is closed to them.
  static func openForAppending(_ path: String) throws(Refusal) -> Int32 {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    // Looked at first, since a device may do something as soon as it is opened.
    if let status = try status(of: path) { try refuse(status, mayHaveOtherNames: false) }
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { throw refusal(errno) }
    do throws(Refusal) {
      let status = try status(of: descriptor)
      try refuse(status, mayHaveOtherNames: false)
      if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }
}

extension OwnFile {
  /// What a path names, a symlink not followed; nil where there is nothing.
  static func status(of path: String) throws(Refusal) -> stat? {
    var status = stat()
    if lstat(path, &status) == 0 { return status }
    guard errno == ENOENT, !path.isEmpty else { throw Refusal(errno) }
    return nil
  }

  static func status(of descriptor: Int32) throws(Refusal) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Refusal(errno) }
    return status
  }

  /// Refuses everything but an ordinary file of this user's.
  static func refuse(_ status: stat, mayHaveOtherNames: Bool) throws(Refusal) {
    if let kind = kinds[status.st_mode & S_IFMT] { throw Refusal(reason: "it is a \(kind)") }
    if status.st_uid != geteuid() { throw Refusal(reason: "it is owned by another user") }
    if !mayHaveOtherNames, status.st_nlink > 1 { throw Refusal(reason: "it has a second name") }
  }

  /// What `open` said of something that was not there a moment ago.
  static func refusal(_ code: Int32) -> Refusal {
    switch code {
    case ELOOP: Refusal(reason: "it is a symlink")
    // A pipe that nobody reads says that there is no such device.
    case ENXIO: Refusal(reason: "it is a pipe")
    default: Refusal(code)
    }
  }

  private static let kinds: [mode_t: String] = [
    S_IFLNK: "symlink", S_IFIFO: "pipe", S_IFCHR: "device", S_IFBLK: "device",
    S_IFDIR: "folder", S_IFSOCK: "socket",
  ]
}

/// All of some bytes, in as many calls as the system makes of it.
enum WholeWrite {
  /// - Returns: 0, or the number of what the system said. Something may have been written then.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count > 0 {
        written += count
      } else if count == 0 {
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
