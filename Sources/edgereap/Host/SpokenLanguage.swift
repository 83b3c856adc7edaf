import Synchronization
import Words

/// The language of what the program says: `--lang`, else the settings', else the locale's.
///
/// One for the process, since the parser of the command line speaks before there are settings.
enum SpokenLanguage {
  private struct State {
    var language = Language.english
    var isOption = false
  }

  private static let state = Mutex(State())

  static var current: Language { state.withLock { $0.language } }

  /// - Parameter arguments: Looked through for `--lang`; whether it is a good one is the parser's to say.
  static func begin(_ arguments: [String], in host: HostEnvironment) {
    let option = named(in: arguments).flatMap(Language.init(tag:))
    state.withLock {
      $0 = State(language: option ?? host.language, isOption: option != nil)
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
  /// Chinese where the locale is, and can show it.
  fileprivate var language: Language {
    let messages = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
    let characters = (self["LC_ALL"] ?? self["LC_CTYPE"] ?? self["LANG"] ?? "").lowercased()
    let isUnicode = characters.contains("utf-8") || characters.contains("utf8")
    return isUnicode ? Language(tag: messages) ?? .english : .english
  }
}
