import ArgumentParser
import Fleet
import LinearRegex
import Testing

@testable import edgereap

/// Reason, limits and what goes with them, as command lines say them.
struct LimitArgumentTests {
  private func discipline(
    _ words: String..., settings: Settings = Settings()
  ) throws -> Discipline {
    try TerminationArguments.parse(words).discipline(settings)
  }

  @Test func withoutAWordTheSettingsDecide() throws {
    var settings = Settings()
    settings.discipline = Discipline(stopAfter: .count(3), canary: .percent(5))
    #expect(try discipline(settings: settings) == settings.discipline)
    #expect(
      try discipline("--canary", "off", "--stop-after", "never", settings: settings)
        == Discipline(stopAfter: .never))
    #expect(try discipline("--reason", " CHG-1 ").reason == "CHG-1")
  }

  @Test(arguments: [
    ["--stop-after", "120%"], ["--stop-after", ""], ["--canary", "0"], ["--canary", "all"],
    ["--reason", ""], ["--reason", "a\nb"], ["--reason", String(repeating: "x", count: 501)],
  ]) func whatIsNoLimitIsAWrongUse(words: [String]) {
    #expect(throws: (any Error).self) { try TerminationArguments.parse(words) }
  }

  @Test func aScheduleAndACanaryExcludeEachOther() throws {
    var settings = Settings()
    settings.discipline.canary = .count(1)
    let at = ["--at", "2026-11-22T18:00:00+08:00"]
    for words in [at, at + ["--canary", "2"]] {
      let exit = #expect(throws: Exit.self) {
        try TerminationArguments.parse(words).discipline(settings)
      }
      #expect(exit?.status == .usage)
      #expect(exit?.message.contains("--canary off") == true)
    }
    _ = try TerminationArguments.parse(at + ["--canary", "off"]).discipline(settings)
  }

  @Test func aRequiredReasonIsRefusedWithItsPattern() throws {
    var settings = Settings()
    settings.requiredReasons = [try TextPattern("^CHG-[0-9]+")]
    let refusal = try #require(
      #expect(throws: PlanRefusal.self) { try discipline(settings: settings) })
    #expect(Exit(refusal).status == .refused)
    #expect(Exit(refusal).message.contains("^CHG-[0-9]+"))
    #expect(try discipline("--reason", "CHG-1", settings: settings).reason == "CHG-1")
  }

  @Test(arguments: [
    ["apply"], ["sign"], ["plan", "--filter", "x"], ["plan", "--out", "p.json"],
    ["plan", "--show", "p.json", "--out", "q.json"], ["plan", "--show", "p.json", "ein-1"],
    ["plan", "--show", "p.json", "--canary", "1"], ["terminate"], ["stop"],
  ]) func whatLacksSomethingIsAWrongUse(words: [String]) {
    #expect(throws: (any Error).self) { try Edgereap.parseAsRoot(words) }
  }

  @Test(arguments: [
    ["apply", "p.json"], ["apply", "p.json", "--check"], ["sign", "p.json"],
    ["apply", "p.json", "--confirm", "x", "--canary", "5"],
    ["plan", "--show", "-"], ["plan", "ein-1", "--out", "p.json", "--reason", "x"],
    ["terminate", "ein-1", "--stop-after", "10"], ["stop", "20261121-074800-3f9a"],
  ]) func whatIsWholeIsTaken(words: [String]) throws { _ = try Edgereap.parseAsRoot(words) }
}
