import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// `docs/architecture.md` says which files a product and a field are in, and no other file knows them.
  @Suite struct ChangeRecipes {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardized.path
    private static let sources = "\(root)/Sources"

    /// The files that an entry of the list names.
    private static func files(ofEntry start: String) throws -> Set<String> {
      let page = Folder.text("\(root)/docs/architecture.md")
      let entry = try #require(page.components(separatedBy: "\n- ").first { $0.hasPrefix(start) })
      let names = entry.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 && $0.element.hasSuffix(".swift") }
      return Set(names.map { String($0.element) })
    }

    /// Lines of each source that are no comments.
    private static func code() throws -> [String: [Substring]] {
      var code: [String: [Substring]] = [:]
      for file in try FileManager.default.subpathsOfDirectory(atPath: sources)
      where file.hasSuffix(".swift") {
        code[file] = Folder.text("\(sources)/\(file)").split(separator: "\n").filter {
          !$0.drop { $0 == " " }.hasPrefix("//")
        }
      }
      return code
    }

    private static func hasWord(_ word: String, _ line: Substring) -> Bool {
      line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == word }
    }

    @Test func everyFileThatIsNamedIsThere() throws {
      for entry in ["A new product", "A new field", "A new outcome", "What differs"] {
        let files = try Self.files(ofEntry: entry)
        #expect(!files.isEmpty)
        for file in files where file.contains("/") {
          #expect(
            FileManager.default.fileExists(atPath: "\(Self.sources)/\(file)"), "\(entry): \(file)")
        }
      }
    }

    /// The carrier is the field that was added last.
    @Test func aFieldIsInTheFilesThatAreNamed() throws {
      let files = try Self.files(ofEntry: "A new field")
      let knowing = try Self.code().filter { $0.value.contains { Self.hasWord("isp", $0) } }.map(
        \.key)
      #expect(Set(knowing) == files)
      #expect(files.count <= 4)
    }

    @Test func aProductIsInTheFilesThatAreNamedAndInItsFolders() throws {
      let files = try Self.files(ofEntry: "A new product")
      let examples = ["edgereap/Manual/"]
      let own = ["Simulator/EdgeZone/", "TencentCloud/EdgeZone/"]
      let knowing = try Self.code().filter { file, lines in
        !(own + examples).contains { file.hasPrefix($0) }
          && lines.contains { Self.hasWord("edgezone", $0) || Self.hasWord("EdgeZone", $0) }
      }.map(\.key)
      #expect(Set(knowing).subtracting(files) == [])
    }

    /// The third product, which is made up, has nothing special.
    @Test func aThirdProductIsInAFewOfThem() throws {
      let files = try Self.files(ofEntry: "A new product")
      let knowing = try Self.code().filter { file, lines in
        file.contains("/Lab/") || lines.contains { Self.hasWord("LAB_PRODUCT", $0) }
      }.map(\.key)
      let own = knowing.filter {
        $0.hasPrefix("TencentCloud/Lab/") || $0.hasPrefix("Simulator/Lab/")
      }
      #expect(own.count == 2)
      #expect(Set(knowing).subtracting(own).subtracting(files) == [])
      #expect(knowing.count == 6)
    }
  }
}
