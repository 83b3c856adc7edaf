import ArgumentParser
import Dashboard
import Fleet
import FoundationEssentials
import Support
import Testing
import Words

@testable import edgereap

/// What of a start holds for the profiles that are opened later.
@Suite struct OtherProfileTests {
  private static let settings = """
    protection:
      - {rule: relays, reason: they carry traffic, name_contains: live-relay-}
    liftable: [relays]
    profiles:
      own: {endpoint: "http://127.0.0.1:7", site: cn, read_only: true, title_colour: red}
      bare: {regions: [ap-guangzhou]}
      tool: {endpoint: "http://127.0.0.1:7", credentials: {process: "print-keys"}}
    """

  /// A session that was started with these options and variables.
  static func started(
    _ arguments: [String], _ variables: [String: String] = [:], in folder: TemporaryFolder
  ) throws -> FleetSession {
    let paths = Paths(root: folder.path)
    try FileManager.default.createDirectory(
      atPath: paths.configuration, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    _ = FileManager.default.createFile(
      atPath: paths.settingsFile, contents: Data(settings.utf8),
      attributes: [.posixPermissions: 0o600])
    let host = HostEnvironment(
      variables: variables, home: folder.path, user: "nobody", isInputTerminal: false,
      isOutputTerminal: false, isErrorTerminal: false)
    return try FleetSession.open(
      try CloudArguments.parse(arguments).options, ending: CommandLog(), host: host, paths: paths)
  }

  private static func refusal(_ session: FleetSession, _ name: String) throws -> Exit? {
    do {
      try session.opening(name).close()
      return nil
    } catch let exit as Exit {
      return exit
    }
  }

  @Test func readOnlyOfTheStartHoldsInEveryProfile() throws {
    let folder = TemporaryFolder()
    let first = try Self.started(["--read-only"], in: folder)
    defer { first.close() }
    let other = try first.opening("bare")
    defer { other.close() }
    #expect(other.gate.readOnly == .option)
  }

  @Test func readOnlyOfAProfileIsItsOwn() throws {
    let folder = TemporaryFolder()
    let first = try Self.started([], in: folder)
    defer { first.close() }
    let (own, bare) = (try first.opening("own"), try first.opening("bare"))
    defer { for session in [own, bare] { session.close() } }
    #expect(own.gate.readOnly == .profile("own"))
    #expect(bare.gate.readOnly == nil)
  }

  @Test(arguments: [(["--endpoint", "http://127.0.0.1:9"], ""), ([], "http://127.0.0.1:9")])
  func theEndpointOfTheStartIsForNoOtherProfile(_ arguments: [String], _ variable: String) throws {
    let folder = TemporaryFolder()
    let first = try Self.started(
      arguments, variable.isEmpty ? [:] : ["EDGEREAP_ENDPOINT": variable], in: folder)
    defer { first.close() }
    // Neither there, nor at the real services without having been asked for.
    let exit = try #require(try Self.refusal(first, "bare"))
    #expect(exit.status == .refused)
    #expect(exit.message.contains("edgereap --profile bare"))
    let own = try first.opening("own")
    defer { own.close() }
    #expect(own.host["EDGEREAP_ENDPOINT"] == nil && own.options.endpoint == nil)
    #expect(own.profile.endpoint == "http://127.0.0.1:7")
  }

  @Test func siteRegionsAndProductsOfTheStartStayWithIt() throws {
    let folder = TemporaryFolder()
    let first = try Self.started(
      ["--site", "intl", "--region", "ap-tokyo", "--product", "ecm"], in: folder)
    defer { first.close() }
    let other = try first.opening("bare")
    defer { other.close() }
    #expect(other.regions == ["ap-guangzhou"] && other.products == Product.allCases)
    #expect(other.options.site == nil)
  }

  @Test func anOverrideHoldsWhereTheSettingsAllowIt() throws {
    let folder = TemporaryFolder()
    let first = try Self.started(["--override-protection", "relays"], in: folder)
    defer { first.close() }
    let other = try first.opening("bare")
    defer { other.close() }
    #expect(other.options.overriddenRules == ["relays"])
    // The settings are read again: there the entry is gone.
    try FileManager.default.removeItem(atPath: first.paths.settingsFile)
    let text = Self.settings.replacing("liftable: [relays]\n", with: "")
    _ = FileManager.default.createFile(
      atPath: first.paths.settingsFile, contents: Data(text.utf8),
      attributes: [.posixPermissions: 0o600])
    let later = try first.opening("bare")
    defer { later.close() }
    #expect(later.options.overriddenRules.isEmpty)
  }

  @Test func aProfileThatTheSettingsDoNotHaveIsRefused() throws {
    let folder = TemporaryFolder()
    let first = try Self.started([], in: folder)
    defer { first.close() }
    #expect(try Self.refusal(first, "bear")?.status == .settings)
  }

  @Test func theListSaysWhichProfilesHaveKeysOfTheirOwn() throws {
    let folder = TemporaryFolder()
    let first = try Self.started([], in: folder)
    defer { first.close() }
    let entries = first.settings.profileEntries
    #expect(entries.map(\.name) == ["bare", "own", "tool"])
    #expect(entries.map(\.hasOwnKeys) == [false, false, true])
    #expect(entries[1].colour == "red" && entries[1].site == .cn && entries[1].isReadOnly)
  }
}

/// What fails beside the screen is said in the screen's language, which is English in ASCII.
@Suite struct ScreenLanguageTests {
  @Test(arguments: Language.allCases) func reasonsAreInTheLanguageThatIsAsked(_ language: Language)
  {
    let words = Words(language)
    let exit = Exit(.refused) { $0.endpointOfAnother("cn") }
    #expect(words.reason(exit) == words.endpointOfAnother("cn"))
    let settings = SettingsError(file: "config.yaml") { $0.themeIsNoPath }
    #expect(words.reason(settings).contains(words.themeIsNoPath))
    #expect(ServiceFailure(refusal: exit, words).message == words.endpointOfAnother("cn"))
  }

  @Test func unreadableSettingsAreSaidInIt() throws {
    let folder = TemporaryFolder()
    let session = try OtherProfileTests.started([], in: folder)
    defer { session.close() }
    try FileManager.default.removeItem(atPath: session.paths.settingsFile)
    _ = FileManager.default.createFile(
      atPath: session.paths.settingsFile, contents: Data("profiles: 7\n".utf8),
      attributes: [.posixPermissions: 0o600])
    let texts = Language.allCases.map { language -> String in
      guard case .profilesFailed(let reason) = session.profilesNow(saying: Words(language)) else {
        return ""
      }
      return reason
    }
    #expect(!texts.contains("") && Set(texts).count == Language.allCases.count)
  }
}
