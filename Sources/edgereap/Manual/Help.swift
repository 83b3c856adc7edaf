import Canvas
import Glibc
import Words

/// What `--help` prints of the program or of one command.
///
/// The parser's own help is English alone; this one is made of the same descriptions.
struct Help {
  private let program: CommandDescription
  private let command: CommandDescription?
  private let width: Int
  private var words: Words { .spoken }

  /// - Parameter name: of a command; the screen's is the page of the whole program.
  init(of name: String, in host: HostEnvironment) throws(Exit) {
    do {
      program = try CommandDescription.program()
    } catch {
      throw Exit(.usage, "\(error)")
    }
    command = program.subcommands.first { $0.commandName == name && !$0.isScreen }
    width = host.outputColumns
  }

  /// The command that a command line asks the help of; nil where it asks for none.
  ///
  /// - Throws: for the help of a command that does not exist.
  static func requested(by words: [String]) throws(Exit) -> String? {
    let flags: Set = ["-h", "--help"]
    let typed = words.prefix { $0 != "--" }
    let hasFlag = typed.contains(where: flags.contains)
    // To find the command parses the options before it, which a start without help need not wait for.
    guard hasFlag || typed.contains("help") else { return nil }
    var named = try CommandWords.inOrder(typed.filter { !flags.contains($0) })
    let asks = named.first == "help"
    guard asks || hasFlag else { return nil }
    if asks { named = try CommandWords.inOrder(Array(named.dropFirst())) }
    return named.first.flatMap { $0.hasPrefix("-") ? nil : $0 } ?? "screen"
  }

  var text: String {
    let lines = command.map(page) ?? programPage
    return lines.joined(separator: "\n") + "\n"
  }

  private var programPage: [String] {
    let screen = program.screen.map(program.own) ?? []
    let indent = String(repeating: " ", count: TextWidth.of(words.usageLabel, glyphs: .unicode))
    let options = screen + program.shared + program.arguments.filter(\.shouldDisplay)
    return prose(program.abstract)
      + [
        "", "\(words.usageLabel)edgereap [\(words.optionsWord)]",
        "\(indent)edgereap \(words.commandWord) [\(words.optionsWord)]", "",
      ]
      + prose(program.discussion) + section(words.optionsHeading, options.map(row))
      + section(
        words.commandsHeading,
        program.shownSubcommands.filter { !$0.isScreen }.map { ($0.commandName, $0.abstract ?? "") }
      )
      + section(
        words.exitCodesHeading, ExitStatus.allCases.map { ("\($0.rawValue)", $0.summary(words)) })
      + [""] + prose(words.moreHelp)
  }

  private func page(of command: CommandDescription) -> [String] {
    let own = program.own(of: command)
    let needed = own.filter { $0.kind == .positional || !$0.isOptional }
    let options = command.ownArguments.count > needed.count ? ["[\(words.optionsWord)]"] : []
    let usage = ["edgereap", command.commandName] + options + needed.map { $0.usage() }
    return prose(command.abstract)
      + ["", "\(words.usageLabel)\(usage.joined(separator: " "))"]
      + section(
        words.optionsHeading, (needed + own.filter { !needed.contains($0) }).map(row))
      + section(
        words.sharedOptionsHeading,
        program.hasShared(command) ? program.shared.map(row) : [])
      + (command.discussion.map { [""] + prose($0) } ?? [])
  }

  private func row(_ argument: CommandDescription.Argument) -> (String, String) {
    (argument.term(), argument.meaning(words))
  }

  /// A heading and rows of two columns; nothing where there are no rows.
  private func section(_ heading: String, _ rows: [(term: String, text: String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let widest = rows.map { TextWidth.of($0.term, glyphs: .unicode) }.max() ?? 0
    let column = min(widest, 24, width / 3) + 4
    return [""] + heading.wrapped(to: width, glyphs: .unicode)
      + rows.flatMap { term, text in lines(term, text, column: column) }
  }

  private func lines(_ term: String, _ text: String, column: Int) -> [String] {
    let room = column - 4 - TextWidth.of(term, glyphs: .unicode)
    let texts = text.wrapped(to: width - column, glyphs: .unicode)
    let indent = String(repeating: " ", count: column)
    guard room >= 0 else { return ["  \(term)"] + texts.map { indent + $0 } }
    let first = "  \(term)\(String(repeating: " ", count: room + 2))\(texts.first ?? "")"
    return [first] + texts.dropFirst().map { indent + $0 }
  }

  /// Paragraphs apart by an empty line. Lines that begin with a blank stay as they are.
  private func prose(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.hasPrefix(" ") ? [String(line)] : String(line).wrapped(to: width, glyphs: .unicode)
    }
  }
}

extension HostEnvironment {
  /// Of what reads the output: `COLUMNS`, else the terminal's, else 80.
  fileprivate var outputColumns: Int {
    var size = winsize()
    if let columns = self["COLUMNS"].flatMap(Int.init) { return max(40, columns) }
    guard isOutputTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return max(40, Int(size.ws_col))
  }
}
