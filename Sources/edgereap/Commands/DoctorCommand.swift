import ArgumentParser
import Words

struct DoctorCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "doctor", abstract: Words.spoken.doctorAbstract)
  }

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandRunner.run { log in
      try cloud.options.refuseNarrowing(of: "doctor")
      let session = try FleetSession.open(cloud.options, ending: log, isQuiet: true)
      defer { session.close() }
      var doctor = Doctor(session: session, words: output.output == .table ? .spoken : .log)
      await doctor.lookAtEverything()
      try OutputWriter(format: output.output).write(doctor.findings)
      return doctor.status
    }
  }
}
