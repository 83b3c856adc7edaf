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

extension ArgumentHelp {
  /// A text of `Words` in the language of the command line, which is known before anything is parsed.
  static func spoken(_ text: KeyPath<Words, String>, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(Words.spoken[keyPath: text], valueName: valueName)
  }
}

/// The options that hold for every command that asks a cloud.
struct CloudOptions: ParsableArguments {
  @Option(
    help: .spoken(\.profileHelp), completion: Completion.profiles)
  var profile: String?

  @Option(help: .spoken(\.siteHelp))
  var site: Site?

  @Option(
    help: .spoken(\.endpointHelp, valueName: "url"))
  var endpoint: String?

  @Option(
    name: .customLong("region"), help: .spoken(\.regionHelp),
    completion: Completion.regions)
  var regions: [String] = []

  @Option(
    name: .customLong("product"),
    help: .spoken(\.productHelp),
    transform: Product.named)
  var products: [Product] = []

  @OptionGroup var language: LanguageOptions

  @Flag(help: .spoken(\.readOnlyHelp))
  var readOnly = false

  @Option(
    name: .customLong("override-protection"),
    help: .spoken(\.overrideProtectionHelp, valueName: "rule"),
    completion: Completion.liftableRules)
  var overriddenRules: [String] = []

  @OptionGroup var diagnostics: DiagnosticsOptions
}

/// The language of a command, which ``SpokenLanguage`` has looked for before the parser does.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: .spoken(\.langHelp),
    completion: .list(Language.allCases.map(\.rawValue)), transform: Language.named)
  var lang: Language?
}

/// How a command without a screen writes.
struct OutputOptions: ParsableArguments {
  @Option(help: .spoken(\.outputHelp))
  var output: OutputFormat = .table

  @OptionGroup private var quietness: QuietOptions

  var quiet: Bool { quietness.quiet }
}

/// How much a command tells beside its output.
struct QuietOptions: ParsableArguments {
  @Flag(help: .spoken(\.quietHelp))
  var quiet = false
}

/// Options of the screen alone.
struct ScreenOptions: ParsableArguments {
  @Flag(help: .spoken(\.demoHelp))
  var demo = false

  @Option(help: .spoken(\.themeHelp), completion: Completion.themes)
  var theme: String?

  @Flag(help: .spoken(\.noColorHelp))
  var noColor = false

  @Flag(help: .spoken(\.asciiHelp))
  var ascii = false

  @Flag(help: .spoken(\.accessibleHelp))
  var accessible = false

  @Flag(help: .spoken(\.slowLinkHelp))
  var slowLink = false

  @Flag(help: .spoken(\.noMouseHelp))
  var noMouse = false

  @Option(
    help: .spoken(\.resumeHelp, valueName: "operation"), completion: Completion.resumable)
  var resume: String?

  @Option(
    help: .spoken(\.openedPlanHelp, valueName: "file"), completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(help: .spoken(\.maxAgeHelp, valueName: "duration"), transform: DurationArgument.argument)
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
