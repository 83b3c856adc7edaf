internal import Glibc

/// A file that a command was given, or standard input.
enum InputFile {
  /// - Parameter path: `-` is standard input.
  static func read(_ path: String) throws(Exit) -> String {
    do {
      if let text = try TextFile.read(path == "-" ? "/dev/stdin" : path) { return text }
    } catch {
      throw Exit(.badInput, error.description)
    }
    throw Exit(.badInput, "\(path): there is no such file")
  }
}
