import ArgumentParser
import Words

struct DoctorCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor", abstract: Words.spoken.doctorAbstract,
      discussion: Words.spoken.doctorDiscussion)
  }

  @OptionGroup var cloud: CloudArguments

  @Flag(help: .spoken(\.apiCheckHelp))
  var api = false

  @Flag(name: .customLong("no-redact"), help: .spoken(\.noRedactHelp))
  var isUnredacted = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard api || !isUnredacted else {
      throw ValidationError(Words.spoken.noRedactNeedsAPI)
    }
  }

  func run() async throws {
    try await CommandRunner.run { log in
      try cloud.options.refuseNarrowing(of: "doctor")
      let session = try FleetSession.open(cloud.options, ending: log, isQuiet: true)
      defer { session.close() }
      return api ? try await checkAPI(session) : try await look(session)
    }
  }

  private func look(_ session: FleetSession) async throws -> ExitStatus {
    var doctor = Doctor(session: session, words: output.output == .table ? .spoken : .log)
    await doctor.lookAtEverything()
    try OutputWriter(format: output.output).write(doctor.findings)
    return doctor.status
  }

  private func checkAPI(_ session: FleetSession) async throws -> ExitStatus {
    let rows = try await RealityReport(session: session, isRedacted: !isUnredacted).rows()
    try OutputWriter(format: output.output).write(rows)
    return ExitStatus(of: rows)
  }
}
