internal import Glibc

/// Data goes to standard output, everything else to standard error.
enum StandardStreams {
  /// Writes all of it, or says that it could not: a reader that went away is not success.
  static func write(_ text: String) throws(Exit) {
    if let failure = writeAll(text, to: 1) {
      throw Exit(.journal, "cannot write to standard output: \(String(cString: strerror(failure)))")
    }
  }

  /// A line for a person.
  static func say(_ text: String) {
    _ = writeAll(text + "\n", to: 2)
  }

  /// Over the line before, without ending it.
  static func sayInPlace(_ text: String) {
    _ = writeAll("\r\u{1b}[K\(text)", to: 2)
  }

  private static func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes -> Int32? in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let written = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(written)
      }
      return nil
    }
  }
}
