import ArgumentParser

/// What a run leaves behind for whoever has to find out why.
struct DiagnosticsOptions: ParsableArguments {
  @Option(help: "Write a log of this level and above; also EDGEREAP_LOG_LEVEL.")
  var logLevel: LogLevel?

  @Option(
    help: ArgumentHelp(
      "Add every request and answer to a file, secrets struck out; - is standard error.",
      valueName: "file"),
    completion: .file())
  var trace: String?

  @Option(help: "How a trace writes requests: tccli, which can be repeated, or curl.")
  var traceFormat: TraceFormat = .tccli
}

/// How much a log tells.
enum LogLevel: String, CaseIterable, ExpressibleByArgument, Sendable {
  case trace, debug, info, notice, warning, error
}

/// Whose command a trace writes a request as.
enum TraceFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case tccli, curl
}
