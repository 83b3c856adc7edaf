import Words

/// Looks at everything that has to be right before an operator relies on the program. It changes
/// nothing, sends one question (whose keys these are), and tells nothing of a secret.
struct Doctor {
  let session: FleetSession
  /// English for what programs read.
  let words: Words
  private(set) var findings: [Finding] = []
  /// That of the first problem.
  private(set) var status = ExitStatus.done

  init(session: FleetSession, words: Words) {
    self.session = session
    self.words = words
  }

  mutating func lookAtEverything() async {
    lookAtSettings()
    await lookAtAccount()
    lookAtTerminal()
    lookAtPaths()
    lookAtReports()
    lookAtThemes()
  }

  /// - Parameter status: what a run with this finding ends with.
  mutating func note(_ finding: Finding, _ status: ExitStatus = .done) {
    findings.append(finding)
    if self.status == .done { self.status = status }
  }
}

/// What one look of the doctor's found.
struct Finding: OutputRow {
  enum State: String, Sendable {
    case ok
    /// Works, but an operator should know of it.
    case note
    /// Must be fixed before the program can be relied on.
    case problem
  }

  var check: String
  var state: State
  var finding: String
  /// What to do; empty where there is nothing to be done.
  var advice: String

  init(_ check: String, _ state: State, _ finding: String, advice: String = "") {
    self.check = check
    self.state = state
    self.finding = finding
    self.advice = advice
  }

  static let columns: [OutputColumn<Finding>] = [
    OutputColumn("check") { .text($0.check) },
    OutputColumn("state") { .text($0.state.rawValue) },
    OutputColumn("finding") { .text($0.finding) },
    OutputColumn("advice") { .text($0.advice) },
  ]
  static let tableColumns = columns.map(\.name)
}
