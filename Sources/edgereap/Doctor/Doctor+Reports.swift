import Fleet
import Glibc
import Words

extension Doctor {
  /// What operations are reported to, if anything. Nothing is written there and nothing is run.
  mutating func lookAtReports() {
    if session.settings.audit != nil {
      let problem = SystemLog().problem
      note(
        problem.map {
          Finding("audit", .note, words.notice(.auditUnwritable(String(cString: strerror($0)))))
        } ?? Finding("audit", .ok, SystemLog.path))
    }
    guard let command = session.settings.notify.command.first else { return }
    let program = ProgramPlace(command, path: session.host["PATH"] ?? "")
    note(
      program.path.map { Finding("notify", .ok, $0) }
        ?? Finding(
          "notify", .note, words.complaint(command, words.program(program.problem))))
  }
}

/// Where the system finds a program, which is looked for in `PATH` unless its name has a slash.
private struct ProgramPlace {
  /// nil where there is none that may be run.
  private(set) var path: String?
  private(set) var problem = ProgramProblem.cannotStart(String(cString: strerror(ENOENT)))

  init(_ name: String, path folders: String) {
    let candidates =
      name.utf8.contains(UInt8(ascii: "/"))
      ? [name] : folders.split(separator: ":").map { "\($0)/\(name)" }
    for candidate in candidates {
      guard access(candidate, X_OK) != 0 else {
        path = candidate
        return
      }
      if errno == EACCES { problem = .cannotStart(String(cString: strerror(EACCES))) }
    }
  }
}
