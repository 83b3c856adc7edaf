import Support
import Testing

extension Scenarios {
  /// One screen, several accounts.
  @Suite(.serialized) struct Switching {
    private static let names = ["alpha", "beta", "gamma"]

    /// A simulator for each profile, each with its own keys; the first one's home has the settings.
    private func stages() throws -> [Stage] {
      let stages = try Self.names.map { name in
        try Stage(
          "--instances", "60", "--secret-id", "AKID\(name)00000000000000000000000",
          "--secret-key", "secretKeyOf\(name)000000000000000")
      }
      var settings = "profiles:\n"
      for (name, stage) in zip(Self.names, stages) {
        let file = "\(stages[0].folder.path)/\(name).json"
        try Folder.write(
          #"{"SecretId":"\#(stage.keys.id)","SecretKey":"\#(stage.keys.key)"}"#, to: file)
        settings += """
            \(name):
              endpoint: "\(stage.address)"
              credentials: {process: "/bin/cat \(file)"}

          """
      }
      try stages[0].writeSettings(settings)
      return stages
    }

    private func choose(_ keys: String, _ name: String, on screen: PseudoTerminal) throws {
      screen.sendControl("p")
      try screen.wait(for: "━ Profiles")
      try screen.wait(forGone: "Reading …")
      screen.send(keys)
      screen.send("\r")
      try screen.wait(for: "profile \(name)", seconds: 30)
      try screen.wait(forGone: "━ Profiles")
    }

    @Test func whatRunsInAHiddenProfileEndsThereAndNothingCrosses() throws {
      let stages = try stages()
      let screen = try stages[0].screen(width: 140, height: 36, ["--profile", "alpha"])
      try screen.wait(for: "60 of 60", seconds: 30)
      try screen.confirm("product:edgezone state:running", of: 60)
      // The cursor is on the first profile that is not open.
      try choose("", "beta", on: screen)
      try screen.wait(for: "alpha ")
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.send("a")
      try screen.wait(for: "Marked")
      try choose("G", "gamma", on: screen)
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.send("t")
      try screen.wait(for: "No instances marked")
      try screen.wait(for: "alpha ended", seconds: 120)
      // The cursor is where something has ended unseen.
      try choose("", "alpha", on: screen)
      try screen.wait(for: "Results")
      try screen.wait(for: "finished")
      try choose("gj", "beta", on: screen)
      screen.send("t")
      try screen.wait(for: "[Cancel]")
      screen.sendControl("c")
      try screen.wait(forGone: "[Cancel]")
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      for stage in stages { #expect(try stage.statistics().secretIDs == [stage.keys.id]) }
      #expect(try !stages[0].ledger().isEmpty)
      for stage in stages.dropFirst() { try stage.expectNothingSent() }
    }

    @Test func aProfileWithoutKeysIsRefusedAndTheOldOneStays() throws {
      let stage = try Stage("--instances", "20")
      try stage.writeSettings(
        """
        profiles:
          alpha: {}
          beta: {endpoint: "\(stage.address)", credentials: {process: "/bin/false"}}
          gamma: {credentials: {process: "/bin/cat /nowhere"}}

        """)
      let screen = try stage.screen(width: 120, height: 30, ["--profile", "alpha"])
      try screen.wait(for: "20 of 20", seconds: 30)
      screen.sendControl("p")
      try screen.wait(for: "beta")
      screen.send("\r")
      try screen.wait(for: "beta not opened", seconds: 30)
      // The endpoint of the start is not for it.
      screen.send("G\r")
      try screen.wait(for: "gamma not opened", seconds: 30)
      try screen.wait(for: "edgereap --profile gamma")
      screen.send("\u{1b}")
      try screen.wait(forGone: "━ Profiles")
      try screen.wait(for: "profile alpha")
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}
