import Synchronization
import Words

/// The language of what the program says: `--lang`, else the settings', else the locale's.
///
/// One for the process, since the parser of the command line speaks before there are settings.
enum SpokenLanguage {
  struct Choice: Sendable {
    /// Whether or not the locale can show it.
    var wanted = Language.english
    /// The locale has the letters of any language, or the option says so.
    var canShowAll = true
    /// Whether the option says so.
    var isOption = false

    var spoken: Language { canShowAll ? wanted : .english }
  }

  private static let state = Mutex(Choice())

  static var current: Language { state.withLock { $0.spoken } }
  /// The same, whether or not the locale can show it.
  static var wanted: Language { state.withLock { $0.wanted } }

  /// That of `--lang`; nil where it was not given.
  static var option: Language? { state.withLock { $0.isOption ? $0.wanted : nil } }

  /// To be called once, before anything is said.
  static func begin(_ arguments: [String], in host: HostEnvironment) {
    // A demonstration reads nothing of the operator's.
    let isDemo = arguments.contains("--demo")
    let settings = isDemo ? nil : Paths(environment: host).settingsFile
    let choice = choice(of: arguments, settings: settings, in: host)
    state.withLock { $0 = choice }
  }

  /// - Parameters:
  ///   - arguments: Looked through for `--lang`; the parser says whether it is a good one.
  ///   - settings: The path of the file; nil for none.
  static func choice(
    of arguments: [String], settings: String?, in host: HostEnvironment
  ) -> Choice {
    if let option = option(in: arguments).flatMap(Language.init(tag:)) {
      return Choice(wanted: option, isOption: true)
    }
    return Choice(
      wanted: settings.flatMap(Settings.language(in:)) ?? host.language,
      canShowAll: host.isUnicode)
  }

  /// The last one holds, as with every option.
  private static func option(in arguments: [String]) -> String? {
    let words = arguments.prefix { $0 != "--" }
    for (index, word) in words.enumerated().reversed() {
      if word.hasPrefix("--lang=") { return String(word.dropFirst("--lang=".count)) }
      if word == "--lang", index + 1 < words.count { return words[index + 1] }
    }
    return nil
  }
}

/// A sentence in either language, for the operator or for a log.
typealias Sentence = @Sendable (Words) -> String

extension Words {
  /// In the language of the command line.
  static var spoken: Words { Words(SpokenLanguage.current) }
  /// For logs and journals, which are always English.
  static let log = Words(.english)
}

extension HostEnvironment {
  /// The locale's.
  fileprivate var language: Language {
    Language(tag: self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? "") ?? .english
  }

  fileprivate var isUnicode: Bool {
    let characters = (self["LC_ALL"] ?? self["LC_CTYPE"] ?? self["LANG"] ?? "").lowercased()
    return characters.contains("utf-8") || characters.contains("utf8")
  }
}
