import CHost
import Glibc

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
      throw Exit(
        .usage,
        "it was started without a name, so its arguments cannot be told; start it by its path")
    }
    guard handed == found else {
      throw Exit(
        .usage,
        """
        it was started with \(handed.count - 1) arguments and finds \(max(0, found.count - 1)) of \
        them, so nothing was done; start it without preloaded libraries (LD_PRELOAD)
        """)
    }
    return Array(found.dropFirst())
  }
}
