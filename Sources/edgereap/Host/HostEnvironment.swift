import CHost
import Fleet
import Glibc
import Words

/// What the program takes from the machine it runs on, read once at the door and passed on.
struct HostEnvironment: Sendable {
  var variables: [String: String]
  var home: String
  var user: String
  var isInputTerminal: Bool
  var isOutputTerminal: Bool
  var isErrorTerminal: Bool

  /// The real one.
  static func current() -> HostEnvironment {
    var variables: [String: String] = [:]
    var entry = host_environment()
    while let pair = entry?.pointee {
      let text = String(cString: pair)
      if let separator = text.firstIndex(of: "=") {
        variables[String(text[..<separator])] = String(text[text.index(after: separator)...])
      }
      entry = entry?.successor()
    }
    return HostEnvironment(
      variables: variables, home: home(variables["HOME"]),
      user: variables["SUDO_USER"] ?? variables["USER"] ?? variables["LOGNAME"]
        ?? "uid \(getuid())",
      isInputTerminal: isatty(0) == 1, isOutputTerminal: isatty(1) == 1,
      isErrorTerminal: isatty(2) == 1)
  }

  /// Where HOME does not name a place, the one that the user's entry names, as login shells do.
  private static func home(_ variable: String?) -> String {
    if let variable, variable.hasPrefix("/") { return variable }
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(geteuid(), &entry, &buffer, buffer.count, &found) == 0, found != nil,
      let directory = entry.pw_dir
    else { return "/" }
    return String(cString: directory)
  }

  /// A variable that is set and not empty.
  subscript(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A variable of this program's own; nil where it is not set.
  ///
  /// - Throws: where it is set to nothing, as by a script whose own variable is not set: what it would
  ///   have chosen is not what is used without it.
  func own(_ name: String) throws(Exit) -> String? {
    guard let value = variables[name] else { return nil }
    guard !value.isEmpty else { throw Exit(.usage) { $0.emptyVariable(name) } }
    return value
  }

  /// Who is working, for the journal: `alice@bastion pid 4711`.
  var process: String { "\(user)@\(Self.hostName) pid \(getpid())" }

  private static var hostName: String {
    var name = utsname()
    guard uname(&name) == 0 else { return "localhost" }
    return withUnsafeBytes(of: &name.nodename) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Seconds east of UTC of the local clock at a point in time.
  @Sendable static func localOffset(at timestamp: Timestamp) -> Int {
    var seconds = time_t(timestamp.seconds)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return 0 }
    return parts.tm_gmtoff
  }

  /// The wall clock.
  @Sendable static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
