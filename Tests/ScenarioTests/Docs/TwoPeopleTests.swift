import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// The page on approval by a second person, done by two people: two users of the system where the
  /// tests run as root, else two homes of one user.
  @Suite(.serialized) struct TwoPeople {
    @Test func everyCommandOfThePageIsDoneByWhomItSays() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "20")
      let shared = try OpenFolder()
      chmod(shared.path, 0o777)
      let program = try Neighbour.program(in: shared)
      let people = try ["operator", "approver"].map { try Person($0, program: program, in: shared) }
      defer { for person in people { person.leave() } }
      let blocks = try Block.all(under: "## Let a second person approve")
      #expect(blocks.map(\.actor) == ["approver", "operator", "operator", "approver", "operator"])
      for block in blocks {
        let person = try #require(people.first { $0.role == block.actor })
        let script = block.commands.map(\.script).joined(separator: "\n")
        let keys = block.actor == "operator" ? stage.environment : [:]
        let ending = try person.run(script, keys: keys, stage.folder)
        #expect(ending.code == 0, "\(script)\n\(ending.output)\n\(ending.errors)")
      }
      let sent = try stage.ledger()
      #expect(sent.count == 3 && sent.values.allSatisfy { $0.sent == 1 && $0.lastState == "gone" })
      let secrets = try stage.statistics().secretIDs
      #expect(Set(secrets) == [stage.keys.id])
    }

    /// Commands of one block, and who gives them: the paragraph before says it with its first words.
    struct Block {
      var actor: String
      var commands: [DocumentedCommand]

      static func all(under heading: String) throws -> [Block] {
        let page = "docs/how-to.md"
        let lines = Folder.text("\(DocumentedCommand.root)/\(page)").split(
          separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == heading })
        let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("## ") } ?? lines.endIndex
        let commands = try DocumentedCommand.all(in: page)
        var blocks: [Block] = []
        var actor = ""
        for index in start..<end {
          if lines[index].hasPrefix("The operator") { actor = "operator" }
          if lines[index].hasPrefix("The approver") { actor = "approver" }
          guard lines[index] == "```console" else { continue }
          let last = lines[(index + 1)...].firstIndex { $0.hasPrefix("```") } ?? end
          blocks.append(
            Block(
              actor: actor,
              commands: commands.filter { $0.line - 1 > index && $0.line - 1 < last }))
        }
        return blocks
      }
    }

    /// Somebody with a home, a shell whose variables stay, and no keys but their own.
    struct Person {
      var role: String
      private var user: String
      private var home: String
      private var folder: String
      private var bin: String

      init(_ role: String, program: String, in shared: OpenFolder) throws {
        self.role = role
        folder = shared.path
        bin = String(program[..<(program.lastIndex(of: "/") ?? program.endIndex)])
        user = "edgereap-\(role)-\(getpid())"
        home = "\(shared.path)/\(role)"
        guard Neighbour.isAnother else {
          mkdir(home, 0o700)
          return
        }
        _ = system("useradd --create-home --home-dir '\(home)' --shell /bin/bash \(user)")
      }

      func leave() {
        let end = "[ -z \"$SSH_AGENT_PID\" ] || kill $SSH_AGENT_PID"
        _ = try? run(end, keys: [:], try Folder())
        if Neighbour.isAnother { _ = system("userdel --remove --force \(user) 2>/dev/null") }
      }

      func run(
        _ script: String, keys: [String: String], _ folder: Folder
      ) throws -> ChildProcess.Ending {
        let path = "\(self.folder)/\(role)-\(folder.nextNumber()).sh"
        try Folder.write(
          """
          cd '\(self.folder)'; . ~/variables 2>/dev/null; umask 022
          \(script)
          export -p >~/variables
          """,
          to: path)
        chmod(path, 0o644)
        let words =
          Neighbour.isAnother
          ? ["/usr/sbin/runuser", "--user", user, "--", "/bin/bash", path] : ["/bin/bash", path]
        var environment = keys.filter {
          $0.key.hasPrefix("TENCENT") || $0.key == "EDGEREAP_ENDPOINT"
        }
        environment["HOME"] = home
        environment["PATH"] = "\(bin):/usr/bin:/bin"
        environment["LANG"] = "C.UTF-8"
        environment["SWIFT_BACKTRACE"] = "enable=no"
        return try ChildProcess(
          words[0], Array(words.dropFirst()), environment: environment, folder: folder
        ).wait(seconds: 120)
      }
    }
  }
}
