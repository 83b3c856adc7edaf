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
      let host = HostEnvironment.current()
      let paths = Paths(environment: host)
      let path = paths.settingsFile
      let policy = HostPolicy.read()
      let settings = try Settings.load(from: path)
      let joined = try settings.under(policy, file: path)
      let (name, _) = try FleetSession.chosenProfile(cloud.options, host, settings, paths)
      _ = try settings.commandTable(file: path)
      if let theme = settings.theme {
        do throws(SettingsError) {
          _ = try ThemeLibrary(paths: paths, program: Host.programPath).load(theme.text)
        } catch {
          throw theme.error(in: path, error.sentence)
        }
      }
      try OutputWriter(format: output.output).write(
        SettingsOrigins(
          settings: settings, file: path, profileName: name, policy: policy,
          said: cloud.options.said(to: host)
        ).rows(of: joined))
      let now = HostEnvironment.now()
      let doubts =
        settings.doubts(file: path, at: now)
        + (policy.file.map { $0.settings.doubts(file: $0.path, at: now) } ?? [])
      for doubt in doubts { StandardStreams.say(doubt.description) }
      let isThere = try TextFile.read(path) != nil
      StandardStreams.say(
        isThere ? Words.spoken.settingsUsable(path) : Words.spoken.settingsMissing(path))
      policy.sayUntrusted()
      return policy.untrusted == nil ? .done : .settings
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

extension CloudOptions {
  /// What the command line and the environment say in the place of a key of the settings.
  fileprivate func said(
    to host: HostEnvironment
  ) -> [String: (value: String, origin: SettingsRow.Origin)] {
    var said: [String: (value: String, origin: SettingsRow.Origin)] = [:]
    func note(_ key: String, _ value: String?, option: String, variable: String? = nil) {
      if let value {
        said[key] = (value, SettingsRow.Origin(source: .option, place: option))
      } else if let variable, let value = host[variable] {
        said[key] = (value, SettingsRow.Origin(source: .environment, place: variable))
      }
    }
    note("profile", profile, option: "--profile", variable: "EDGEREAP_PROFILE")
    note("site", site?.rawValue, option: "--site")
    note("endpoint", endpoint, option: "--endpoint", variable: "EDGEREAP_ENDPOINT")
    note("read_only", readOnly ? "true" : nil, option: "--read-only")
    note("language", SpokenLanguage.option?.rawValue, option: "--lang")
    return said
  }
}
