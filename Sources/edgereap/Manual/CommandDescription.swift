import ArgumentParser
import FoundationEssentials

/// The commands and options as the argument parser itself describes them.
struct CommandDescription: Decodable {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool?
  var arguments: [Argument]?
  var subcommands: [CommandDescription]?

  struct Argument: Decodable, Hashable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable, Hashable {
      var kind: String
      var name: String

      var shown: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    var kind: Kind
    var names: [Name]?
    var preferredName: Name?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  /// Of the whole program.
  static func program() throws -> CommandDescription {
    struct Dump: Decodable { var command: CommandDescription }
    let dump = try JSONDecoder().decode(Dump.self, from: Data(Edgereap._dumpHelp().utf8))
    return dump.command
  }

  /// What a person is shown, without what every command has.
  var ownArguments: [Argument] {
    (arguments ?? []).filter {
      $0.shouldDisplay && !["help", "version"].contains($0.preferredName?.name)
    }
  }

  var shownSubcommands: [CommandDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }
}

extension CommandDescription.Argument {
  /// `--region REGION`, with the fonts of a manual.
  var term: String {
    let value = Roff.italic((valueName ?? "value").uppercased())
    if kind == .positional { return value + (isRepeating ? " ..." : "") }
    let names = (names ?? []).map { Roff.bold($0.shown) }.joined(separator: ", ")
    return kind == .flag ? names : "\(names) \(value)"
  }

  /// What it does, which values it takes, and which one without it.
  var meaning: String {
    var text = abstract ?? ""
    if let allValues, !allValues.isEmpty, !allValues.allSatisfy({ text.contains($0) }) {
      text += " One of \(allValues.joined(separator: ", "))."
    }
    if let defaultValue { text += " Default: \(defaultValue)." }
    if isRepeating, kind == .option, !text.contains("repeat") { text += " May be repeated." }
    return text
  }

  /// In a synopsis.
  var usage: String {
    let word = kind == .positional || kind == .flag ? term : "\(term)"
    let repeated = isRepeating && kind == .option ? "\(word) ..." : word
    return isOptional ? "[\(repeated)]" : repeated
  }
}
