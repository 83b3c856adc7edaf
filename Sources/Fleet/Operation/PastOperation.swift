/// One operation in a list of them.
package struct PastOperation: Sendable, Hashable {
  package enum Status: Sendable, Hashable {
    /// A live process works on it.
    case running
    /// Instances are open and no process works on it: it can be resumed.
    case unfinished
    case finished
    /// The journal cannot be read.
    case unreadable(JournalError)

    /// The word of the output contract.
    package var word: String {
      switch self {
      case .running: "running"
      case .unfinished: "unfinished"
      case .finished: "finished"
      case .unreadable: "unreadable"
      }
    }
  }

  package var id: String
  package var startedBy: String
  /// What its operator gave as the reason.
  package var reason: String?
  /// Who approved its plan.
  package var signedBy: [String]
  /// nil where the journal cannot be read.
  package var startedAt: Timestamp?
  /// Instances that the plan meant to send.
  package var targets: Int
  /// The totals as last recorded; an unfinished operation includes its open instances.
  package var totals: [OutcomeWord: Int]
  package var status: Status
  /// The owner; nil if the start of the journal does not name one.
  package var owner: FleetIdentity?

  package init(
    id: String, startedBy: String, reason: String? = nil, signedBy: [String] = [],
    startedAt: Timestamp?, targets: Int, totals: [OutcomeWord: Int], status: Status,
    owner: FleetIdentity? = nil
  ) {
    self.id = id
    self.startedBy = startedBy
    self.reason = reason
    self.signedBy = signedBy
    self.startedAt = startedAt
    self.targets = targets
    self.totals = totals
    self.status = status
    self.owner = owner
  }

  /// - Parameter error: why its journal cannot be read.
  package init(unreadable id: String, _ error: JournalError) {
    self.init(
      id: id, startedBy: "", startedAt: nil, targets: 0, totals: [:], status: .unreadable(error))
  }
}
