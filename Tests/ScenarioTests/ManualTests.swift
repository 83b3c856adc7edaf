import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// The manual page is made from the program's own tables, and kept in the repository for those
  /// who read it there.
  @Suite struct Manuals {
    private static let docs =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs").path
    private static let pages = ["en": "\(docs)/edgereap.1", "zh": "\(docs)/zh/edgereap.1"]

    private func run(_ program: String, _ arguments: [String]) throws -> ChildProcess.Ending {
      // The folder has to last until what was written there was read.
      let folder = try Folder()
      defer { withExtendedLifetime(folder) {} }
      return try ChildProcess(
        program, arguments,
        environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"],
        folder: folder
      ).wait()
    }

    @Test(arguments: pages) func thePageThatIsKeptIsTheOneTheProgramMakes(
      language: String, page: String
    ) throws {
      let made = try run(BuiltProgram.path("edgereap"), ["manual", "--lang", language])
      #expect(made.code == 0)
      #expect(Folder.text(page) == made.output, "\(page) is old; run: make manual")
    }

    @Test(arguments: [
      ("settings", "reference-settings"), ("filter", "reference-filter"), ("keys", "keys"),
    ])
    func theReferencePagesAreThoseTheProgramMakes(name: String, file: String) throws {
      let made = try run(BuiltProgram.path("edgereap"), ["manual", name])
      #expect(made.code == 0)
      let kept = Folder.text(Self.docs + "/\(file).md")
      #expect(kept == made.output, "docs/\(file).md is old; run: make manual")
    }

    @Test(arguments: pages.values) func twoFormattersFindNothingWrongWithIt(page: String) throws {
      let mandoc = try run("/usr/bin/mandoc", ["-T", "lint", "-W", "warning", page])
      #expect(mandoc.code == 0 && mandoc.output.isEmpty, "\(mandoc.output)\(mandoc.errors)")
      let man = try run("/usr/bin/man", ["--warnings", "-l", page])
      #expect(man.code == 0 && man.errors.isEmpty, "\(man.errors)")
      #expect(man.output.contains("--override-protection RULE"))
    }
  }
}
