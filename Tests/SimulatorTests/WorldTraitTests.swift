import Testing

@testable import Simulator

/// How a world behaves that is not the documented one.
struct WorldTraitTests {
  private static func drill(_ texts: String..., faults: [Fault] = []) throws -> Drill {
    Drill(faults: faults, traits: try WorldTraits(parsing: texts))
  }

  @Test func everyTraitIsParsedByTheNameInItsUsage() throws {
    for trait in WorldTrait.allCases {
      #expect(trait.usage.hasPrefix(trait.rawValue))
      #expect(try WorldTraits.Choice(parsing: trait.rawValue).trait == trait)
      #expect(!trait.summary.english.isEmpty && !trait.summary.chinese.isEmpty)
    }
  }

  @Test func whatIsNoTraitIsRefusedWithTheReason() {
    #expect(throws: WorldTraits.SyntaxError.unknownName("flat")) {
      try WorldTraits.Choice(parsing: "flat=1")
    }
    #expect(throws: WorldTraits.SyntaxError.self) { try WorldTraits.Choice(parsing: "states=odd") }
    #expect(throws: WorldTraits.SyntaxError.self) { try WorldTraits.Choice(parsing: "no-date=1") }
  }

  @Test(arguments: [("ecm", 3), ("edgezone", 3)])
  func totalsCountThePage(service: String, limit: Int64) throws {
    let body = #"{"Limit":\#(limit)}"#
    #expect(
      try Self.drill().call(service, "DescribeInstances", body)["TotalCount"]?.integer ?? 0 > limit)
    #expect(
      try Self.drill("total-is-page-count").call(service, "DescribeInstances", body)["TotalCount"]?
        .integer == limit)
  }

  @Test func aFaultOfTotalsComesBeforeTheWorld() throws {
    let drill = try Self.drill("total-is-page-count", faults: [try Fault(parsing: "total=9")])
    #expect(try drill.call("ecm", "DescribeInstances")["TotalCount"]?.integer == 9)
  }

  @Test func anEmptyPageIsNull() throws {
    let body = #"{"Offset":5000}"#
    #expect(
      try Self.drill().call("ecm", "DescribeInstances", body)["InstanceSet"] == .array([]))
    let drill = try Self.drill("null-empty-page")
    #expect(try drill.call("ecm", "DescribeInstances", body)["InstanceSet"] == .null)
  }

  @Test func optionalFieldsAreMissingAndTheOthersAreThere() throws {
    let drill = try Self.drill("missing-optional-fields")
    let row = try #require(try drill.call("ecm", "DescribeInstances").rows("InstanceSet").first)
    #expect(row["InstanceName"] == nil && row["Internet"] == nil && row["TagSet"] == nil)
    #expect(row["InstanceState"] != nil && row["Position"] != nil && row["CreateTime"] != nil)
    #expect(try !drill.call("ecm", "DescribeNode").rows("NodeSet").isEmpty)
  }

  @Test func statesHaveOneCase() throws {
    let lower = try Self.drill("states=lower").call("ecm", "DescribeInstances")
    #expect(lower.rows("InstanceSet").allSatisfy { $0["InstanceState"]?.string != "RUNNING" })
    let upper = try Self.drill("states=upper").call("edgezone", "DescribeInstances")
    #expect(upper.rows("InstanceSet").contains { $0["InstanceStatus"]?.string == "RUNNING" })
  }

  @Test func idsHaveOtherPrefixesAndCanBeTerminated() throws {
    let drill = try Self.drill("other-id-prefix")
    let id = try #require(try drill.ecmIDs().first)
    #expect(id.hasPrefix("ecm-"))
    #expect(
      try drill.code("ecm", "TerminateInstances", #"{"InstanceIdSet":["\#(id)"]}"#) == nil)
    #expect(try drill.edgeZoneIDs().allSatisfy { $0.hasPrefix("ins-") || $0.hasPrefix("ims-") })
  }

  @Test func timesOfECMAreEightHoursEarlier() throws {
    func created(_ drill: Drill) throws -> Int64? {
      try drill.call("ecm", "DescribeInstances").rows("InstanceSet").first?["CreateTime"]?.string
        .flatMap(ClockText.beijing(parsing:))
    }
    let difference =
      try #require(try created(Self.drill()))
      - #require(try created(Self.drill("times-are-utc")))
    #expect(difference == ClockText.beijingOffset)
  }

  @Test func filtersIgnoreTheCase() throws {
    #expect(try Self.drill().ecmIDs("running").isEmpty)
    #expect(try !Self.drill("filters-ignore-case").ecmIDs("running").isEmpty)
    #expect(try !Self.drill("filters-ignore-case").edgeZoneIDs("RUNNING").isEmpty)
  }

  @Test func readingsByIDHaveLimitsAndMayNameNobody() throws {
    let ids = try Array(Self.drill().edgeZoneIDs().prefix(3))
    func code(_ trait: String, _ ids: [String]) throws -> String? {
      try Self.drill(trait).code(
        "edgezone", "DescribeInstances", #"{"InstanceIds":\#(json(ids))}"#)
    }
    #expect(try code("ids-per-reading=3", ids) == nil)
    #expect(try code("ids-per-reading=2", ids) == "InvalidParameter")
    #expect(try code("unknown-id-is-error", ids) == nil)
    #expect(
      try code("unknown-id-is-error", ids + ["epm-00000000"]) == "ResourceNotFound.Instance")
  }

  @Test func aMachineIsAnsweredUnderTheIDsOfBothGenerations() throws {
    let drill = try Self.drill("both-generations")
    let id = try #require(try drill.edgeZoneIDs().first { $0 != "epm-mnop3456" })
    let rows = try drill.call("edgezone", "DescribeInstances", #"{"InstanceIds":["\#(id)"]}"#)
      .rows("InstanceSet").compactMap { $0["InstanceId"]?.string }
    #expect(rows.count == 2 && rows[0] == id && rows[1].suffix(8) == id.suffix(8))
  }

  @Test func regionsDoNotRestrict() throws {
    func count(_ drill: Drill) throws -> Int64 {
      try drill.call("edgezone", "DescribeInstances", region: "ap-jakarta")["TotalCount"]?
        .integer ?? 0
    }
    #expect(try count(Self.drill("regions-do-not-restrict")) > count(Self.drill()))
  }

  @Test func aRegionThatNoListNamesIsEmpty() throws {
    let drill = try Self.drill("unlisted-region")
    let regions = try drill.call("edgezone", "DescribeZones").rows("ZoneSet")
      .compactMap { $0["Region"]?.string }
    #expect(regions.contains("ap-osaka"))
    let answer = try drill.call("edgezone", "DescribeInstances", region: "ap-osaka")
    #expect(answer["TotalCount"]?.integer == 0)
  }

  @Test func thePreflightDeniesStoppedInstancesInWords() throws {
    func denied(_ drill: Drill) throws -> [String?] {
      let ids = try drill.ecmIDs("STOPPED")
      #expect(!ids.isEmpty)
      return try drill.call(
        "ecm", "DescribeInstancesDeniedActions", #"{"InstanceIdSet":\#(json(ids))}"#
      ).rows("InstanceOperatorSet").flatMap { $0.rows("DeniedActions") }
        .map { $0["Action"]?.string }
    }
    #expect(try denied(Self.drill()).isEmpty)
    #expect(
      try Set(denied(Self.drill("stopped-is-denied", "denied-in-words"))) == ["terminate"])
  }

  @Test func theGatewayWritesOtherHeaders() throws {
    let refused = ("ecm", "DescribeInstances", #"{"Limit":1000}"#)
    func reply(_ drill: Drill) -> WireReply {
      drill.simulation.reply(to: drill.request(refused.0, refused.1, refused.2))
    }
    #expect(reply(try Self.drill()).status == 200)
    #expect(reply(try Self.drill("errors-have-status")).status == 400)
    #expect(!reply(try Self.drill("no-date")).isDated)
    #expect(
      reply(try Self.drill("content-type-charset")).contentType
        == "application/json; charset=utf-8")
    let throttle = [try Fault(parsing: "throttle=0")]
    #expect(reply(try Self.drill(faults: throttle)).retryAfter == nil)
    #expect(reply(try Self.drill("retry-after", faults: throttle)).retryAfter == 1)
  }
}
