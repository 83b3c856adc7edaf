import Fleet
import FoundationEssentials
import Simulator
import Testing

/// `docs/api.md` and the checks of `doctor --api` have the same statements.
struct RealityPageTests {
  private static let page: String = {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return (try? String(contentsOfFile: "\(folder)/docs/api.md", encoding: .utf8)) ?? ""
  }()

  /// The cells of each row of the table in a section, without back quotes, by the id in the first one.
  private static func rows(_ title: String) -> [(id: String, cells: [String])] {
    page.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "## \(title)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
      .filter { $0.hasPrefix("| `") }.map { line in
        let cells = line.split(separator: "|").map { cell in
          cell.split(separator: " ").joined(separator: " ")
        }
        return (cells[0].filter { $0 != "`" }, cells)
      }
  }

  private static let shown = rows("What a reading shows")
  private static let notShown = rows("What no reading shows")

  @Test func everyStatementThatAReadingShowsHasACheckAndTheWorldInWhichItDoesNotHold() throws {
    #expect(Self.shown.map(\.id) == APIStatement.allCases.map(\.rawValue))
    for (id, cells) in Self.shown {
      try #require(cells.count == 4, "\(id)")
      let world = cells[3].filter { $0 != "`" }
      #expect(throws: Never.self, "\(id)") { try WorldTraits.Choice(parsing: world) }
      let statement = try #require(APIStatement(rawValue: id))
      #expect(RealityCheckTests.otherWorlds[statement] == world)
    }
  }

  @Test func everyStatementThatNoReadingShowsSaysWhy() {
    #expect(Self.notShown.count > 10)
    for (id, cells) in Self.notShown {
      #expect(APIStatement(rawValue: id) == nil)
      #expect(cells.count == 4 && cells[3].count > 10, "\(id)")
    }
  }

  @Test func everyIDIsThereOnceAndEveryKindIsOneOfThePage() {
    let rows = Self.shown + Self.notShown
    #expect(Set(rows.map(\.id)).count == rows.count)
    #expect(rows.allSatisfy { ["inferred", "unknown", "observed"].contains($0.cells[1]) })
  }

  @Test func everyInferenceInTheTextNamesItsID() {
    let ids = Set((Self.shown + Self.notShown).map(\.id))
    let mentions = Self.page.matches(of: /\(inferred([^)]*)\)/)
    #expect(mentions.count > 5)
    for mention in mentions {
      let words = mention.output.1.split(separator: "`", omittingEmptySubsequences: false)
      #expect(words.count > 1 && ids.contains(String(words[1])), "\(mention.output.0)")
    }
  }

  @Test func everyTraitOfTheSimulatorIsTheWorldOfAStatement() {
    let worlds = Set(RealityCheckTests.otherWorlds.values.map { $0.prefix { $0 != "=" } })
    #expect(worlds == Set(WorldTrait.allCases.map { $0.rawValue[...] }))
  }
}
