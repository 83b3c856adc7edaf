import ArgumentParser
import Fleet
import Words

extension Site: ExpressibleByArgument {}
extension Product: ExpressibleByArgument {}

extension Product {
  /// - Throws: for a product that does not exist, with the nearest one.
  fileprivate static func named(_ text: String) throws -> Product {
    if let product = Product(rawValue: text) { return product }
    throw ValidationError(
      Words.spoken.unknownProduct(text, among: allCases.map(\.rawValue)))
  }
}

extension Language {
  /// - Throws: for a language that the program does not speak.
  fileprivate static func named(_ text: String) throws -> Language {
    if let language = Language(tag: text) { return language }
    throw ValidationError(Words.spoken.unknownLanguage(text))
  }
}

/// The options that hold for every command that asks a cloud.
struct CloudOptions: ParsableArguments {
  @Option(
    help: "A profile of the settings; also EDGEREAP_PROFILE.", completion: Completion.profiles)
  var profile: String?

  @Option(help: "The account system: intl or cn (default intl).")
  var site: Site?

  @Option(
    help: ArgumentHelp(
      "One address for every service (http on loopback only); also EDGEREAP_ENDPOINT.",
      valueName: "url"))
  var endpoint: String?

  @Option(
    name: .customLong("region"), help: "List this region only. May be repeated.",
    completion: Completion.regions)
  var regions: [String] = []

  @Option(
    name: .customLong("product"),
    help: "List this product only: \(Product.names()).",
    transform: Product.named)
  var products: [Product] = []

  @OptionGroup var language: LanguageOptions

  @Flag(help: "Terminate nothing. Cannot be undone inside the program.")
  var readOnly = false

  @Option(
    name: .customLong("override-protection"),
    help: ArgumentHelp(
      "Lift a protection rule; the settings have to allow it too.", valueName: "rule"),
    completion: Completion.liftableRules)
  var overriddenRules: [String] = []

  @OptionGroup var diagnostics: DiagnosticsOptions
}

/// The language of a command, which ``SpokenLanguage`` has looked for before the parser does.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: "The language: en or zh (default by settings, then locale).",
    completion: .list(Language.allCases.map(\.rawValue)), transform: Language.named)
  var lang: Language?
}

/// How a command without a screen writes.
struct OutputOptions: ParsableArguments {
  @Option(help: "table, json, jsonl or csv.")
  var output: OutputFormat = .table

  @OptionGroup private var quietness: QuietOptions

  var quiet: Bool { quietness.quiet }
}

/// How much a command tells beside its output.
struct QuietOptions: ParsableArguments {
  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false
}

/// Options of the screen alone.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Use the built-in simulator. No account, nothing real.")
  var demo = false

  @Option(help: "A theme by name; see 'edgereap themes'.", completion: Completion.themes)
  var theme: String?

  @Flag(help: "No colours; also NO_COLOR.")
  var noColor = false

  @Flag(help: "Draw with ASCII only.")
  var ascii = false

  @Flag(help: "Send as few bytes as possible.")
  var slowLink = false

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Option(
    help: ArgumentHelp(
      "Go on watching an unfinished operation; 'latest' takes the newest. Never sends.",
      valueName: "operation"), completion: Completion.resumable)
  var resume: String?

  @Option(
    help: ArgumentHelp(
      "Open the confirmation of a plan that 'plan' or the screen wrote, once the fleet is listed.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(help: "Refuse a plan that is older.", transform: DurationArgument.argument)
  var maxAge = DurationArgument(seconds: 3600)
}

extension DurationArgument {
  /// For an option.
  static func argument(_ text: String) throws -> DurationArgument {
    do {
      return try DurationArgument(text)
    } catch {
      throw ValidationError(error.description)
    }
  }
}

/// An id as it was given, and where.
struct NamedID: Hashable {
  var id: String
  var place: String
}
