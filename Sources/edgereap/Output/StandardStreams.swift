import Canvas
import Glibc

/// Data goes to standard output, everything else to standard error.
enum StandardStreams {
  /// Writes all of it, or says that it could not: a reader that went away is not success.
  static func write(_ text: String) throws(Exit) {
    let failure = writeAll(text, to: 1)
    if failure != 0 {
      throw Exit(.journal, "cannot write to standard output: \(String(cString: strerror(failure)))")
    }
  }

  /// Lines for a person. What a server, a file or an argument put into them does not reach the
  /// terminal raw.
  static func say(_ text: String) {
    _ = writeAll(Self.shown(text) + "\n", to: 2)
  }

  /// Over the line before, without ending it.
  static func sayInPlace(_ text: String) {
    _ = writeAll("\r\u{1b}[K\(SafeText(text).rendered())", to: 2)
  }

  /// The lines stay lines; everything else that a terminal would obey is shown as what it is.
  static func shown(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText(String($0)).rendered() }.joined(separator: "\n")
  }

  private static func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { WholeWrite.write(UnsafeRawBufferPointer($0), to: descriptor) }
  }
}
