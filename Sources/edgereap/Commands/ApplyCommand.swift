import ArgumentParser
import Fleet
import Reaper
import Words

/// How long a command follows what it started.
struct WaitArguments: ParsableArguments {
  @Option(
    help: """
      How long to follow it: 90s, 15m, 1h. What has not been sent by then is cancelled, and what was \
      sent goes on; 'watch' tells what becomes of it.
      """, transform: DurationArgument.argument)
  var wait = DurationArgument(seconds: 900)

  @Flag(help: "Leave as soon as everything was sent and answered.")
  var noWait = false

  var seconds: Int64? { noWait ? nil : wait.seconds }
}

struct ApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Carry out a plan that was frozen by 'plan' or the screen.")

  @OptionGroup var cloud: CloudOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var waiting: WaitArguments
  @Argument(help: "The plan.", completion: .file(extensions: ["json"])) var plan: String
  @Option(help: "The phrase that 'plan' printed: \"143 ap-guangzhou 0012\".") var confirm: String
  @Option(help: "Refuse a plan that is older.", transform: DurationArgument.argument)
  var maxAge = DurationArgument(seconds: 3600)

  func run() async throws {
    try await CommandRunner.run { log in
      let session = try FleetSession.open(cloud, ending: log, isQuiet: output.quiet)
      defer { session.close() }
      let plan = try Plan.read(self.plan)
      plan.missing.say()
      let run = PlanRun(session: session, output: output, wait: waiting.seconds)
      return try await run.apply(plan, confirmedBy: confirm, maximumAge: maxAge.seconds)
    }
  }
}

struct TerminateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terminate", abstract: "Plan and apply in one.")

  @OptionGroup var cloud: CloudOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var waiting: WaitArguments
  @OptionGroup var termination: TerminationArguments
  @OptionGroup var selection: SelectionArguments
  @Option(
    help: """
      The phrase: number, place and the account's last four digits. Without it nothing is sent, and the \
      phrase is printed.
      """)
  var confirm: String?

  func run() async throws {
    try await CommandRunner.run { log in
      let session = try FleetSession.open(cloud, ending: log, isQuiet: output.quiet)
      defer { session.close() }
      let options = try termination.options(session: session)
      let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
      let (plan, _) = try await selection.plan(session, options, progress)
      plan.say()
      guard let confirm else {
        try OutputWriter(format: output.output).write(
          session.records(of: plan.targets))
        throw Exit(.refused) { $0.confirmWith(plan.phrase) }
      }
      let run = PlanRun(session: session, output: output, wait: waiting.seconds)
      return try await run.apply(plan, confirmedBy: confirm, maximumAge: 3600)
    }
  }
}
