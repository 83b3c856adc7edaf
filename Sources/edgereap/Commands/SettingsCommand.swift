import ArgumentParser
import Fleet
import Reaper
import Words

struct SettingsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "settings", abstract: Words.spoken.settingsAbstract)
  }

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var output: OutputOptions
  @Flag(help: .spoken(\.sampleHelp)) var sample = false
  @Option(help: .spoken(\.explainHelp, valueName: "id")) var explain: String?

  func run() async throws {
    try await CommandRunner.run { log in
      if explain == nil { try cloud.options.refuseNarrowing(of: "settings") }
      if sample {
        try StandardStreams.write(Settings.sample(.spoken))
        return .done
      }
      if let explain { return try await explainRules(for: explain, log) }
      let paths = Paths(environment: .current())
      let path = paths.settingsFile
      let settings = try Settings.load(from: path)
      _ = try settings.commandTable(file: path)
      if let theme = settings.theme {
        do throws(SettingsError) {
          _ = try ThemeLibrary(paths: paths, program: Host.programPath).load(theme.text)
        } catch {
          throw theme.error(in: path, error.sentence)
        }
      }
      for doubt in settings.doubts(file: path, at: HostEnvironment.now()) {
        StandardStreams.say(doubt.description)
      }
      let isThere = try TextFile.read(path) != nil
      StandardStreams.say(
        isThere ? Words.spoken.settingsUsable(path) : Words.spoken.settingsMissing(path))
      return .done
    }
  }

  /// Lists, since what a keep rule says depends on what runs.
  private func explainRules(for id: String, _ log: CommandLog) async throws -> ExitStatus {
    let session = try FleetSession.open(cloud.options, ending: log, isQuiet: output.quiet)
    defer { session.close() }
    try await session.judgeRegions()
    let identity = try await session.identity()
    let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
    let inventory = await session.listed(progress: progress)
    let status = try inventory.exitStatus
    inventory.sayMissing()
    let fleet = ListedFleet(
      inventory, regions: session.regions, open: try session.journal.openKeys(of: identity))
    let named = inventory.instances.filter { $0.id == id }
    guard !named.isEmpty else {
      throw Exit(status == .done ? .badInput : status) { $0.wasNotListed(id) }
    }
    let words: Words = output.output == .table ? .spoken : .log
    let findings = named.flatMap {
      session.gate.findings(about: $0, in: fleet, for: identity, at: HostEnvironment.now())
    }
    guard !findings.isEmpty || output.output != .table else {
      StandardStreams.say(Words.spoken.noRuleConcerns(id))
      return status
    }
    try OutputWriter(format: output.output).write(
      findings.map { RuleRecord(id: id, finding: $0, words: words) })
    return status
  }
}
