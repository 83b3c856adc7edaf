import FoundationEssentials
import Support
import Testing
import Words

@testable import edgereap

/// The language of a run: the option, else the settings, else a locale that can show it.
struct SpokenLanguageTests {
  private static func language(
    _ typed: String, settings: String? = nil, _ variables: [String: String] = [:]
  ) throws -> Language {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/config.yaml"
    if let settings { try Data(settings.utf8).write(to: URL(filePath: path)) }
    let host = HostEnvironment(
      variables: variables, home: folder.path, user: "nobody", isInputTerminal: false,
      isOutputTerminal: false, isErrorTerminal: false)
    return SpokenLanguage.choice(
      of: typed.split(separator: " ").map(String.init), settings: path, in: host
    ).spoken
  }

  @Test(
    "the option wins over the settings, the settings over the locale",
    arguments: [
      ("list --lang en", Optional("language: zh"), "zh_CN.UTF-8", Language.english),
      ("--lang=zh list", "language: en", "en_GB.UTF-8", .chinese),
      ("list", "language: zh", "en_GB.UTF-8", .chinese),
      ("list", "language: en", "zh_CN.UTF-8", .english),
      ("list", nil, "zh_CN.UTF-8", .chinese), ("list", nil, "en_GB.UTF-8", .english),
      // The last option holds, as the parser has it; what is behind `--` is none.
      ("--lang en list --lang zh", nil, "", .chinese), ("list -- --lang zh", nil, "", .english),
      // One that cannot be meant is passed over.
      ("list --lang xx", "language: zh", "C.UTF-8", .chinese),
      // Settings alone do not make a terminal show it.
      ("list", "language: zh", "C", .english),
      ("list --lang", nil, "zh_CN.UTF-8", .chinese),
    ])
  func order(typed: String, settings: String?, locale: String, language: Language) throws {
    #expect(try Self.language(typed, settings: settings, ["LANG": locale]) == language)
  }

  @Test(
    "settings that are wrong elsewhere still choose the language",
    arguments: [
      ("countdwn: 3\nlanguage: zh", Language.chinese), ("language: zh\nprofile: x", .chinese),
      ("language: [zh]", .english), ("language: de", .english), ("language: zh\n - x", .english),
      ("- language: zh", .english), ("", .english),
    ])
  func brokenSettings(settings: String, language: Language) throws {
    #expect(try Self.language("list", settings: settings, ["LANG": "C.UTF-8"]) == language)
  }

  @Test(
    "a locale counts only where it has UTF-8",
    arguments: [
      (["LANG": "zh_CN.UTF-8"], Language.chinese), (["LANG": "zh_CN.utf8"], .chinese),
      (["LANG": "zh_CN.GB18030"], .english), (["LANG": "zh_CN"], .english),
      (["LC_MESSAGES": "zh_CN.UTF-8", "LANG": "C.UTF-8"], .chinese),
      (["LC_MESSAGES": "zh_CN.UTF-8", "LC_CTYPE": "C"], .english),
      (["LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"], .english), ([:], .english),
    ])
  func locale(variables: [String: String], language: Language) throws {
    #expect(try Self.language("list", variables) == language)
  }
}
