import Canvas
import Dashboard
import Fleet
import Testing
import Words

@Suite struct CommandTableTests {
  @Test func noTwoCommandsShareAKey() {
    var seen: [Key: Command] = [:]
    for command in Command.allCases {
      for key in CommandTable.standard.keys(of: command) {
        #expect(seen[key] == nil, "\(key) is on \(command) and on something else")
        seen[key] = command
      }
    }
  }

  @Test(arguments: Command.allCases) func everyCommandHasKeysAndWords(_ command: Command) {
    #expect(!CommandTable.standard.keys(of: command).isEmpty)
    for language in Language.allCases {
      let words = Words(language)
      #expect(words.help(command) != command.rawValue)
      #expect(!words.footer(command).isEmpty)
    }
  }

  @Test func namesOfKeysAreReadBack() {
    for command in Command.allCases {
      for key in CommandTable.standard.keys(of: command) {
        #expect(Key(name: key.name) == key)
      }
    }
    #expect(Key(name: "ctrl-d") == .control("d"))
    #expect(Key(name: "nonsense") == nil)
  }

  @Test func aKeyThatIsGivenAwayIsTakenFromItsCommand() throws {
    let table = try CommandTable(overrides: [.terminate: [.control("t")], .mark: [.character("m")]])
    #expect(table.command(for: .control("t")) == .terminate)
    #expect(table.command(for: .character("t")) == nil)
    #expect(table.command(for: .space) == nil)
    let moved = try CommandTable(overrides: [.help: [.character("j")]])
    #expect(moved.command(for: .character("j")) == .help)
    #expect(moved.keys(of: .down) == [.down])
  }

  @Test func oneKeyForTwoCommandsIsAConflict() {
    #expect(throws: CommandTable.Conflict.self) {
      try CommandTable(overrides: [.mark: [.character("m")], .undo: [.character("m")]])
    }
  }

  @Test func reboundKeysAreObeyedAndNamed() throws {
    let table = try CommandTable(overrides: [.mark: [.character("m")]])
    var screen = Screen { $0.keys = table }
    screen.list(Fixtures.fleet)
    screen.press("m")
    #expect(screen.state.list.selection.count == 1)
    #expect(screen.text.contains("m mark"))
  }

  @Test func numbersAreGrouped() {
    #expect(12_904.grouped == "12,904")
    #expect(999.grouped == "999")
    #expect((-1_000_000).grouped == "-1,000,000")
  }
}
