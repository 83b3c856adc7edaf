import ArgumentParser
import Fleet
import JSON
import Words

/// How a termination is to be done, on a command line.
struct TerminationArguments: ParsableArguments {
  @Flag(help: .spoken(\.keepAssociatedHelp))
  var keepAssociated = false

  @Option(
    help: .spoken(\.atHelp, valueName: "time"))
  var at: String?

  func options(session: FleetSession) throws(Exit) -> TerminationOptions {
    TerminationOptions(
      destroysAssociatedResources: !keepAssociated, schedule: try schedule(session))
  }

  private func schedule(_ session: FleetSession) throws(Exit) -> Schedule? {
    guard let at else { return nil }
    guard let instant = Timestamp(iso8601: at) else {
      throw Exit(.usage) { $0.scheduleNeedsOffset }
    }
    let schedule = Schedule(
      instant: instant, zoneOffset: session.settings.ecmZoneOffset ?? Schedule.inferredZoneOffset)
    if let refusal = schedule.refusal(
      at: HostEnvironment.now(), zoneIsKnown: session.settings.ecmZoneOffset != nil)
    {
      throw Exit(.usage) { $0.schedule(refusal) }
    }
    return schedule
  }
}

struct PlanCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "plan", abstract: Words.spoken.planAbstract)
  }

  @OptionGroup var cloud: CloudOptions
  @OptionGroup var quietness: QuietOptions
  @OptionGroup var selection: SelectionArguments
  @OptionGroup var termination: TerminationArguments
  @Option(
    help: .spoken(\.outHelp, valueName: "file"),
    completion: .file())
  var out: String
  @Flag(help: .spoken(\.forceHelp))
  var force = false

  func run() async throws {
    try await CommandRunner.run { log in
      let output = PlanOutput(path: out, replaceable: force ? .anyFile : .earlierPlans)
      try output.check()
      let session = try FleetSession.open(cloud, ending: log, isQuiet: quietness.quiet)
      defer { session.close() }
      let options = try termination.options(session: session)
      let progress = Progress(isShown: session.host.isErrorTerminal && !quietness.quiet)
      let (plan, resources, status) = try await selection.plan(session, options, progress)
      let text = JSONWriter.document(plan)
      try output.write(text)
      if !quietness.quiet { plan.say(resources: resources) }
      if !output.isStandardOutput {
        try StandardStreams.write("\(plan.phrase)\n")
      } else if !quietness.quiet {
        StandardStreams.say(plan.phrase)
      }
      return status
    }
  }
}

extension Plan {
  /// What a person should know of a plan, on standard error.
  ///
  /// - Parameter resources: what is bound to its instances, as far as that is known.
  func say(resources: [AssociatedResource]) {
    for line in Words.spoken.lines(of: self, resources: resources) { StandardStreams.say(line) }
  }
}
