/// Why there can be no screen, with what to do instead.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Stream: String, Hashable, Sendable {
    case input = "standard input"
    case output = "standard output"
  }

  case notATerminal(Stream)
  /// TERM is not set or empty.
  case typeNotSet
  /// The system's terminal database does not have it.
  case typeUnknown(String)
  /// It cannot place the cursor, like `dumb`.
  case typeTooSimple(String)
  /// The system refused a named operation.
  case system(String)

  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "the screen needs a terminal, and \(stream.rawValue) is none; "
        + "use the commands list, plan, apply and watch in scripts and pipes"
    case .typeNotSet:
      "TERM is not set, so the kind of terminal is not known; "
        + "set it (TERM=xterm-256color fits most), or use the commands list, plan, apply and watch"
    case .typeUnknown(let type):
      "this system does not know the terminal \"\(type)\"; install its entry (on Debian the package "
        + "ncurses-term), or try TERM=xterm-256color, or use the commands list, plan, apply and watch"
    case .typeTooSimple(let type):
      "a terminal of the type \"\(type)\" cannot show a screen; "
        + "use the commands list, plan, apply and watch"
    case .system(let reason):
      "the terminal could not be set up: \(reason)"
    }
  }
}
