import Synchronization
import Words

/// The language of what the program says: `--lang`, else the settings', else the locale's.
///
/// One for the process, since the parser of the command line speaks before there are settings.
enum SpokenLanguage {
  private static let state = Mutex(Language.english)

  static var current: Language { state.withLock { $0 } }

  /// To be called once, before anything is said.
  static func begin(_ arguments: [String], in host: HostEnvironment) {
    // A demonstration reads nothing of the operator's.
    let isDemo = arguments.contains("--demo")
    let settings = isDemo ? nil : Paths(environment: host).settingsFile
    let chosen = language(of: arguments, settings: settings, in: host)
    state.withLock { $0 = chosen }
  }

  /// - Parameters:
  ///   - arguments: Looked through for `--lang`; the parser says whether it is a good one.
  ///   - settings: The path of the file; nil for none.
  static func language(
    of arguments: [String], settings: String?, in host: HostEnvironment
  ) -> Language {
    option(in: arguments).flatMap(Language.init(tag:))
      ?? settings.flatMap(Settings.language(in:)) ?? host.language
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

/// A sentence in either language, made for whoever hears it: the operator, or a log.
typealias Sentence = @Sendable (Words) -> String

extension Words {
  /// In the language of the command line.
  static var spoken: Words { Words(SpokenLanguage.current) }
  /// For logs and journals, which are English whoever reads them.
  static let log = Words(.english)
}

extension HostEnvironment {
  /// Chinese where the locale is, and can show it.
  fileprivate var language: Language {
    let messages = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
    let characters = (self["LC_ALL"] ?? self["LC_CTYPE"] ?? self["LANG"] ?? "").lowercased()
    let isUnicode = characters.contains("utf-8") || characters.contains("utf8")
    return isUnicode ? Language(tag: messages) ?? .english : .english
  }
}
