import FoundationEssentials
import Testing

@testable import edgereap

/// The themes that a program has which was copied alone.
struct ThemeLibraryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "themes").path

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .map { String($0.dropLast(5)) }.sorted()

  private let library = ThemeLibrary(
    paths: Paths(root: "/nonexistent"), program: "/nonexistent/bin/edgereap")

  @Test func allAreInsideTheProgram() {
    #expect(library.names == Self.names)
    #expect(Self.names.count == 10)
  }

  @Test(arguments: names) func eachIsAsItsFile(name: String) throws {
    let file = "\(Self.folder)/\(name).yaml"
    let text = try #require(try TextFile.read(file))
    #expect(try library.load(name) == ThemeFile.parse(text, file: file))
  }
}
