import Synchronization
import Words

/// The language of what the program says: `--lang`, else the settings', else the locale's.
///
/// One for the process, since the parser of the command line speaks before there are settings.
enum SpokenLanguage {
  private struct State {
    var language = Language.english
    var isOption = false
    /// Whether the locale has the letters of any language, or the option says so.
    var canShowAll = true
  }

  private static let state = Mutex(State())

  static var current: Language { state.withLock { $0.canShowAll ? $0.language : .english } }
  /// The same, whether or not the locale can show it.
  static var wanted: Language { state.withLock { $0.language } }

  /// - Parameter arguments: Looked through for `--lang`; whether it is a good one is the parser's to say.
  static func begin(_ arguments: [String], in host: HostEnvironment) {
    let option = named(in: arguments).flatMap(Language.init(tag:))
    state.withLock {
      $0 = State(
        language: option ?? host.language, isOption: option != nil,
        canShowAll: option != nil || host.isUnicode)
    }
  }

  /// What the settings say, which `--lang` overrides.
  static func adopt(_ language: Language?) {
    guard let language else { return }
    state.withLock { if !$0.isOption { $0.language = language } }
  }

  private static func named(in arguments: [String]) -> String? {
    for (index, word) in arguments.enumerated() {
      if word == "--" { return nil }
      if word.hasPrefix("--lang=") { return String(word.dropFirst("--lang=".count)) }
      if word == "--lang", index + 1 < arguments.count { return arguments[index + 1] }
    }
    return nil
  }
}

extension Words {
  /// In the language of the command line.
  static var spoken: Words { Words(SpokenLanguage.current) }
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
