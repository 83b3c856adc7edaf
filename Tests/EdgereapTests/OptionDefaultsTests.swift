import ArgumentParser
import Fleet
import Testing

@testable import edgereap

/// A program that is started without a word does not enter the parser, and behaves as if it had.
@Suite struct OptionDefaultsTests {
  @Test func withoutAWordTheParserChoosesTheScreenAndTheStandard() throws {
    let command = try #require(try Edgereap.parseAsRoot([]) as? ScreenCommand)
    #expect(command.cloud.options == ScreenStart().cloud)
    #expect(command.screen.options == ScreenStart().screen)
  }

  @Test func whatIsChosenReachesTheOptions() throws {
    let words = [
      "--profile", "p", "--site", "cn", "--endpoint", "https://a", "--region", "r", "--product",
      "ecm", "--read-only", "--override-protection", "o", "--log-level", "debug", "--trace", "t",
      "--trace-format", "curl",
    ]
    #expect(
      try CloudArguments.parse(words).options
        == CloudOptions(
          profile: "p", site: .cn, endpoint: "https://a", regions: ["r"], products: [.ecm],
          readOnly: true, overriddenRules: ["o"],
          diagnostics: DiagnosticsOptions(logLevel: .debug, trace: "t", traceFormat: .curl)))
  }

  @Test func whatIsChosenForTheScreenReachesItsOptions() throws {
    let words = [
      "--demo", "--theme", "t", "--no-color", "--ascii", "--slow-link", "--no-mouse", "--resume",
      "latest", "--plan", "p.json", "--max-age", "90s",
    ]
    #expect(
      try ScreenArguments.parse(words).options
        == ScreenOptions(
          demo: true, theme: "t", noColor: true, ascii: true, slowLink: true, noMouse: true,
          resume: "latest", plan: "p.json", maxAge: DurationArgument(seconds: 90)))
  }
}
