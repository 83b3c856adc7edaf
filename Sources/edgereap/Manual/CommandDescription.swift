import ArgumentParser
import JSON
import Words

/// The commands and options as the argument parser itself describes them, in the language of the
/// command line.
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

  /// Whether it is the command that runs where none is named.
  var isScreen: Bool { commandName == "screen" }
}

/// Of the whole program.
extension CommandDescription {
  var screen: CommandDescription? { subcommands.first(where: \.isScreen) }

  /// The options of the screen that every command has that asks a cloud.
  var shared: [Argument] {
    let listed = Set(subcommands.first { $0.commandName == "list" }?.ownArguments ?? [])
    return (screen?.ownArguments ?? []).filter(listed.contains)
  }

  func hasShared(_ command: CommandDescription) -> Bool {
    Set(command.ownArguments).isSuperset(of: shared)
  }

  /// What a command has beside those; everything where it does not have them all.
  func own(of command: CommandDescription) -> [Argument] {
    guard hasShared(command) else { return command.ownArguments }
    return command.ownArguments.filter { !shared.contains($0) }
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
    // The parser has English alone for its own two.
    abstract =
      switch preferredName?.name {
      case "help": Words.spoken.helpHelp
      case "version": Words.spoken.versionHelp
      default: json["abstract"].string
      }
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
  /// `--region REGION`, its name and its value in fonts where there are any.
  func term(
    _ bold: (String) -> String = { $0 }, _ italic: (String) -> String = { $0 }
  ) -> String {
    let value = italic((valueName ?? "value").uppercased())
    if kind == .positional { return value + (isRepeating ? " ..." : "") }
    let names = names.map { bold($0.shown) }.joined(separator: ", ")
    return kind == .flag ? names : "\(names) \(value)"
  }

  /// What it does, which values it takes, and which one without it.
  func meaning(_ words: Words) -> String {
    var text = abstract ?? ""
    if !allValues.isEmpty, !allValues.allSatisfy({ text.contains($0) }) {
      text += words.choices(allValues)
    }
    if let defaultValue { text += words.defaultValue(defaultValue) }
    if isRepeating, kind == .option { text += words.mayBeRepeated }
    return text
  }

  /// In a synopsis.
  func usage(
    _ bold: (String) -> String = { $0 }, _ italic: (String) -> String = { $0 }
  ) -> String {
    let term = term(bold, italic)
    let repeated = isRepeating && kind == .option ? "\(term) ..." : term
    return isOptional ? "[\(repeated)]" : repeated
  }
}
