internal import Glibc

/// A file that was not there before.
enum NewFile {
  /// Writes all of it, or leaves nothing: nothing is lost to a mistyped name, and what the disk had no
  /// room for does not stand in the way of the next attempt.
  ///
  /// - Returns: why it could not be written, in words.
  static func write(_ text: String, to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      return errno == EEXIST ? "the file exists already" : String(cString: strerror(errno))
    }
    var text = text
    var failure = text.withUTF8 { WholeWrite.write(UnsafeRawBufferPointer($0), to: descriptor) }
    // Some file systems say only now that there is no room.
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure != 0 else { return nil }
    unlink(path)
    return String(cString: strerror(failure))
  }
}
