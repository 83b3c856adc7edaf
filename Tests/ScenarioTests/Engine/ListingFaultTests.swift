import Fleet
import FoundationEssentials
import Testing

extension Scenarios {
  /// A listing that ends with exit code 0 has everything, whatever pages and totals say.
  @Suite(.serialized) struct ListingFaults {
    private static let fleet = 1_000

    @Test(arguments: [
      ["short-page"], ["short-page=99"], ["page-cap"], ["page-cap=7"], ["page-cap=99"],
      ["total=page"], ["total=null"], ["total=text"], ["total=missing"], ["total=0"], ["total=1"],
      ["total=100"], ["total=100000"], ["null-list"], ["duplicate-pages", "total=page"],
      ["page-cap", "null-list"],
      ["page-cap", "duplicate-pages", "null-list"],
    ])
    func listingIsComplete(_ faults: [String]) async throws {
      let stage = try Stage(
        "--instances", String(Self.fleet), "--rate-limit", "0")
      try stage.writeSettings("calls_per_second: 200\n")
      let whole = try await Self.listed(by: stage)
      #expect(whole.ids.count == Self.fleet && whole.code == 0)
      try stage.switchFaults(on: faults)
      let list = try await Self.listed(by: stage)
      #expect(list.code == 0)
      #expect(list.ids.count == Self.fleet)
      #expect(Set(list.ids) == Set(whole.ids))
    }

    /// Pages that lack rows and repeat others give away no last row.
    @Test func aListingThatCannotBeWholeIsNotCalledWhole() async throws {
      let stage = try Stage("--instances", String(Self.fleet), "--rate-limit", "0")
      try stage.writeSettings("calls_per_second: 200\n")
      try stage.switchFaults(on: ["short-page", "duplicate-pages"])
      let list = try await Self.listed(by: stage)
      #expect(list.code == 6 || Set(list.ids).count == Self.fleet)
    }

    /// Behind the end a list may be null. A region of which nothing else is said is not an empty one.
    @Test(arguments: [["null-list", "total=missing"], ["null-list", "total=100"]])
    func aNullListAtTheStartIsNoEmptyRegion(_ faults: [String]) async throws {
      let stage = try Stage("--instances", String(Self.fleet), "--rate-limit", "0")
      try stage.writeSettings("calls_per_second: 200\n")
      try stage.switchFaults(on: faults)
      let list = try await Self.listed(by: stage)
      #expect(list.code == 6)
      #expect(list.ids.count == Self.fleet)
    }

    private static func listed(by stage: Stage) async throws -> (ids: [String], code: Int32) {
      struct Row: Decodable { var id: String }
      let ending = try await stage.start(["list", "--output", "json"]).ending(seconds: 60)
      let rows = try JSONDecoder().decode([Row].self, from: Data(ending.output.utf8))
      return (rows.map(\.id), ending.code)
    }
  }

  /// Each request is one that was paced, even where a connection breaks under it.
  @Suite(.serialized) struct KeptConnections {
    @Test func requestOnAResetConnectionIsRepeatedOnlyAtThePace() async throws {
      let stage = try Stage("--instances", "9000", "--fault", "reset-kept")
      let sleeper = Sleeper()
      let ending = try await stage.start(["list", "--output", "jsonl"]).ending(seconds: 100)
      #expect(ending.code == 0)
      #expect(ending.output.split(separator: "\n").count == 9_000)
      #expect(try stage.statistics().actions.contains { $0.requests > 40 })
      try stage.expectTheCeilingKept(beside: sleeper)
    }
  }
}
