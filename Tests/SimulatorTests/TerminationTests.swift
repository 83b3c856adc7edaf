import Testing

@testable import Simulator

@Suite struct TerminationTests {
  private func terminateECM(_ drill: Drill, _ ids: [String], _ more: String = "") throws -> String?
  {
    try drill.code("ecm", "TerminateInstances", #"{"InstanceIdSet":\#(json(ids))\#(more)}"#)
  }

  private func terminateEdgeZone(
    _ drill: Drill, _ ids: [String], region: String = "ap-guangzhou"
  ) throws -> JSONValue {
    try drill.call(
      "edgezone", "TerminateInstances", #"{"InstanceIds":\#(json(ids))}"#, region: region)
  }

  @Test func ecmInstanceIsTerminatingAtOnceAndGoneWithinTwentySeconds() throws {
    let drill = Drill()
    let id = try #require(try drill.ecmIDs().first)
    #expect(try terminateECM(drill, [id]) == nil)
    #expect(try drill.ecmState(id) == "TERMINATING")
    #expect(try terminateECM(drill, [id]) == "FailedOperation.OperationNotAllow")
    drill.advance(seconds: 3.9)
    #expect(try drill.ecmState(id) == "TERMINATING")
    drill.advance(seconds: 16.1)
    #expect(try drill.ecmState(id) == nil)
    #expect(try terminateECM(drill, [id]) == "ResourceNotFound.InstanceNotExist")
  }

  @Test func timeScaleMakesInstancesGoFaster() throws {
    let drill = Drill(timeScale: 100)
    let id = try #require(try drill.ecmIDs().first)
    #expect(try terminateECM(drill, [id]) == nil)
    drill.advance(seconds: 0.2)
    #expect(try drill.ecmState(id) == nil)
  }

  @Test func oneBadIDOfECMRefusesTheWholeBatch() throws {
    let drill = Drill(instances: 1_500)
    let ids = try drill.ecmIDs()
    let good = Array(ids.prefix(2))
    let pending = try #require(try drill.ecmIDs("PENDING").first)
    #expect(try terminateECM(drill, []) == "MissingParameter")
    #expect(
      try terminateECM(drill, good + ["ein-1"]) == "InvalidParameterValue.InvalidInstanceID")
    #expect(
      try terminateECM(drill, good + ["ein-zzzzzzzz"]) == "ResourceNotFound.InstanceNotExist")
    #expect(try terminateECM(drill, good + [pending]) == "FailedOperation.OperationNotAllow")
    let many = (0..<101).map { "ein-0000\(1_000 + $0)" }
    #expect(
      try terminateECM(drill, many) == "InvalidParameterValue.ParameterValueTooLarge")
    #expect(try drill.ecmState(good[0]) == "RUNNING")
    #expect(try terminateECM(drill, ids) == nil)
    #expect(try drill.ecmState(good[1]) == "TERMINATING")
  }

  @Test func stoppedInstanceOfECMIsAccepted() throws {
    let drill = Drill(instances: 1_500)
    let id = try #require(try drill.ecmIDs("STOPPED").first)
    #expect(try terminateECM(drill, [id]) == nil)
  }

  @Test func scheduleOfECMIsReadAsUTCPlusEightAndShownNowhere() throws {
    let drill = Drill()
    let id = try #require(try drill.ecmIDs().first)
    func schedule(_ time: String) throws -> String? {
      try terminateECM(drill, [id], #","TerminateDelay":true,"TerminateTime":"\#(time)""#)
    }
    #expect(try schedule("tomorrow") == "InvalidParameterValue.InvalidTime")
    #expect(
      try terminateECM(drill, [id], #","TerminateDelay":true"#)
        == "InvalidParameterValue.InvalidTime")
    let now = ClockText.beijing(Drill.start)
    #expect(try schedule(now) == "InvalidParameterValue.TerminateTimeSmaller")
    #expect(try schedule(ClockText.beijing(Drill.start + 60_000_000)) == nil)
    #expect(try drill.ecmState(id) == "RUNNING")
    drill.advance(seconds: 60)
    #expect(try drill.ecmState(id) == "TERMINATING")
    drill.advance(seconds: 20)
    #expect(try drill.ecmState(id) == nil)
  }

  @Test func timeWithoutDelayIsIgnored() throws {
    let drill = Drill()
    let id = try #require(try drill.ecmIDs().first)
    #expect(try terminateECM(drill, [id], #","TerminateTime":"nonsense""#) == nil)
    #expect(try drill.ecmState(id) == "TERMINATING")
  }

  @Test(arguments: [true, false])
  func boundResourcesGoOrStayAsAsked(_ destroys: Bool) throws {
    let drill = Drill(instances: 900)
    func addresses(_ region: String, _ type: String, _ ids: [String]) throws -> [JSONValue] {
      try drill.call(
        "ecm", "DescribeAddresses",
        #"""
        {"EcmRegion":"\#(region)","Limit":100,"Filters":[{"Name":"address-type","Values":["\#(type)"]},
        {"Name":"address-id","Values":\#(json(ids))}]}
        """#
      ).rows("AddressSet")
    }
    let region = "ap-guangzhou-ecm-ct"
    let bound = try drill.call(
      "ecm", "DescribeAddresses", #"{"EcmRegion":"\#(region)","Limit":100}"#
    ).rows("AddressSet")
    let kept = try #require(
      bound.first { address in
        address["CascadeRelease"] == .boolean(false)
          && (try? drill.ecmState(address["InstanceId"]?.string ?? "")) == "RUNNING"
      })
    let id = try #require(kept["InstanceId"]?.string)
    let addressID = try #require(kept["AddressId"]?.string)
    let interfaces = #"{"Filters":[{"Name":"attachment.instance-id","Values":["\#(id)"]}]}"#
    #expect(
      !(try drill.call("ecm", "DescribeNetworkInterfaces", interfaces)
        .rows("NetworkInterfaceSet").isEmpty))
    #expect(try terminateECM(drill, [id], #","AssociatedResourceDestroy":\#(destroys)"#) == nil)
    drill.advance(seconds: 21)
    let after = try addresses(region, "EIP", [addressID])
    #expect(after.count == (destroys ? 0 : 1))
    #expect(
      after.allSatisfy { $0["InstanceId"] == .null && $0["AddressStatus"] == .string("UNBIND") })
    #expect(
      try drill.call("ecm", "DescribeNetworkInterfaces", interfaces)
        .rows("NetworkInterfaceSet").isEmpty)
  }

  @Test func preflightNamesWhatWouldBeRefused() throws {
    let drill = Drill(instances: 1_500)
    let pending = try #require(try drill.ecmIDs("PENDING").first)
    let running = try #require(try drill.ecmIDs().first)
    let set = try drill.call(
      "ecm", "DescribeInstancesDeniedActions", #"{"InstanceIdSet":\#(json([pending, running]))}"#
    ).rows("InstanceOperatorSet")
    #expect(set[0].rows("DeniedActions").first?["Action"]?.string == "TerminateInstances")
    #expect(set[1].rows("DeniedActions").isEmpty)
    #expect(
      try drill.code("ecm", "DescribeInstancesDeniedActions")
        == "MissingParameter.MissingInstancesParameter")
    let denying = Drill(instances: 1_500, faults: [Fault(.denyPreflight, .number(1))])
    let denied = try denying.call(
      "ecm", "DescribeInstancesDeniedActions", #"{"InstanceIdSet":\#(json([running]))}"#)
    #expect(denied.rows("InstanceOperatorSet").first?.rows("DeniedActions").count == 1)
  }

  @Test func publishedExampleOfEdgeZoneHolds() throws {
    let drill = Drill()
    let response = try terminateEdgeZone(drill, ["epm-mnop3456", "bms-abcd1234"])
    #expect(response["InstanceIdSet"]?.strings == ["epm-mnop3456"])
    let failed = try #require(response.rows("FailedInstanceSet").first)
    #expect(failed["InstanceId"]?.string == "bms-abcd1234")
    #expect(failed["ErrorCode"]?.string == "UnsupportedOperation.InvalidInstanceState")
    #expect(
      failed["ErrorMessage"]?.string
        == "Instance bms-abcd1234 is in allocating status, cannot terminate")
  }

  @Test func edgeZoneReleasesAddressesAtOnceAndThenGoes() throws {
    let drill = Drill()
    let response = try terminateEdgeZone(drill, ["epm-mnop3456"])
    #expect(response["InstanceIdSet"]?.strings == ["epm-mnop3456"])
    #expect(response["FailedInstanceSet"] == nil)
    let row = try drill.call(
      "edgezone", "DescribeInstances", #"{"InstanceIds":["epm-mnop3456"]}"#
    ).rows("InstanceSet").first
    #expect(row?["InstanceStatus"]?.string == "terminating")
    #expect(row?["PublicIp"]?.string == "")
    func address() throws -> JSONValue? {
      try drill.call("edgezone", "DescribePublicIps", #"{"Ip":["203.0.113.20"]}"#)
        .rows("IpInfoSet").first
    }
    #expect(try address()?["State"]?.string == "Unbound")
    #expect(try address()?["InstanceId"]?.string == "")
    drill.advance(seconds: 21)
    #expect(try drill.edgeZoneState("epm-mnop3456") == nil)
    #expect(try address()?["State"]?.string == "Unbound")
  }

  @Test func anAddressStaysOnlyWhereItsNetworkIsStatic() throws {
    let drill = Drill(instances: 600)
    let networks = try drill.call("edgezone", "DescribePublicNetworkInstances", #"{"Limit":100}"#)
      .rows("PublicNetworkInstanceSet")
    #expect(Set(networks.compactMap { $0["RouteMode"]?.string }) == ["STATIC", "BGP"])
    for network in networks {
      let (id, mode) = (network["NetworkInstanceId"]?.string ?? "", network["RouteMode"]?.string)
      let machine = try drill.call(
        "edgezone", "DescribeInstances",
        #"{"PublicNetworkId":"\#(id)","InstanceStatus":["running"]}"#
      ).rows("InstanceSet").first
      guard let machine, let address = machine["PublicIp"]?.string else { continue }
      _ = try terminateEdgeZone(drill, [machine["InstanceId"]?.string ?? ""])
      let rows = try drill.call(
        "edgezone", "DescribePublicIps", #"{"Ip":["\#(address)"],"State":["Unbound"]}"#
      ).rows("IpInfoSet").filter { $0["Ip"]?.string == address }
      #expect(rows.count == (mode == "STATIC" ? 1 : 0), "\(id)")
    }
  }

  @Test func unknownForeignAndRepeatedIDsOfEdgeZone() throws {
    let drill = Drill()
    let response = try terminateEdgeZone(
      drill, ["epm-nosuch00", "epm-mnop3456"], region: "ap-chengdu")
    #expect(response["InstanceIdSet"]?.strings == [])
    #expect(
      response.rows("FailedInstanceSet").allSatisfy {
        $0["ErrorCode"]?.string == "ResourceNotFound.Instance"
      })
    let repeated = try terminateEdgeZone(drill, ["epm-mnop3456", "epm-mnop3456"])
    #expect(repeated["InstanceIdSet"]?.strings == ["epm-mnop3456"])
    let many = (0..<101).map { "epm-0000\(1_000 + $0)" }
    #expect(
      try terminateEdgeZone(drill, many)["Error"]?["Code"]?.string == "InvalidParameterValue")
  }

  @Test func ledgerTellsWhatWasSentAcceptedAndBecame() throws {
    let drill = Drill()
    _ = try terminateEdgeZone(drill, ["epm-mnop3456", "bms-abcd1234"])
    _ = try terminateEdgeZone(drill, ["epm-mnop3456"])
    drill.advance(seconds: 30)
    let entries = try drill.management("ledger").rows("instances")
    let entry = try #require(entries.first { $0["id"]?.string == "epm-mnop3456" })
    #expect(entry["sent"] == .integer(2))
    #expect(entry["accepted"] == .integer(1))
    #expect(entry["refused"] == .integer(1))
    #expect(entry.rows("history").map { $0["state"]?.string } == ["terminating", "gone"])
    #expect(entries.first { $0["id"]?.string == "bms-abcd1234" }?["accepted"] == .integer(0))
  }
}
