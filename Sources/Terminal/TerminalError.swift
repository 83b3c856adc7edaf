/// Why there can be no screen.
package enum TerminalError: Error, Hashable, Sendable {
  package enum Stream: Hashable, Sendable { case input, output }

  case notATerminal(Stream)
  /// TERM is not set or empty.
  case typeNotSet
  /// The system's terminal database does not have it.
  case typeUnknown(String)
  /// The terminal cannot place the cursor, like `dumb`.
  case typeTooSimple(String)
  /// The system refused a named operation.
  case system(String)
}
