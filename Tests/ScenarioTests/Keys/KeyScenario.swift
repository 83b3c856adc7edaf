import Canvas
import Dashboard
import Testing
import Words

/// One row of the key table, played on the real program: every key that the row names is pressed,
/// and what it does is read from the screen.
struct KeyScenario: Sendable {
  var name: String
  /// The commands whose keys are pressed, all of them.
  var commands: Set<Command>
  var opening = Opening()
  var play: @Sendable (KeyPlay) throws -> Void

  /// How simulator and program are started.
  struct Opening: Sendable {
    var faults: [String] = []
    var arguments: [String] = []
    var settings = ""
  }

  init(
    _ name: String, _ commands: Command..., opening: Opening = Opening(),
    play: @escaping @Sendable (KeyPlay) throws -> Void
  ) {
    self.name = name
    self.commands = Set(commands)
    self.opening = opening
    self.play = play
  }

  /// Every key that the table gives to its commands.
  var keys: [Key] { commands.flatMap { CommandTable.standard.keys(of: $0) } }

  static let all =
    moving + panes + marking + expressions + looking + seeing + terminating + results + program
}

extension Scenarios {
  /// Every row of the key table.
  @Suite(.serialized) struct Keys {
    /// Two at once: what they do most is wait.
    @Test func theKeysDoWhatTheTableSays() async {
      await atOnce(2, KeyScenario.all) { scenario in
        do {
          let play = try KeyPlay(scenario.opening)
          try scenario.play(play)
          let untouched = scenario.keys.filter { !play.pressed.contains($0) }
          #expect(untouched.isEmpty, "\(scenario.name): keys that were not pressed")
        } catch {
          Issue.record("\(scenario.name): \(error)")
        }
      }
    }

    @Test func everyCommandHasAScenario() {
      let covered = KeyScenario.all.reduce(into: Set<Command>()) { $0.formUnion($1.commands) }
      let missing = Command.allCases.filter { !covered.contains($0) }
      #expect(missing.isEmpty)
    }
  }
}
