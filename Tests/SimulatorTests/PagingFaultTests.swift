import Testing

@testable import Simulator

/// Pages that are shorter than asked for, and totals that say nothing.
@Suite struct PagingFaultTests {
  private let drill = Drill(instances: 600)

  private func switchOn(_ fault: String) throws {
    _ = try drill.management("faults", post: #"{"on":["\#(fault)"]}"#)
  }

  private func page(_ offset: Int, limit: Int = 100) throws -> JSONValue {
    try drill.call("ecm", "DescribeInstances", #"{"Limit":\#(limit),"Offset":\#(offset)}"#)
  }

  /// By asking on behind what came.
  private func allIDs() throws -> [String] {
    var ids: [String] = []
    while true {
      let rows = try page(ids.count).rows("InstanceSet")
      if rows.isEmpty { return ids }
      ids += rows.compactMap { $0["InstanceId"]?.string }
    }
  }

  @Test func shortPageLacksItsEndWhichTheNextOffsetHas() throws {
    let all = try allIDs()
    try switchOn("short-page")
    let first = try page(0)
    #expect(first.rows("InstanceSet").count == 93)
    #expect(first["TotalCount"]?.integer == Int64(all.count))
    #expect(try page(93).rows("InstanceSet").first?["InstanceId"]?.string == all[93])
    #expect(try page(0, limit: 5).rows("InstanceSet").count == 1)
    #expect(try allIDs() == all)
  }

  @Test func shortPageOfAReadingByIDHasTheOthersBehindIt() throws {
    let ids = Array(try drill.edgeZoneIDs().prefix(20))
    try switchOn("short-page=15")
    func rows(_ offset: Int) throws -> JSONValue {
      try drill.call(
        "edgezone", "DescribeInstances",
        #"{"Limit":100,"Offset":\#(offset),"InstanceIds":\#(json(ids))}"#)
    }
    let first = try rows(0)
    #expect(first.rows("InstanceSet").count == 5)
    #expect(first["TotalCount"]?.integer == 20)
    var seen: Set<String> = []
    while seen.count < 20 {
      let more = try rows(seen.count).rows("InstanceSet").compactMap { $0["InstanceId"]?.string }
      try #require(!more.isEmpty)
      seen.formUnion(more)
    }
    #expect(seen == Set(ids))
  }

  @Test func pageCapHoldsWhateverTheLimit() throws {
    let all = try allIDs()
    try switchOn("page-cap")
    #expect(try page(0).rows("InstanceSet").count == 20)
    #expect(try page(0, limit: 7).rows("InstanceSet").count == 7)
    #expect(try allIDs() == all)
    // What has no pages is not cut off.
    #expect(try drill.call("ecm", "DescribeNode").rows("NodeSet").count == ECMPlace.all.count)
  }

  @Test(arguments: [
    ("page", JSONValue.integer(30)), ("null", .null), ("text", .string("359")), ("missing", nil),
    ("17", .integer(17)), ("-3", .integer(-3)),
  ])
  func totalIsWhatTheFaultSays(_ value: String, _ total: JSONValue?) throws {
    let all = try allIDs().count
    try switchOn("total=\(value)")
    let first = try page(0, limit: 30)
    #expect(first["TotalCount"] == (value == "text" ? .string(String(all)) : total))
    #expect(first.rows("InstanceSet").count == 30)
  }

  @Test func listPastTheEndIsNull() throws {
    try switchOn("null-list")
    let past = try page(100_000)
    #expect(past["InstanceSet"] == .null)
    #expect(past["TotalCount"]?.integer == Int64(try allIDs().count))
    #expect(try page(0).rows("InstanceSet").count == 100)
  }

  @Test func cutOffRowIsNoReading() throws {
    let drill = Drill(faults: [Fault(.shortPage, .number(1))])
    let ids = ["ein-187232ag", "ein-197252sp"]
    let terminate = drill.request("ecm", "TerminateInstances", #"{"InstanceIdSet":\#(json(ids))}"#)
    _ = drill.simulation.reply(to: terminate)
    let filter = #"{"Filters":[{"Name":"instance-id","Values":\#(json(ids))}]}"#
    let shown = try drill.call("ecm", "DescribeInstances", filter).rows("InstanceSet")
      .compactMap { $0["InstanceId"]?.string }
    #expect(shown.count == 1)
    _ = drill.simulation.reply(to: terminate)
    for request in try drill.management("ledger").rows("requests") {
      let isShown = request["id"]?.string == shown[0]
      let readings = request.rows("terminations").last?["readings_before"]
      #expect(readings == .integer(isShown ? 1 : 0))
    }
  }
}
