internal import Fleet

/// The exit codes of the contract. Scripts tell by them what became of an operation.
enum ExitStatus: Int32, CaseIterable {
  /// Every instance is gone or scheduled; for reading commands: complete.
  case done = 0
  /// Some failed, were held back or cancelled.
  case partial = 2
  /// None of these, some still terminating, slow or stuck when the wait ended.
  case terminating = 3
  /// Some outcomes are unknown.
  case unknown = 4
  /// Refused before anything was sent.
  case refused = 5
  /// A region or product did not answer; what was listed is printed.
  case incomplete = 6
  case usage = 64
  case badInput = 65
  case unreachable = 69
  case journal = 74
  case denied = 77
  case settings = 78
}

extension ExitStatus {
  /// Unknown wins over partial, partial over terminating.
  init(of results: Results) {
    let totals = results.totals
    func any(_ words: OutcomeWord...) -> Bool { words.contains { totals[$0, default: 0] > 0 } }
    if any(.unknown, .sent) {
      self = .unknown
    } else if any(.failed, .heldBack, .cancelled, .queued) {
      self = .partial
    } else if any(.accepted, .terminating, .slow, .stuck) {
      self = .terminating
    } else {
      self = .done
    }
  }

  /// For a service that refused or could not be reached before anything was done.
  init(of failure: ServiceFailure) {
    self = failure.kind == .denied ? .denied : .unreachable
  }
}

/// A sentence for the operator and the code to leave with.
struct Exit: Error, Sendable {
  var status: ExitStatus
  /// What went wrong, where, and what to do. Empty when there is nothing to say.
  var message: String

  init(_ status: ExitStatus, _ message: String = "") {
    self.status = status
    self.message = message
  }
}
