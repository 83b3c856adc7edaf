import Foundation
import Testing

/// A clone of next year builds the same program.
struct PinnedDependencyTests {
  /// By name, as they were built and tested.
  static let versions = [
    "swift-argument-parser": "1.8.2", "swift-log": "1.16.2", "swift-subprocess": "1.0.2",
    "swift-system": "1.8.1",
  ]

  /// Those of the laboratory, where it was built from this clone.
  private static let laboratory = [
    "benchmark": "1.38.1", "hdrhistogram-swift": "0.2.0", "swift-atomics": "1.3.0",
    "swift-collections": "1.6.0", "swift-numerics": "1.1.1",
    "texttable": "0.0.2",
  ]

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private struct Resolved: Decodable {
    struct Pin: Decodable {
      struct State: Decodable { var version: String? }
      var identity: String
      var state: State
    }
    var pins: [Pin]
  }

  @Test func `what was resolved is what is pinned`() throws {
    let file = Self.root.appending(path: "Package.resolved")
    let resolved = try JSONDecoder().decode(Resolved.self, from: Data(contentsOf: file))
    let found = resolved.pins.map { ($0.identity, $0.state.version ?? "no version") }
    let versions = Self.versions.merging(Self.laboratory) { version, _ in version }
    #expect(Set(Self.versions.keys).isSubset(of: found.map(\.0)))
    for (name, version) in found { #expect(versions[name] == version, "\(name)") }
  }

  @Test func `the manifest leaves no choice`() throws {
    let manifest = Self.root.appending(path: "Package.swift")
    let lines = try String(contentsOf: manifest, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains(".package(url:") }
    #expect(!lines.isEmpty)
    for line in lines { #expect(line.contains("exact: \""), "\(line)") }
  }
}
