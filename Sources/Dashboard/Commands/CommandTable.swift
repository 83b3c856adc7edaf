package import Canvas
package import Words

/// The one table of commands: what keys they have, and through ``Command`` their words, their
/// danger and why one is not available now. Footer, help, palette and key handling all read it.
package struct CommandTable: Sendable, Hashable {
  private var keysByCommand: [Command: [Key]]
  private var commandByKey: [Key: Command]
  /// Where names are listened to, in which words; nil where they are seen.
  private var heardIn: Words?

  /// Two commands on one key. The settings name the line.
  package struct Conflict: Error, Sendable, Hashable {
    package var key: Key
    package var first: Command
    package var second: Command
  }

  /// The table as shipped.
  package static let standard = CommandTable(unchecked: Command.defaultKeys)

  /// The table with an operator's own keys. A command that is named gets the keys given, and no
  /// others; a key that was taken from a command without giving it a new one leaves that command to
  /// the palette.
  ///
  /// - Throws: ``Conflict`` where the overrides give one key to two commands.
  package init(overrides: [Command: [Key]]) throws(Conflict) {
    var keys = Command.defaultKeys
    var taken: [Key: Command] = [:]
    for command in Command.allCases {
      for key in overrides[command] ?? [] {
        if let first = taken[key], first != command {
          throw Conflict(key: key, first: first, second: command)
        }
        taken[key] = command
      }
    }
    for (command, list) in keys where overrides[command] == nil {
      keys[command] = list.filter { taken[$0] == nil }
    }
    for (command, list) in overrides { keys[command] = list }
    self.init(unchecked: keys)
  }

  private init(unchecked keys: [Command: [Key]]) {
    keysByCommand = keys
    commandByKey = [:]
    for command in Command.allCases {
      for key in keys[command] ?? [] { commandByKey[key] = command }
    }
  }

  package func command(for key: Key) -> Command? { commandByKey[key] }

  package func keys(of command: Command) -> [Key] { keysByCommand[command] ?? [] }

  /// The key that footers and sentences name; empty where there is none.
  package func keyName(of command: Command) -> String {
    keys(of: command).first.map { named($0.name) } ?? ""
  }

  /// All its keys: `j ↓`.
  package func keyNames(of command: Command, glyphs: Glyphs) -> String {
    keys(of: command).map { named($0.shownName(glyphs: glyphs)) }.joined(separator: " ")
  }

  private func named(_ key: String) -> String { heardIn?.heardKey(key) ?? key }

  /// The table with names for a screen that is listened to.
  func heard(in words: Words) -> CommandTable {
    var table = self
    table.heardIn = words
    return table
  }
}

extension Command {
  /// The keys as shipped.
  package static let defaultKeys: [Command: [Key]] = [
    .down: [.character("j"), .down], .up: [.character("k"), .up],
    .pageDown: [.pageDown, .control("f")], .pageUp: [.pageUp, .control("b")],
    .halfPageDown: [.control("d")], .halfPageUp: [.control("u")],
    .first: [.character("g"), .home], .last: [.character("G"), .end],
    .left: [.character("h"), .left], .right: [.character("l"), .right],
    .nextPane: [.tab], .previousPane: [.backTab],
    .regions: [.character("1")], .instances: [.character("2")], .results: [.character("3")],
    .mark: [.space], .range: [.character("v")],
    .markAll: [.character("a")], .unmarkAll: [.character("A")], .invert: [.character("*")],
    .markBy: [.character("+")], .unmarkBy: [.character("-")], .markSame: [.character(",")],
    .onlyMarked: [.character("\"")], .undo: [.character("u")],
    .filter: [.character("/")], .sort: [.character("s")], .sortBy: [.character("S")],
    .find: [.character("f")], .views: [.character("@")], .overview: [.character("0")],
    .regionsPane: [.character("b")],
    .group: [.character("z")], .details: [.enter], .outcomes: [.character("o")],
    .picture: [.character("p")], .columns: [.character("c")],
    .terminate: [.character("t")], .stop: [.character("x")], .retry: [.character("R")],
    .refresh: [.character("r")], .write: [.character("w")],
    .openPlan: [.character("P")],
    .copyID: [.character("y")], .copySupport: [.character("Y")],
    .history: [.character("H")], .profiles: [.control("p")], .themes: [.character("T")],
    .palette: [.character(":")],
    .help: [.character("?"), .function(1)], .back: [.escape], .link: [.control("g")],
    .redraw: [.control("l")],
    .suspend: [.control("z")], .quit: [.character("q"), .control("c")],
  ]

  package var danger: Danger {
    switch self {
    case .terminate, .retry, .openPlan: .destructive
    default: .harmless
    }
  }
}
