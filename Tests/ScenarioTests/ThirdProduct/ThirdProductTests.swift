import FoundationEssentials
import Support
import Testing

/// A product that nobody has, made of a row, a folder on either side of the wire and nothing else, does
/// what every product does.
@Suite(.serialized) struct ThirdProductTests {
  private struct Row: Decodable {
    var id, product, name, region, state: String
  }

  private static func rows(_ stage: Stage, _ filter: String = "product:lab") throws -> [Row] {
    let list = try stage.run("list", "--filter", filter, "--output", "jsonl", "--quiet")
    #expect(list.code == 0, "\(list.errors)")
    return try list.output.split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }
  }

  @Test func itIsListedBesideTheOthers() throws {
    let stage = try Stage("--instances", "300")
    let rows = try Self.rows(stage, "!id:none")
    #expect(rows.count == 300)
    #expect(Set(rows.map(\.product)) == ["ecm", "edgezone", "lab"])
    let lab = rows.filter { $0.product == "lab" }
    #expect(lab.count > 20)
    #expect(lab.allSatisfy { $0.id.hasPrefix("lab-") && $0.name.hasPrefix("lab-machine-") })
    #expect(lab.allSatisfy { $0.state == "running" && !$0.region.isEmpty })
    let only = try stage.run("list", "--product", "lab", "--output", "jsonl", "--quiet")
    #expect(only.output.split(separator: "\n").count == lab.count)
  }

  /// More of them than a call takes.
  @Test func itIsPlannedTerminatedAndWatchedByCommands() throws {
    let stage = try Stage("--instances", "1000", "--time-scale", "20")
    let region = try Self.rows(stage).filter { $0.region == "ap-singapore" }.map(\.id)
    #expect(region.count > 50)
    let plan = try stage.plan("--filter", "product:lab region:ap-singapore")
    #expect(plan.targets.sorted() == region.sorted())
    #expect(plan.phrase.hasPrefix("\(region.count) ap-singapore "))
    let sent = try stage.apply(plan, "--no-wait").wait()
    #expect(sent.code == 3, "\(sent.errors)")
    let watched = try stage.run("watch", "--output", "json")
    #expect(watched.code == 0, "\(watched.errors)")
    let report = try OperationReport(watched.output)
    #expect(report["gone"].sorted() == region.sorted())
    try stage.expectTruth(report)
    #expect(try stage.ledger().values.allSatisfy { $0.product == "elm" && $0.sent == 1 })
    #expect(
      try stage.statistics()["elm", "TerminateInstances"]?.requests == 2 + (region.count - 5 + 49)
        / 50)
    #expect(try Self.rows(stage).allSatisfy { $0.region != "ap-singapore" })
  }

  /// An id is one by the prefix that the row of the table has.
  @Test func itIsTerminatedByItsIDsAlone() throws {
    let stage = try Stage("--instances", "100", "--time-scale", "20")
    let ids = try Self.rows(stage).prefix(2).map(\.id)
    let unconfirmed = try stage.start(["terminate"] + ids).wait()
    #expect(unconfirmed.code == 5, "\(unconfirmed.errors)")
    let plan = try stage.plan(ids[0], ids[1])
    let ending = try stage.apply(plan, "--wait", "60s").wait()
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(try OperationReport(ending.output)["gone"].sorted() == ids.sorted())
  }

  @Test func itIsCountedConfirmedAndWatchedOnTheScreen() throws {
    let stage = try Stage("--instances", "300", "--time-scale", "20")
    let ids = try Self.rows(stage).map(\.id)
    let screen = try stage.screen(width: 110, height: 32)
    try screen.terminate("product:lab", of: 300)
    try screen.wait(for: "Lab Machines \(ids.count)")
    #expect(try screen.typePhrase() == ids.count)
    try screen.wait(for: "gone \(ids.count)", seconds: 60)
    screen.send("q")
    #expect(try screen.waitForExit() == .code(0))
    #expect(try stage.ledger().keys.sorted() == ids.sorted())
    #expect(try Self.rows(stage).isEmpty)
  }
}
