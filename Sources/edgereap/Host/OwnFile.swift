internal import Glibc

/// A file that this user alone reads and writes, however it came to lie where it lies.
enum OwnFile {
  /// In words, without the path.
  struct Refusal: Error, Sendable {
    var reason: String
  }

  /// Opens a file to add to it, and makes it where it is missing, 0600.
  ///
  /// What others can plant in a folder that is open to them is refused: a link, which would be
  /// written to wherever it leads; a pipe, which would hold the program up; a file of another user,
  /// who reads what is written; and a second name of a file that is something else. What is this
  /// user's own and was open to others is closed to them.
  static func openForAppending(_ path: String) throws(Refusal) -> Int32 {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else {
      // A pipe that nobody reads says that there is no such device.
      throw Refusal(
        reason: errno == ENXIO ? notOrdinary : String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw Refusal(reason: reason)
    }
    if let reason = objection(to: status) {
      close(descriptor)
      throw Refusal(reason: reason)
    }
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
    return descriptor
  }

  private static let notOrdinary = "it is not an ordinary file"

  private static func objection(to status: stat) -> String? {
    if status.st_mode & S_IFMT != S_IFREG { return notOrdinary }
    if status.st_uid != geteuid() { return "it belongs to another user" }
    return status.st_nlink > 1 ? "it has a second name" : nil
  }
}
