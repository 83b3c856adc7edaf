import Words

/// The manual page in one language, made from the tables that the program itself goes by.
struct Manual {
  let words: Words
  private let program: CommandDescription

  /// In the language of the command line.
  init() throws {
    words = .spoken
    program = try CommandDescription.program()
  }

  /// The source of `edgereap.1`.
  var page: String {
    var page = Roff(
      title: "EDGEREAP", section: 1, date: Version.date, source: "edgereap \(Version.current)",
      manual: words.manualTitle)
    page.section(words.nameSection)
    let summary = program.abstract ?? ""
    page.paragraph("edgereap - \(summary.prefix { $0 != "." && $0 != "。" })")
    writeSynopsis(to: &page)
    page.section(words.descriptionSection)
    for text in words.manualDescription { page.paragraph(text) }
    writeOptions(to: &page)
    writeCommands(to: &page)
    writeScreen(to: &page)
    writeSettings(to: &page)
    writePolicy(to: &page)
    writeSurroundings(to: &page)
    return page.text
  }

  private func writeSynopsis(to page: inout Roff) {
    page.section(words.synopsisSection)
    for command in program.shownSubcommands {
      var parts = [Roff.bold(command.isScreen ? "edgereap" : "edgereap \(command.commandName)")]
      if program.hasShared(command) { parts.append("[" + Roff.italic(words.optionsWord) + "]") }
      parts += program.own(of: command).map { $0.usage(Roff.bold, Roff.italic) }
      page.synopsis(parts)
    }
  }

  private func writeOptions(to page: inout Roff) {
    page.section(words.optionsSection)
    let names = program.shownSubcommands.filter { program.hasShared($0) && !$0.isScreen }
      .map(\.commandName)
    page.paragraph(words.sharedOptions(of: names))
    write(program.shared, to: &page)
    page.subsection(words.screenOptionsSubsection)
    write(program.screen.map(program.own) ?? [], to: &page)
    page.subsection(words.everyCommandSubsection)
    write(program.arguments.filter(\.shouldDisplay), to: &page)
    page.item(
      Roff.bold("--generate-completion-script") + " " + Roff.italic("SHELL"),
      words.completionScriptHelp)
  }

  private func writeCommands(to page: inout Roff) {
    page.section(words.commandsSection)
    for command in program.shownSubcommands where !command.isScreen {
      page.subsection("edgereap \(command.commandName)")
      page.paragraph(command.abstract ?? "")
      if let discussion = command.discussion { page.prose(discussion) }
      write(program.own(of: command), to: &page)
    }
  }

  private func write(_ arguments: [CommandDescription.Argument], to page: inout Roff) {
    for argument in arguments {
      page.item(argument.term(Roff.bold, Roff.italic), argument.meaning(words))
    }
  }
}
