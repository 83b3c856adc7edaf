import Fleet

/// Something in an operation that is reported outside of the program.
struct OperationNews: Sendable, Hashable {
  enum Subject: Sendable, Hashable {
    case started
    /// It was left, and this program watches what is open.
    case resumed
    case failed(InstanceKey, ServiceFailure)
    /// Sending waits for unknown outcomes.
    case waits
    /// Sending waits for an operator's word.
    case asks
    case stopped(StopCause)
    /// The program has let go of it.
    case ended
  }

  var subject: Subject
  var at: Timestamp
}

/// Why nothing more of an operation is sent, to one product or at all.
struct StopCause: Sendable, Hashable {
  /// The code of the instances that are not sent.
  var cancellation: Outcome.Cancellation
  /// nil where the operator of this program stopped it.
  var fact: Notice.Fact?

  /// - Returns: nil for a fact that stops nothing.
  init?(_ fact: Notice.Fact) {
    switch fact {
    case .refusesEverything: cancellation = .serviceStopped
    case .tooManyFailed: cancellation = .tooManyFailed
    case .canaryFailed, .canaryNotLeaving: cancellation = .canaryFailed
    case .stoppedBy: cancellation = .byOperator
    default: return nil
    }
    self.fact = fact
  }

  private init() { cancellation = .byOperator }

  static let byOwnOperator = StopCause()

  /// The other program that asked for it.
  var process: String? {
    if case .stoppedBy(let process) = fact { process } else { nil }
  }
}
