import ArgumentParser
import Testing

@testable import edgereap

struct ProtectionOverrideTests {
  /// What the start of a session says to these options, where there are no settings.
  private static func complaint(_ arguments: [String]) throws -> Exit? {
    let host = HostEnvironment(
      variables: [:], home: "/nonexistent", user: "nobody", isInputTerminal: false,
      isOutputTerminal: false, isErrorTerminal: false)
    do {
      _ = try FleetSession.open(
        try CloudArguments.parse(arguments).options, ending: CommandLog(), host: host,
        paths: Paths(root: "/nonexistent"))
      return nil
    } catch let exit as Exit {
      return exit
    }
  }

  @Test(arguments: [
    (
      "name-do-not-delete",
      "the settings do not allow it to be lifted; 'liftable' has to list it"
    ),
    ("name-do-not-delet", "there is no such rule; 'rule' in the settings names each"),
  ])
  func anOverrideThatLiftsNothingIsRefusedAtTheStart(rule: String, reason: String) throws {
    let exit = try #require(try Self.complaint(["--override-protection", rule]))
    #expect(exit.status == .refused)
    #expect(exit.message == "--override-protection \(rule): \(reason)")
  }

  @Test func withoutAnOverrideASessionOpens() throws {
    #expect(try Self.complaint([]) == nil)
  }
}
