/// An operation that was confirmed, or is to be taken up, and has not begun.
package struct PendingOperation: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    /// The instances are being re-read.
    case reading
    /// Another program holds the lock of the journals.
    case waiting(holder: String, lock: String)
  }

  /// Distinguishes it from the others of this run.
  package var number: Int
  /// Instances that were confirmed; 0 where nothing is to be sent.
  package var count: Int
  package var step: Step

  package init(number: Int, count: Int, step: Step) {
    self.number = number
    self.count = count
    self.step = step
  }
}
