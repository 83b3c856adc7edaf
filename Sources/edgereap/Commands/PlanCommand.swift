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

  @Option(help: .spoken(\.reasonHelp, valueName: "text"))
  var reason: String?

  @OptionGroup var limits: LimitArguments

  var isEmpty: Bool {
    !keepAssociated && at == nil && reason == nil && limits.stopAfter == nil && limits.canary == nil
  }

  func validate() throws {
    guard reason.map({ Discipline.reason($0) != nil }) ?? true else {
      throw ValidationError(Words.spoken.badReason(Discipline.longestReason))
    }
  }

  /// - Throws: also where the settings ask for what this command line has not.
  func discipline(_ settings: Settings) throws -> Discipline {
    var discipline = settings.discipline
    discipline.reason = reason.flatMap(Discipline.reason)
    let asked = try settings.floor.raising(stopAfter: limits.stopAfter, canary: limits.canary)
    discipline.stopAfter = asked.stopAfter ?? discipline.stopAfter
    discipline.canary = asked.canary ?? discipline.canary
    guard at == nil || discipline.canary == .off else {
      throw Exit(.usage) { $0.scheduleWithCanary }
    }
    try discipline.checkReason(settings.requiredReasons)
    return discipline
  }

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

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var quietness: QuietOptions
  @OptionGroup var selection: SelectionArguments
  @OptionGroup var termination: TerminationArguments
  @Option(
    help: .spoken(\.outHelp, valueName: "file"),
    completion: .file())
  var out: String?
  @Flag(help: .spoken(\.forceHelp))
  var force = false
  @Option(
    help: .spoken(\.showHelp, valueName: "file"), completion: .file(extensions: ["json"]))
  var show: String?

  func validate() throws {
    guard show == nil else {
      guard selection.isEmpty, !selection.skipBad, termination.isEmpty, out == nil, !force else {
        throw ValidationError(Words.spoken.showIsAlone)
      }
      return
    }
    try selection.checkNamed()
    guard out != nil else { throw ValidationError(Words.spoken.planNeedsOut) }
  }

  func run() async throws {
    try await CommandRunner.run { log in
      guard let out else {
        try cloud.options.refuseNarrowing(of: "plan --show")
        let session = try FleetSession.open(cloud.options, ending: log, isQuiet: true)
        defer { session.close() }
        if !quietness.quiet { session.policy.sayUntrusted() }
        return try await page(of: show ?? "", session)
      }
      let output = PlanOutput(path: out, replaceable: force ? .anyFile : .earlierPlans)
      try output.check()
      let session = try FleetSession.open(
        cloud.options, ending: log, isQuiet: quietness.quiet, reason: termination.reason)
      defer { session.close() }
      try await session.judgePolicy()
      let progress = Progress(isShown: session.host.isErrorTerminal && !quietness.quiet)
      let (plan, resources, status) = try await selection.plan(session, termination, progress)
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

  /// Prints a plan of a file. What was edited is not shown as if it were one.
  private func page(of path: String, _ session: FleetSession) async throws -> ExitStatus {
    let plan = try Plan.read(path)
    guard plan.isIntact(digest: FleetSession.digest) else { throw PlanRefusal.gate([.changed]) }
    let now = HostEnvironment.now()
    let signatures = await session.approvalLines(of: plan, at: now).map { "  \($0)" }
    let lines = Words.spoken.page(of: plan, at: now) + signatures
    try StandardStreams.write(StandardStreams.shown(lines.joined(separator: "\n")) + "\n")
    return .done
  }
}

extension Plan {
  /// What a person should know of a plan, on standard error.
  ///
  /// - Parameter resources: what is bound to its instances, as far as that is known.
  func say(resources: [AssociatedResource] = []) {
    for line in Words.spoken.lines(of: self, resources: resources) { StandardStreams.say(line) }
  }
}
