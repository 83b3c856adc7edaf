import Canvas
import OwnFiles
import Words

/// Data goes to standard output, everything else to standard error.
enum StandardStreams {
  /// Writes all of it, or says that it could not: a reader that went away is not success.
  static func write(_ text: String) throws(Exit) {
    do throws(FileRefusal) {
      try Bytes.write(text, to: 1)
    } catch {
      throw Exit(.journal) { $0.cannotWriteOutput($0.file(error)) }
    }
  }

  /// Lines for a person. What a server, a file or an argument put into them does not reach the
  /// terminal raw.
  static func say(_ text: String) {
    try? Bytes.write(Self.shown(text) + "\n", to: 2)
  }

  /// With the program's name before it, as programs do that speak between others.
  static func tell(_ text: String) { say("edgereap: \(text)") }

  /// Over the line before, without ending it.
  static func sayInPlace(_ text: String) {
    try? Bytes.write("\r\u{1b}[K\(SafeText(text).rendered())", to: 2)
  }

  /// The lines stay lines; everything else that a terminal would obey is shown as what it is.
  static func shown(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText(String($0)).rendered() }.joined(separator: "\n")
  }
}
