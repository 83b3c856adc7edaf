/// What became of a request to send nothing more of an operation.
package enum StopAnswer: Sendable, Hashable {
  /// The program that works on it sends nothing more.
  case stopped
  /// Everything had been sent and answered, or cancelled.
  case nothingToSend
  /// Nobody works on it, so that nothing is sent.
  case unattended
  /// The program that works on it did not answer in time.
  case unanswered(seconds: Int64)
}
