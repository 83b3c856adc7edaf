import CHost
import Glibc
import Words

/// The words of the command line.
enum Arguments {
  /// All but the program's own name.
  ///
  /// - Throws: where what Swift found is not what the kernel handed over. A word that is lost may be
  ///   the one that forbids to send.
  static func words() throws(Exit) -> [String] {
    let handed = (0..<host_argument_count()).compactMap { host_argument($0) }.map(
      String.init(cString:))
    return try words(handed: handed, found: CommandLine.arguments)
  }

  static func words(handed: [String], found: [String]) throws(Exit) -> [String] {
    guard let name = handed.first, !name.isEmpty else {
      throw Exit(.usage) { $0.startedWithoutName }
    }
    guard handed == found else {
      throw Exit(.usage) {
        $0.argumentsLost(handed: handed.count - 1, found: max(0, found.count - 1))
      }
    }
    return Array(found.dropFirst())
  }
}
