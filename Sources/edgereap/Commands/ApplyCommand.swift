import ArgumentParser
import Fleet
import Reaper
import Words

struct ApplyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "apply", abstract: Words.spoken.applyAbstract)
  }

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var waiting: WaitArguments<WaitOfSender>
  @Argument(
    help: .spoken(\.planFileHelp, valueName: "file"), completion: .file(extensions: ["json"]))
  var plan: String
  @Option(help: .spoken(\.confirmPlanHelp, valueName: "phrase")) var confirm: String?
  @Flag(help: .spoken(\.checkHelp)) var check = false
  @OptionGroup var limits: LimitArguments
  @Option(help: .spoken(\.maxAgeHelp, valueName: "duration"), transform: DurationArgument.argument)
  var maxAge = DurationArgument(seconds: 3600)

  func run() async throws {
    try await CommandRunner.run { log in
      let plan = try Plan.read(self.plan)
      let session = try FleetSession.open(
        cloud.options, ending: log, isQuiet: output.quiet, reason: plan.discipline.reason)
      defer { session.close() }
      try await session.judgePolicy()
      let rule = session.approval
      if rule.typesPhrase, confirm != nil { throw PlanRefusal.approval(.phraseIsTyped) }
      guard check || confirm != nil || rule.typesPhrase else {
        throw Exit(.usage) { $0.applyNeedsPhrase }
      }
      plan.missing.say()
      try await session.judgeRules()
      let run = PlanRun(
        session: session, output: output, wait: waiting.seconds, stopAfter: limits.stopAfter,
        canary: limits.canary)
      guard check else {
        return try await run.apply(plan, confirmedBy: confirm, maximumAge: maxAge.seconds)
      }
      return try await run.check(plan, confirmedBy: confirm, maximumAge: maxAge.seconds)
    }
  }
}

struct TerminateCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "terminate", abstract: Words.spoken.terminateAbstract)
  }

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var waiting: WaitArguments<WaitOfSender>
  @OptionGroup var termination: TerminationArguments
  @OptionGroup var selection: SelectionArguments
  @Option(
    help: .spoken(\.confirmHelp, valueName: "phrase"))
  var confirm: String?

  func validate() throws { try selection.checkNamed() }

  func run() async throws {
    try await CommandRunner.run { log in
      let session = try FleetSession.open(
        cloud.options, ending: log, isQuiet: output.quiet, reason: termination.reason)
      defer { session.close() }
      try await session.judgePolicy()
      let rule = session.approval
      if rule.isNeeded { throw PlanRefusal.approval(.needsPlan) }
      if rule.typesPhrase, confirm != nil { throw PlanRefusal.approval(.phraseIsTyped) }
      let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
      let (plan, resources, _) = try await selection.plan(session, termination, progress)
      plan.say(resources: resources)
      guard confirm != nil || rule.typesPhrase else {
        try OutputWriter(format: output.output).write(
          session.records(of: plan.targets))
        throw Exit(.refused) { $0.confirmWith(plan.phrase) }
      }
      let run = PlanRun(session: session, output: output, wait: waiting.seconds)
      return try await run.apply(plan, confirmedBy: confirm, maximumAge: 3600)
    }
  }
}
