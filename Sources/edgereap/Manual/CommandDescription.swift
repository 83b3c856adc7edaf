import ArgumentParser
import JSON

/// The commands and options as the argument parser itself describes them.
struct CommandDescription {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var arguments: [Argument]
  var subcommands: [CommandDescription]
  private var isShown: Bool

  struct Argument: Hashable {
    enum Kind: String { case positional, option, flag }

    struct Name: Hashable {
      var kind: String
      var name: String

      var shown: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    var kind: Kind
    var names: [Name]
    var preferredName: Name?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]
    var abstract: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  /// Of the whole program.
  static func program() throws -> CommandDescription {
    CommandDescription(try JSONDocument(Array(Edgereap._dumpHelp().utf8)).root["command"])
  }

  private init(_ json: JSONNode) {
    commandName = json["commandName"].text
    abstract = json["abstract"].string
    discussion = json["discussion"].string
    arguments = (json["arguments"].elements ?? []).compactMap(Argument.init)
    subcommands = (json["subcommands"].elements ?? []).map(CommandDescription.init)
    isShown = json["shouldDisplay"].bool != false
  }

  /// What a person is shown, without what every command has.
  var ownArguments: [Argument] {
    arguments.filter {
      $0.shouldDisplay && !["help", "version"].contains($0.preferredName?.name)
    }
  }

  var shownSubcommands: [CommandDescription] {
    subcommands.filter { $0.isShown && $0.commandName != "help" }
  }
}

extension CommandDescription.Argument {
  fileprivate init?(_ json: JSONNode) {
    guard let kind = Kind(rawValue: json["kind"].text) else { return nil }
    self.kind = kind
    names = (json["names"].elements ?? []).compactMap(Name.init)
    preferredName = Name(json["preferredName"])
    valueName = json["valueName"].string
    defaultValue = json["defaultValue"].string
    allValues = (json["allValues"].elements ?? []).map(\.text)
    abstract = json["abstract"].string
    isOptional = json["isOptional"].bool ?? false
    isRepeating = json["isRepeating"].bool ?? false
    shouldDisplay = json["shouldDisplay"].bool ?? true
  }
}

extension CommandDescription.Argument.Name {
  /// nil where there is none.
  fileprivate init?(_ json: JSONNode) {
    guard json.isObject else { return nil }
    (kind, name) = (json["kind"].text, json["name"].text)
  }
}

extension CommandDescription.Argument {
  /// `--region REGION`, with the fonts of a manual.
  var term: String {
    let value = Roff.italic((valueName ?? "value").uppercased())
    if kind == .positional { return value + (isRepeating ? " ..." : "") }
    let names = names.map { Roff.bold($0.shown) }.joined(separator: ", ")
    return kind == .flag ? names : "\(names) \(value)"
  }

  /// What it does, which values it takes, and which one without it.
  var meaning: String {
    var text = abstract ?? ""
    if !allValues.isEmpty, !allValues.allSatisfy({ text.contains($0) }) {
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
