/// Looks at everything that has to be right before an operator relies on the program. It changes
/// nothing, sends one question (whose keys these are), and tells nothing of a secret.
struct Doctor {
  let session: FleetSession
  private(set) var findings: [Finding] = []
  /// That of the first problem.
  private(set) var status = ExitStatus.done

  init(session: FleetSession) { self.session = session }

  mutating func lookAtEverything() async {
    lookAtSettings()
    await lookAtAccount()
    lookAtTerminal()
    lookAtPaths()
    lookAtThemes()
  }

  /// - Parameter status: what a run with this finding ends with.
  mutating func note(_ finding: Finding, _ status: ExitStatus = .done) {
    findings.append(finding)
    if self.status == .done { self.status = status }
  }
}
