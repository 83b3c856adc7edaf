import Fleet
import Words

/// The exit codes of the contract. Scripts tell by them what became of an operation.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case partial = 2
  case terminating = 3
  case unknown = 4
  case refused = 5
  case incomplete = 6
  case usage = 64
  case badInput = 65
  case unreachable = 69
  case journal = 74
  case denied = 77
  case settings = 78

  /// What it tells, for help and manual.
  var summary: String {
    switch self {
    case .done: "Every instance is gone or scheduled; for reading commands: complete"
    case .partial: "Some failed, were held back or cancelled"
    case .terminating:
      "None of these, but some were accepted, terminating, slow or stuck when the wait ended"
    case .unknown: "Some outcomes are unknown (wins over 2; 2 wins over 3)"
    case .refused: "Refused before anything was sent"
    case .incomplete:
      "A region or product did not answer, or not in full; what was listed is printed"
    case .usage: "Wrong use of the command line"
    case .badInput: "An input file or a journal cannot be used"
    case .unreachable: "The API cannot be reached"
    case .journal: "The journal or the output cannot be written"
    case .denied: "Credentials are missing or refused, or a permission is missing"
    case .settings: "The settings cannot be used"
    }
  }

  /// All of them, a line each.
  static var help: String {
    allCases.map { status in
      let code = "\(status.rawValue)"
      return String(repeating: " ", count: 4 - code.count) + "\(code)  \(status.summary)"
    }.joined(separator: "\n")
  }
}

extension ExitStatus {
  /// Unknown wins over partial, partial over terminating.
  init(of totals: [OutcomeWord: Int]) {
    switch OutcomeWord.Standing(of: totals) {
    case .unknown: self = .unknown
    case .partial: self = .partial
    case .underWay: self = .terminating
    case .done: self = .done
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
  var sentence: Sentence
  /// Of the call that failed, for the log; empty where it was none.
  var requestID = ""

  init(_ status: ExitStatus, _ sentence: @escaping Sentence) {
    self.status = status
    self.sentence = sentence
  }

  /// - Parameter message: What is the same in every language.
  init(_ status: ExitStatus, _ message: String = "") {
    self.init(status) { _ in message }
  }

  /// For the operator.
  var message: String { sentence(.spoken) }

  /// A service that refused or could not be reached.
  init(_ failure: ServiceFailure) {
    self.init(ExitStatus(of: failure), failure.words)
    requestID = failure.requestID
  }
}
