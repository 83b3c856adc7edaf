import Canvas
import Testing

@testable import edgereap

struct HelpTests {
  private func host(columns: String) -> HostEnvironment {
    HostEnvironment(
      variables: ["COLUMNS": columns], home: "/", user: "me", isInputTerminal: false,
      isOutputTerminal: false, isErrorTerminal: false)
  }

  @Test(
    "the command whose help is asked for",
    arguments: [
      ("--help", "screen"), ("-h", "screen"), ("help", "screen"), ("screen --help", "screen"),
      ("--demo -h", "screen"), ("list --help", "list"), ("--help list", "list"),
      ("list --region ap-tokyo --help", "list"), ("help plan", "plan"),
      ("--lang zh help plan", "plan"), ("help --lang zh plan", "plan"),
      ("--read-only plan --filter x -h", "plan"), ("list --filter help --help", "list"),
      ("list", nil), ("", nil), ("plan -- --help", nil), ("--profile help", nil),
    ] as [(String, String?)])
  func request(typed: String, command: String?) throws {
    let words = typed.split(separator: " ").map(String.init)
    #expect(try Help.requested(by: words) == command)
  }

  @Test(
    "there is no help of a command that does not exist",
    arguments: ["help lsit", "lsit --help", "help --lang zh lsit"])
  func unknown(typed: String) {
    let error = #expect(throws: Exit.self) {
      try Help.requested(by: typed.split(separator: " ").map(String.init))
    }
    #expect(error?.status == .usage)
    #expect(error?.message.contains("'list'") == true)
  }

  @Test func `every command and option is explained`() throws {
    let program = try CommandDescription.program()
    for command in [program] + program.subcommands where command.commandName != "help" {
      #expect(command.abstract?.isEmpty == false, "\(command.commandName)")
      for argument in command.arguments where argument.shouldDisplay {
        #expect(argument.abstract?.hasSuffix(".") == true, "\(command.commandName): \(argument)")
      }
      let page = try Help(of: command.commandName, in: host(columns: "80")).text
      for argument in command.ownArguments { #expect(page.contains(argument.term())) }
    }
  }

  @Test func `every command takes a language`() throws {
    let program = try CommandDescription.program()
    for command in program.subcommands where command.commandName != "help" {
      #expect(
        command.arguments.contains { $0.term().contains("--lang") }, "\(command.commandName)")
    }
  }

  @Test(arguments: [40, 60, 80, 200]) func `it is as wide as the terminal`(width: Int) throws {
    for name in ["screen", "list", "plan", "terminate", "history"] {
      let page = try Help(of: name, in: host(columns: "\(width)")).text
      let lines = page.split(separator: "\n").filter { !$0.contains("Usage:") }
      let widest = lines.map { TextWidth.of(String($0), glyphs: .unicode) }.max() ?? 0
      #expect(widest <= width, "\(name)")
    }
  }

  @Test func `the program's page begins with what the screen takes`() throws {
    let page = try Help(of: "screen", in: host(columns: "80")).text
    let places = ["Usage:", "--demo", "--profile", "Commands:", "Exit codes:"].map {
      page.firstRange(of: $0)?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }
}
