import ArgumentParser
import Fleet
import JSON
import Words

/// How a termination is to be done, on a command line.
struct TerminationArguments: ParsableArguments {
  @Flag(help: "ECM: keep the bound network interfaces and elastic IPs. They go on costing.")
  var keepAssociated = false

  @Option(
    help: ArgumentHelp(
      "ECM: terminate at this time, with an offset: 2026-11-22T18:00:00+08:00.",
      valueName: "time"))
  var at: String?

  func options(session: FleetSession) throws(Exit) -> TerminationOptions {
    TerminationOptions(
      destroysAssociatedResources: !keepAssociated, schedule: try schedule(session))
  }

  private func schedule(_ session: FleetSession) throws(Exit) -> Schedule? {
    guard let at else { return nil }
    guard let instant = Timestamp(iso8601: at) else {
      throw Exit(.usage, "--at needs a time with an offset, such as 2026-11-22T18:00:00+08:00")
    }
    let schedule = Schedule(
      instant: instant, zoneOffset: session.settings.ecmZoneOffset ?? Schedule.inferredZoneOffset)
    if let refusal = schedule.refusal(
      at: HostEnvironment.now(), zoneIsKnown: session.settings.ecmZoneOffset != nil)
    {
      throw Exit(.usage, Words.spoken.schedule(refusal))
    }
    return schedule
  }
}

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Freeze a list of instances into a plan. Sends nothing.")

  @OptionGroup var cloud: CloudOptions
  @OptionGroup var quietness: QuietOptions
  @OptionGroup var selection: SelectionArguments
  @OptionGroup var termination: TerminationArguments
  @Option(
    help: ArgumentHelp(
      "Where the plan is written, in the place of an earlier plan too; - is standard output.",
      valueName: "file"),
    completion: .file())
  var out: String
  @Flag(help: "Replace any other file of yours at that path, too. Never a symlink, device or pipe.")
  var force = false

  func run() async throws {
    try await CommandRunner.run { log in
      let output = PlanOutput(path: out, replaceable: force ? .anyFile : .earlierPlans)
      try output.check()
      let session = try FleetSession.open(cloud, ending: log, isQuiet: quietness.quiet)
      defer { session.close() }
      let options = try termination.options(session: session)
      let progress = Progress(isShown: session.host.isErrorTerminal && !quietness.quiet)
      let (plan, status) = try await selection.plan(session, options, progress)
      let text = JSONWriter.document(plan)
      try output.write(text)
      if !quietness.quiet { plan.say() }
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
  func say() {
    let (targets, calls) = (targets, calls.count)
    let going =
      targets.isEmpty ? "nothing to terminate" : "\(targets.count) to terminate in \(place)"
    StandardStreams.say(
      "\(going), \(heldBack.count) held back, \(calls) \(calls == 1 ? "call" : "calls")")
    let prepaid = targets.count { $0.payMode == .prepaid }
    if prepaid > 0 {
      StandardStreams.say("  \(prepaid) of them prepaid; what is paid may not come back")
    }
    for planned in heldBack {
      guard let hold = planned.hold else { continue }
      let code = Hold.Code(rawValue: hold.code).map { "\($0.rawValue): " } ?? ""
      StandardStreams.say("  held back \(planned.instance.id): \(code)\(Words.spoken.hold(hold))")
    }
    if let schedule = options.schedule {
      StandardStreams.say(
        "  ECM at \(schedule.instant.iso8601(offset: schedule.zoneOffset)), sent as "
          + "'\(schedule.wireTime)'. No API shows or cancels a scheduled termination.")
    }
  }
}
