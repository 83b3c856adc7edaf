import Fleet

// What was chosen on the command line, and what holds where nothing was. These are plain values: a
// program that is started without a word has them without entering the parser, which takes its time to
// look through everything that the program is made of.

/// What holds for every command that asks a cloud.
struct CloudOptions: Sendable, Equatable {
  var profile: String?
  var site: Site?
  var endpoint: String?
  var regions: [String] = []
  var products: [Product] = []
  var readOnly = false
  var overriddenRules: [String] = []
  var diagnostics = DiagnosticsOptions.standard

  static let standard = CloudOptions()
}

/// The diagnostics of a run: its log and trace.
struct DiagnosticsOptions: Sendable, Equatable {
  var logLevel: LogLevel?
  var trace: String?
  var traceFormat = TraceFormat.tccli

  static let standard = DiagnosticsOptions()
}

/// What holds for the screen alone.
struct ScreenOptions: Sendable, Equatable {
  var demo = false
  var theme: String?
  var noColor = false
  var ascii = false
  var accessible = false
  var slowLink = false
  var noMouse = false
  var resume: String?
  var plan: String?
  var maxAge = DurationArgument(seconds: 3600)

  static let standard = ScreenOptions()
}
