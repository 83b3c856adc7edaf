/// The manual page, made from the tables that the program itself goes by.
struct Manual {
  private let program: CommandDescription
  /// The options of the screen that every command has that asks a cloud.
  private let shared: [CommandDescription.Argument]

  init() throws {
    program = try CommandDescription.program()
    let commands = program.shownSubcommands
    let listed = Set(commands.first { $0.commandName == "list" }?.ownArguments ?? [])
    let screen = commands.first { $0.commandName == "screen" }?.ownArguments ?? []
    shared = screen.filter { listed.contains($0) }
  }

  /// The source of `edgereap.1`.
  var page: String {
    var page = Roff(
      title: "EDGEREAP", section: 1, date: Version.date, source: "edgereap \(Version.current)",
      manual: "User Commands")
    page.section("NAME")
    page.paragraph("edgereap - \(Self.summary(program))")
    writeSynopsis(to: &page)
    page.section("DESCRIPTION")
    for text in Self.description { page.paragraph(text) }
    writeOptions(to: &page)
    writeCommands(to: &page)
    Self.writeScreen(to: &page)
    Self.writeSettings(to: &page)
    Self.writeSurroundings(to: &page)
    return page.text
  }

  /// What the heading of a page says, without a point.
  private static func summary(_ command: CommandDescription) -> String {
    let text = command.abstract ?? ""
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static let description = [
    "edgereap lists the ECM and EdgeZone instances of a Tencent Cloud account by region, lets an "
      + "operator mark hundreds of them, freezes the marks into a plan, terminates them after a "
      + "typed confirmation, and follows each until it is gone. Terminating cannot be undone.",
    "What was confirmed is what is sent. Every instance gets an outcome of its own; a lost answer "
      + "is called unknown and is settled by reading, never by sending again blindly. What was "
      + "intended is on disk before a request leaves, so that a lost connection or a killed "
      + "program loses nothing.",
    "Without a command the screen opens. edgereap --demo opens it on a built-in simulator, which "
      + "needs no account and touches nothing real.",
  ]

  private func writeSynopsis(to page: inout Roff) {
    page.section("SYNOPSIS")
    for command in program.shownSubcommands {
      let isScreen = command.commandName == "screen"
      let own = command.ownArguments.filter { !shared.contains($0) }
      var words = [Roff.bold(isScreen ? "edgereap" : "edgereap \(command.commandName)")]
      if hasShared(command) { words.append("[" + Roff.italic("options") + "]") }
      words += own.map(\.usage)
      page.synopsis(words)
    }
  }

  private func hasShared(_ command: CommandDescription) -> Bool {
    Set(command.ownArguments).isSuperset(of: shared)
  }

  private func writeOptions(to page: inout Roff) {
    page.section("OPTIONS")
    let names = program.shownSubcommands.filter { hasShared($0) && $0.commandName != "screen" }
      .map(\.commandName)
    page.paragraph("These hold for the screen and for \(names.joined(separator: ", ")).")
    for option in shared { page.item(option.term, option.meaning) }
    page.subsection("Of the screen alone")
    let screen = program.shownSubcommands.first { $0.commandName == "screen" }
    for option in screen?.ownArguments ?? [] where !shared.contains(option) {
      page.item(option.term, option.meaning)
    }
    page.subsection("Of every command")
    for option in program.arguments where option.shouldDisplay {
      page.item(option.term, option.meaning)
    }
    page.item(
      Roff.bold("--generate-completion-script") + " " + Roff.italic("SHELL"),
      "Print the completions for bash, zsh or fish.")
  }

  private func writeCommands(to page: inout Roff) {
    page.section("COMMANDS")
    for command in program.shownSubcommands where command.commandName != "screen" {
      page.subsection("edgereap \(command.commandName)")
      page.paragraph(command.abstract ?? "")
      if let discussion = command.discussion { page.prose(discussion) }
      for argument in command.ownArguments where !shared.contains(argument) {
        page.item(argument.term, argument.meaning)
      }
    }
  }
}
