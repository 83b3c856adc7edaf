import ArgumentParser
import Fleet
import Words

/// How far a wrong assumption may go, on a command line.
struct LimitArguments: ParsableArguments {
  @Option(help: .spoken(\.stopAfterHelp, valueName: "limit"), transform: FailureLimit.argument)
  var stopAfter: FailureLimit?

  @Option(help: .spoken(\.canaryHelp, valueName: "size"), transform: CanarySize.argument)
  var canary: CanarySize?
}

extension FailureLimit {
  fileprivate static func argument(_ text: String) throws -> FailureLimit {
    guard let limit = FailureLimit(text) else {
      throw ValidationError(Words.spoken.badStopAfter(text))
    }
    return limit
  }
}

extension CanarySize {
  fileprivate static func argument(_ text: String) throws -> CanarySize {
    guard let size = CanarySize(text) else { throw ValidationError(Words.spoken.badCanary(text)) }
    return size
  }
}
