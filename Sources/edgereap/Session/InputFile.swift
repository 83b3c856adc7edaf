import Glibc
import Words

/// A file that a command was given, or standard input.
enum InputFile {
  /// - Parameter path: `-` is standard input.
  static func read(_ path: String) throws(Exit) -> String {
    do {
      // As it is rather than by its name: opened anew, a pipe whose writer is slow cannot be waited
      // for.
      if path == "-" { return try TextFile.read(STDIN_FILENO, named: Words.spoken.standardInput) }
      if let text = try TextFile.read(path) { return text }
    } catch {
      throw Exit(.badInput, error.sentence)
    }
    throw Exit(.badInput) { $0.noSuchFile(path) }
  }
}
