import ArgumentParser
import Logging
import TencentCloud
import Words

/// The log and the trace of a run, as far as they were asked for.
struct Diagnostics: Sendable {
  /// Takes everything and keeps nothing where no log was asked for.
  var log: Logger
  var trace: TraceWriter?

  /// - Throws: for a level that there is not, and a file that cannot be written: who asks for a log
  ///   must not find out afterwards that there is none.
  init(
    _ options: DiagnosticsOptions, host: HostEnvironment, usesTerminal: Bool
  ) throws(Exit) {
    log = Logger(label: "edgereap") { _ in SwiftLogNoOpLogHandler() }
    if let level = try Self.level(options, host) {
      let file = try LogFile(path: Paths(environment: host).log)
      log = Logger(label: "edgereap") { _ in FileLogHandler(file: file, logLevel: level.forLogger) }
    }
    guard let path = options.trace else { return }
    guard path != "-" || !usesTerminal else {
      throw Exit(.usage) { $0.traceOnScreen }
    }
    trace = try TraceWriter(path: path, format: options.traceFormat)
  }

  private static func level(
    _ options: DiagnosticsOptions, _ host: HostEnvironment
  ) throws(Exit) -> LogLevel? {
    if let level = options.logLevel { return level }
    guard let word = try host.own("EDGEREAP_LOG_LEVEL") else { return nil }
    guard let level = LogLevel(rawValue: word) else {
      throw Exit(.usage) { $0.unknownLogLevel(word, among: LogLevel.allCases.map(\.rawValue)) }
    }
    return level
  }

  /// What the calls of the clouds are shown to.
  var observer: APIObserver {
    let (log, trace) = (log, trace)
    var observer = APIObserver(attempted: { log.note($0) })
    if trace != nil || log.logLevel == .trace {
      observer.exchanged = { exchange in
        log.note(exchange)
        trace?.write(exchange)
      }
    }
    return observer
  }
}

extension LogLevel {
  fileprivate var forLogger: Logger.Level {
    switch self {
    case .trace: .trace
    case .debug: .debug
    case .info: .info
    case .notice: .notice
    case .warning: .warning
    case .error: .error
    }
  }
}

/// ``DiagnosticsOptions`` on a command line.
struct DiagnosticsArguments: ParsableArguments {
  @Option(help: .spoken(\.logLevelHelp, valueName: "level"))
  var logLevel: LogLevel?

  @Option(
    help: .spoken(\.traceHelp, valueName: "file"),
    completion: .file())
  var trace: String?

  @Option(help: .spoken(\.traceFormatHelp, valueName: "format"))
  var traceFormat = DiagnosticsOptions.standard.traceFormat

  var options: DiagnosticsOptions {
    DiagnosticsOptions(logLevel: logLevel, trace: trace, traceFormat: traceFormat)
  }
}

/// How much a log tells.
enum LogLevel: String, CaseIterable, ExpressibleByArgument, Sendable {
  case trace, debug, info, notice, warning, error
}

/// Whose command a trace writes a request as.
enum TraceFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case tccli, curl
}
