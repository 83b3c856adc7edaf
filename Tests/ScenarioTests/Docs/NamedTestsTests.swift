import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// A page that says which test holds a promise names tests and suites that exist.
  @Suite struct NamedTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardized.path

    @Test(arguments: ["docs/reliability.md", "docs/threat-model.md"])
    func everyTestThatAPageNamesExists(page: String) throws {
      let names = Self.names(in: Folder.text("\(Self.root)/\(page)"))
      #expect(names.count > 30)
      let declared = try Self.declarations()
      for name in names { #expect(declared.contains(name), "\(page) names \(name)") }
    }

    /// What stands between back quotes in the column `test` of the tables, but for file names.
    private static func names(in page: String) -> [String] {
      var column: Int?
      var names: [String] = []
      for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.hasPrefix("|") else {
          column = nil
          continue
        }
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
          .map { $0.split(separator: " ").joined(separator: " ") }
        if let column, column < cells.count {
          names += cells[column].split(separator: "`", omittingEmptySubsequences: false)
            .enumerated().filter { $0.offset % 2 == 1 && !$0.element.contains("/") }
            .map { String($0.element) }
        } else {
          column = cells.firstIndex(of: "test")
        }
      }
      return names
    }

    /// Functions and types of the tests.
    private static func declarations() throws -> Set<String> {
      var names: Set<String> = []
      for folder in try FileManager.default.contentsOfDirectory(atPath: "\(root)/Tests")
      where folder.hasSuffix("Tests") {
        let path = "\(root)/Tests/\(folder)"
        for file in try FileManager.default.subpathsOfDirectory(atPath: path)
        where file.hasSuffix("Tests.swift") {
          names.formUnion(declarations(in: Folder.text("\(path)/\(file)")))
        }
      }
      return names
    }

    private static func declarations(in text: String) -> [String] {
      ["func ", "struct "].flatMap { word in
        text.components(separatedBy: word).dropFirst().map { part in
          String(part.prefix { !"({: ".contains($0) })
        }
      }
    }
  }
}
