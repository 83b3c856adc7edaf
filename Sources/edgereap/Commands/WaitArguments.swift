import ArgumentParser
import Words

/// How long a command follows an operation.
struct WaitArguments<Meaning: WaitMeaning>: ParsableArguments {
  @Option(
    help: .spoken(Meaning.wait, valueName: "duration"), transform: DurationArgument.argument)
  var wait = DurationArgument(seconds: 900)

  @Flag(help: .spoken(Meaning.noWait))
  var noWait = false

  var seconds: Int64? { noWait ? nil : wait.seconds }
}

/// What the end of the wait means for what has not been sent.
protocol WaitMeaning: Sendable {
  static var wait: KeyPath<Words, String> { get }
  static var noWait: KeyPath<Words, String> { get }
}

/// The command sends: what is not sent by then is cancelled.
enum WaitOfSender: WaitMeaning {
  static var wait: KeyPath<Words, String> { \.waitHelp }
  static var noWait: KeyPath<Words, String> { \.noWaitHelp }
}

/// The command sends nothing, and cancels nothing.
enum WaitOfWatcher: WaitMeaning {
  static var wait: KeyPath<Words, String> { \.watchWaitHelp }
  static var noWait: KeyPath<Words, String> { \.watchNoWaitHelp }
}
