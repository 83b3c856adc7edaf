import Glibc

package enum PseudoTerminalError: Error, CustomStringConvertible {
  case system(String, Int32)
  case notShown(String, screen: String)
  case stillShown(String, screen: String)
  case stillRunning(screen: String)

  package var description: String {
    switch self {
    case .system(let call, let number): "\(call): \(String(cString: strerror(number)))"
    case .notShown(let text, let screen): "\"\(text)\" does not appear on\n\(screen)"
    case .stillShown(let text, let screen): "\"\(text)\" does not go from\n\(screen)"
    case .stillRunning(let screen): "the program does not end; it shows\n\(screen)"
    }
  }
}

/// How a program ended.
package enum ExitStatus: Hashable, Sendable {
  case code(Int)
  case signal(Int)

  init(raw: Int32) {
    let signal = raw & 0x7F
    self = signal == 0 ? .code(Int(raw >> 8 & 0xFF)) : .signal(Int(signal))
  }

  /// Takes the status of a child that has ended; nil while it runs.
  static func ofEnded(_ process: pid_t) -> ExitStatus? {
    var raw: Int32 = 0
    return waitpid(process, &raw, WNOHANG) == process ? ExitStatus(raw: raw) : nil
  }

  /// Whether a child is stopped. Does not take its end.
  static func isStopped(_ process: pid_t) -> Bool {
    var info = siginfo_t()
    let options = WSTOPPED | WNOHANG | WNOWAIT
    return waitid(P_PID, id_t(process), &info, options) == 0 && info.si_signo == SIGCHLD
  }
}
