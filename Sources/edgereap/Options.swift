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

/// ``CloudOptions`` on a command line.
struct CloudArguments: ParsableArguments {
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
  var regions = CloudOptions.standard.regions

  @Option(
    name: .customLong("product"),
    help: .spoken(\.productHelp),
    transform: Product.named)
  var products = CloudOptions.standard.products

  @OptionGroup var language: LanguageOptions

  @Flag(help: .spoken(\.readOnlyHelp))
  var readOnly = CloudOptions.standard.readOnly

  @Option(
    name: .customLong("override-protection"),
    help: .spoken(\.overrideProtectionHelp, valueName: "rule"),
    completion: Completion.liftableRules)
  var overriddenRules = CloudOptions.standard.overriddenRules

  @OptionGroup var diagnostics: DiagnosticsArguments

  var options: CloudOptions {
    CloudOptions(
      profile: profile, site: site, endpoint: endpoint, regions: regions, products: products,
      readOnly: readOnly, overriddenRules: overriddenRules, diagnostics: diagnostics.options)
  }
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

/// ``ScreenOptions`` on a command line.
struct ScreenArguments: ParsableArguments {
  @Flag(help: .spoken(\.demoHelp))
  var demo = ScreenOptions.standard.demo

  @Option(help: .spoken(\.themeHelp), completion: Completion.themes)
  var theme: String?

  @Flag(help: .spoken(\.noColorHelp))
  var noColor = ScreenOptions.standard.noColor

  @Flag(help: .spoken(\.asciiHelp))
  var ascii = ScreenOptions.standard.ascii

  @Flag(help: .spoken(\.accessibleHelp))
  var accessible = ScreenOptions.standard.accessible

  @Flag(help: .spoken(\.slowLinkHelp))
  var slowLink = ScreenOptions.standard.slowLink

  @Flag(help: .spoken(\.noMouseHelp))
  var noMouse = ScreenOptions.standard.noMouse

  @Option(
    help: .spoken(\.resumeHelp, valueName: "operation"), completion: Completion.resumable)
  var resume: String?

  @Option(
    help: .spoken(\.openedPlanHelp, valueName: "file"), completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(help: .spoken(\.maxAgeHelp, valueName: "duration"), transform: DurationArgument.argument)
  var maxAge = ScreenOptions.standard.maxAge

  var options: ScreenOptions {
    ScreenOptions(
      demo: demo, theme: theme, noColor: noColor, ascii: ascii, accessible: accessible,
      slowLink: slowLink, noMouse: noMouse, resume: resume, plan: plan, maxAge: maxAge)
  }
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
