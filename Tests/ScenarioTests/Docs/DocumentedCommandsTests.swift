import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// What the documentation tells people to type works as written, in its order, in a fresh home.
  @Suite struct DocumentedCommands {
    /// A page, how many commands it has at least, and what it takes for granted.
    struct Page: Sendable, CustomTestStringConvertible {
      var path: String
      var count: Int
      var needsSimulator = true
      var testDescription: String { path }
      var locale: String { path.hasPrefix("docs/zh/") ? "zh_CN.UTF-8" : "C.UTF-8" }
    }

    /// An account to work with, where a page does not begin with one of its own.
    private static let simulator = """
      edgereap simulate --instances 400 --time-scale 20 >simulator.log &
      until grep -q 'secret key' simulator.log; do sleep 0.1; done
      export EDGEREAP_ENDPOINT=$(awk 'NR == 1 { print $3 }' simulator.log)
      export TENCENTCLOUD_SECRET_ID=$(awk '/secret id/ { print $3 }' simulator.log)
      export TENCENTCLOUD_SECRET_KEY=$(awk '/secret key/ { print $3 }' simulator.log)
      """

    @Test(arguments: [
      Page(path: "docs/how-to.md", count: 47, needsSimulator: false),
      Page(path: "docs/tour.md", count: 6, needsSimulator: false),
      Page(path: "docs/reference-filter.md", count: 6), Page(path: "README.md", count: 4),
      Page(path: "docs/zh/how-to.md", count: 47, needsSimulator: false),
      Page(path: "docs/zh/tour.md", count: 6, needsSimulator: false),
      Page(path: "docs/zh/README.md", count: 4),
    ])
    func everyCommandEndsAsThePageSays(_ page: Page) throws {
      let commands = try DocumentedCommand.all(in: page.path)
      #expect(commands.count >= page.count)
      let folder = try Folder()
      let script = "\(folder.path)/page.sh"
      let text = commands.map(\.script).joined(separator: "\n")
      // What a page starts in the background ends with it.
      let before = page.needsSimulator ? Self.simulator : ""
      try Folder.write(
        "trap 'kill $(jobs -p) 2>/dev/null' EXIT\ncd ~\n\(before)\n\(text)\n", to: script)
      let program = BuiltProgram.path("edgereap")
      let bin = program[..<(program.lastIndex(of: "/") ?? program.endIndex)]
      let ending = try ChildProcess(
        "/bin/bash", [script],
        environment: [
          "PATH": "\(bin):/usr/bin:/bin", "HOME": folder.path, "LANG": page.locale, "TZ": "UTC",
          "XDG_RUNTIME_DIR": folder.path, "SWIFT_BACKTRACE": "enable=no",
        ], folder: folder
      ).wait(seconds: 240)
      #expect(
        ending.code == 0, "\(page.path)\n\(ending.output.suffix(400))\n\(ending.errors.suffix(800))"
      )
    }
  }
}

/// A command in a `console` block of a page: a line after `$ `, with the lines after `> ` that go
/// on with it. A comment `# exits with N`, in Chinese `# 退出码 N`, gives its exit code; 0 without one.
struct DocumentedCommand {
  var line: Int
  var text: String

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized.path

  static func all(in page: String) throws -> [DocumentedCommand] {
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

  private var marker: Range<String.Index>? {
    text.firstRange(of: " # exits with ") ?? text.firstRange(of: " # 退出码 ")
  }

  var code: String {
    guard let marker else { return "0" }
    return String(text[marker.upperBound...].prefix { $0.isNumber })
  }

  /// Without the comment.
  var command: Substring { text[..<(marker?.lowerBound ?? text.endIndex)] }

  /// Runs it in the page's one shell, and ends that where the code is another.
  var script: String {
    """
    { \(text)
    }; code=$?; [ $code = \(code) ] || { echo "line \(line) left with $code, not \(code)" >&2; exit 1; }
    """
  }
}
