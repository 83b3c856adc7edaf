internal import FoundationEssentials
internal import Support
internal import Testing

extension Scenarios {
  /// What the documentation tells people to type works as written, in its order, in a fresh home.
  @Suite struct DocumentedCommands {
    @Test(arguments: ["docs/how-to.md"])
    func everyCommandEndsAsThePageSays(page: String) throws {
      let commands = try DocumentedCommand.all(in: page)
      #expect(commands.count > 30)
      let folder = try Folder()
      let script = "\(folder.path)/page.sh"
      let text = commands.map(\.script).joined(separator: "\n")
      // What a page starts in the background ends with it.
      try Folder.write("trap 'kill $(jobs -p) 2>/dev/null' EXIT\ncd ~\n\(text)\n", to: script)
      let program = BuiltProgram.path("edgereap")
      let bin = program[..<(program.lastIndex(of: "/") ?? program.endIndex)]
      let ending = try ChildProcess(
        "/bin/bash", [script],
        environment: [
          "PATH": "\(bin):/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "TZ": "UTC",
          "SWIFT_BACKTRACE": "enable=no",
        ], folder: folder
      ).wait(seconds: 240)
      #expect(
        ending.code == 0, "\(page)\n\(ending.output.suffix(400))\n\(ending.errors.suffix(800))")
    }
  }
}

/// A command in a `console` block of a page: a line after `$ `, with the lines after `> ` that go
/// on with it. A comment `# exits with N` says with which code it leaves; 0 where there is none.
struct DocumentedCommand {
  var line: Int
  var text: String

  static func all(in page: String) throws -> [DocumentedCommand] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardized.path
    var commands: [DocumentedCommand] = []
    var isInBlock = false
    let lines = Folder.text("\(root)/\(page)").split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        isInBlock = line == "```console"
      } else if isInBlock, line.hasPrefix("$ ") {
        commands.append(DocumentedCommand(line: index + 1, text: String(line.dropFirst(2))))
      } else if isInBlock, line.hasPrefix("> "), !commands.isEmpty {
        commands[commands.count - 1].text += "\n" + line.dropFirst(2)
      }
    }
    return commands
  }

  private var code: String {
    guard let marker = text.firstRange(of: "# exits with ") else { return "0" }
    return String(text[marker.upperBound...].prefix { $0.isNumber })
  }

  /// Runs it in the page's one shell, and ends that where the code is another.
  var script: String {
    """
    { \(text)
    }; code=$?; [ $code = \(code) ] || { echo "line \(line) left with $code, not \(code)" >&2; exit 1; }
    """
  }
}
