import ArgumentParser
import Canvas
import Dashboard
import Fleet
import Glibc
import Logging
import TencentCloud
import Terminal
import Words

/// The full-screen program, which runs when no command is named.
struct ScreenCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "screen", abstract: Words.spoken.screenAbstract)
  }

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var screen: ScreenArguments

  func run() async throws {
    try await ScreenStart(cloud: cloud.options, screen: screen.options).run()
  }
}

/// The way from options to the screen, and back to the shell.
struct ScreenStart {
  var cloud = CloudOptions.standard
  var screen = ScreenOptions.standard

  func run() async throws {
    async let rehearsal: Void = Rehearsal.play()
    try await CommandRunner.run { try await show($0) }
    await rehearsal
  }

  private func show(_ log: CommandLog) async throws -> ExitStatus {
    let host = HostEnvironment.current()
    guard screen.demo else {
      return try await show(
        try FleetSession.open(cloud, ending: log, host: host, usesTerminal: true))
    }
    let demo = try DemoFleet.start()
    var options = cloud
    options.profile = nil
    options.endpoint = nil
    let result: Result<ExitStatus, any Error>
    do {
      let session = try FleetSession.open(
        options, ending: log, host: demo.environment(host), paths: demo.paths,
        under: .none, usesTerminal: true)
      result = .success(try await show(session))
    } catch {
      result = .failure(error)
    }
    demo.end()
    return try result.get()
  }

  private func show(_ session: FleetSession) async throws -> ExitStatus {
    defer { session.close() }
    // Keys that are missing or cannot be used are said before the screen is taken over.
    let identity: FleetIdentity
    do throws(ServiceFailure) {
      identity = try await session.service.localIdentity()
    } catch {
      throw Exit(error)
    }
    try await session.judgeRegions(asksForZones: false)
    let run = ScreenRun(session: session, options: screen, identity: identity)
    // The loop waits for the terminal and must not hold a thread that tasks need.
    let ending = try await MainActor.run { try run.start() }
    return try await run.finish(ending)
  }
}

extension TerminalError {
  fileprivate func sentence(in words: Words) -> String {
    switch self {
    case .notATerminal(let stream): words.noTerminal(isInput: stream == .input)
    case .typeNotSet: words.terminalTypeNotSet
    case .typeUnknown(let type): words.terminalTypeUnknown(type)
    case .typeTooSimple(let type): words.terminalTypeTooSimple(type)
    case .system(let reason): words.terminalRefused(reason)
    }
  }
}

/// One showing of the screen: put together, run, and taken down in order.
private final class ScreenRun: Sendable {
  private let session: FleetSession
  private let options: ScreenOptions
  private let identity: FleetIdentity
  private let cache: FleetCache

  init(session: FleetSession, options: ScreenOptions, identity: FleetIdentity) {
    self.session = session
    self.options = options
    self.identity = identity
    cache = FleetCache(session)
  }

  struct Outcome: Sendable {
    var ending: ScreenLoop.Ending
    /// All that were open, the one on the screen first.
    var profiles: [OpenProfile]
  }

  func start() throws -> Outcome {
    let library = ThemeLibrary(paths: session.paths, program: Host.programPath)
    let themes = try themes(from: library)
    let isAccessible = options.accessible || session.settings.isAccessible
    let terminalConfiguration = TerminalConfiguration(
      environment: session.host.variables,
      mouse: session.settings.mouse && !options.noMouse && !isAccessible,
      colour: !options.noColor, ascii: options.ascii, asksForBackground: themes.followsTerminal,
      escapeDelay: session.settings.escapeDelay, bell: session.settings.notify.bell,
      desktop: session.settings.notify.desktop)
    let glyphs = terminalConfiguration.glyphs
    var configuration = try dashboardConfiguration(session, identity, glyphs)
    configuration.planFile = options.plan
    configuration.theme = themes.name
    // For the time after the session, which restores what it found: a lost terminal tells more than
    // once, and the second time must not end what the first one has begun.
    for number in [SIGHUP, SIGTERM] { signal(number, SIG_IGN) }
    let terminal: TerminalSession
    do {
      terminal = try TerminalSession(terminalConfiguration)
    } catch {
      throw Exit(.usage) { error.sentence(in: $0) }
    }
    defer { terminal.end() }
    let profile = OpenProfile(
      session, queue: EventQueue(waker: terminal.waker), cache: cache,
      words: Words(configuration.language), maximumPlanAge: options.maxAge.seconds)
    let opener = SeatOpener(
      beside: session, waker: terminal.waker, maximumPlanAge: options.maxAge.seconds
    ) { [self] in try dashboardConfiguration($0, $1, glyphs) }
    let state = DashboardState(configuration, size: terminal.size, at: HostEnvironment.now())
    let loop = ScreenLoop(
      terminal: terminal, seat: Seat(profile, state), opener: opener, themes: themes,
      watch: FolderWatch([session.paths.configuration] + library.directories))
    if let resumed = options.resume { profile.runner.resume(resumed) }
    defer { opener.giveUp() }
    return Outcome(ending: loop.run(), profiles: loop.profiles)
  }

  /// Lets go of what is still worked on, after the terminal was given back.
  func finish(_ outcome: Outcome) async throws -> ExitStatus {
    let profiles = outcome.profiles
    for profile in profiles { profile.session.reports?.complainOnStandardError() }
    switch outcome.ending {
    case .quit: await profiles.pauseAll(.operatorLeft)
    case .terminated(let signal): await profiles.pauseAll(.signal(SignalName.of(signal)))
    case .hangUp: await profiles.finishWithoutTerminal()
    }
    for profile in profiles {
      profile.runner.end()
      await profile.cache.settle()
    }
    for line in profiles.farewells {
      session.log.notice("\(line(.log))")
      StandardStreams.say(line(.spoken))
    }
    for profile in profiles where profile.name != session.profileName { profile.session.close() }
    session.log.info("the screen was left", metadata: ["ending": "\(outcome.ending)"])
    switch outcome.ending {
    case .quit: return .done
    case .terminated(let signal): throw ExitCode(128 + signal)
    case .hangUp: throw ExitCode(128 + SIGHUP)
    }
  }

  private func themes(from library: ThemeLibrary) throws -> ThemeKeeper {
    do {
      return try ThemeKeeper(
        library: library, settingsFile: session.paths.settingsFile, option: options.theme,
        settings: session.settings.theme?.text, colours: session.host["COLORFGBG"],
        titleColour: session.profile.titleColour)
    } catch {
      throw Exit(options.theme == nil ? .settings : .usage, error.sentence)
    }
  }

  private func dashboardConfiguration(
    _ session: FleetSession, _ identity: FleetIdentity, _ glyphs: Glyphs
  ) throws -> DashboardConfiguration {
    var configuration = DashboardConfiguration(
      identity: identity, gate: TerminationGate(), digest: FleetSession.digest,
      localOffset: HostEnvironment.localOffset)
    configuration.profile = session.profileName
    configuration.profileEntry = session.profileEntry
    configuration.regions = session.regions
    configuration.discipline = session.settings.discipline
    configuration.requiredReasons = session.settings.requiredReasons
    configuration.neededSignatures = session.approval.settings.signatures
    configuration.terminalProblem = session.screenProblem
    configuration.glyphs = glyphs
    // What has only ASCII cannot show Chinese.
    let spoken = SpokenLanguage.wanted
    configuration.language = configuration.glyphs == .ascii ? .english : spoken
    if configuration.language != spoken { configuration.greeting = Words.englishForASCII }
    let words = Words(configuration.language)
    configuration.gate = session.gate(saying: words)
    if let problem = session.policy.untrusted {
      configuration.readOnlyBadge = words.untrustedPolicyBadge
      configuration.greeting = problem.sentence(words)
    }
    configuration.isAccessible = options.accessible || session.settings.isAccessible
    configuration.isSlowLink = options.slowLink || session.settings.slowLink
    configuration.keys = try session.settings.commandTable(file: session.paths.settingsFile)
    configuration.ecmZoneOffset = session.settings.ecmZoneOffset
    configuration.countdown = session.settings.countdown
    configuration.settlingLimit = session.settlingLimit
    configuration.columns = session.settings.columns
    configuration.order = session.settings.order
    configuration.grouping = session.settings.grouping
    configuration.filter = session.settings.startFilter?.expression ?? ""
    configuration.savedFilters = session.settings.savedFilters
    configuration.views = session.settings.views
    configuration.savesSettings = !options.demo
    configuration.profileChoice =
      options.demo ? .demo : session.settings.profiles.isEmpty ? .none : .settings
    return configuration
  }
}
