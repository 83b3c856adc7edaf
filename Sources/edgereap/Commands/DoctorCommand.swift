internal import ArgumentParser
internal import Canvas
internal import Fleet
internal import Glibc
internal import TencentCloud

/// Looks at everything that has to be right before an operator relies on it, and sends nothing
/// but one question: whose keys these are.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check credentials, account, clock, terminal, paths and themes.")

  @OptionGroup var cloud: CloudOptions

  func run() async throws {
    try await Command.run {
      let session = try FleetSession.open(cloud)
      defer { session.close() }
      try say("version", Version.current)
      try say("profile", session.profileName.isEmpty ? "none" : session.profileName)
      try say("settings", session.paths.settingsFile)
      let status = try await sayAccount(session)
      try sayTerminal(session.host)
      try sayPaths(session.paths)
      let library = ThemeLibrary(paths: session.paths, program: Host.programPath)
      try say("themes", library.names.joined(separator: ", "))
      return status
    }
  }

  private func say(_ name: String, _ value: String) throws {
    let label = name + String(repeating: " ", count: max(1, 14 - name.count))
    try StandardStreams.write("\(label)\(SafeText(value).rendered())\n")
  }

  private func sayAccount(_ session: FleetSession) async throws -> ExitStatus {
    do throws(ServiceFailure) {
      let source = try await session.service.credentialSource()
      let identity = try await session.service.localIdentity()
      try? say("credentials", "\(source), SecretId ends in \(identity.secretIDSuffix)")
    } catch {
      try say("credentials", error.words)
      return ExitStatus(of: error)
    }
    var status = ExitStatus.done
    do throws(ServiceFailure) {
      let account = try await session.service.callerIdentity()
      try? say("account", "\(account.id) \(account.arn)")
    } catch {
      try say("account", error.words)
      status = ExitStatus(of: error)
    }
    try say("clock", session.service.clockOffset.map(Self.words) ?? "not known: no answer came")
    return status
  }

  private static func words(offset: Int64) -> String {
    let seconds = Double(abs(offset)) / 1000
    guard abs(offset) >= 2000 else { return "within 2 s of the service's" }
    return "\(seconds) s \(offset > 0 ? "behind" : "ahead of") the service's"
      + (abs(offset) > 300_000 ? "; it refuses more than 300 s" : "")
  }

  private func sayTerminal(_ host: HostEnvironment) throws {
    let type = host["TERM"] ?? "not set"
    let streams = host.isInputTerminal && host.isOutputTerminal ? "a terminal" : "not a terminal"
    try say("terminal", "\(type), \(streams)")
    try say("locale", host["LC_ALL"] ?? host["LC_CTYPE"] ?? host["LANG"] ?? "not set")
  }

  private func sayPaths(_ paths: Paths) throws {
    for (name, path) in [("journal", paths.operations), ("pace", paths.pace)] {
      var status = stat()
      guard stat(path, &status) == 0 else {
        try say(name, "\(path), not there yet")
        continue
      }
      let mode = String(status.st_mode & 0o777, radix: 8)
      let note = status.st_uid == getuid() ? "" : ", owned by another user"
      let access = Glibc.access(path, W_OK) == 0 ? "" : ", cannot be written"
      try say(name, "\(path), mode \(mode)\(note)\(access)")
    }
  }
}
