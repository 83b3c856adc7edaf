import Testing

@testable import Simulator

@Suite struct TerminationFaultTests {
  private let body = #"{"InstanceIdSet":["ein-197252sp"]}"#

  private func drill(_ fault: Fault) throws -> Drill {
    let drill = Drill(faults: [fault])
    let code = try drill.code("ecm", "TerminateInstances", body)
    #expect(code == nil)
    return drill
  }

  @Test func stuckNeverGoes() throws {
    let drill = try drill(Fault(.stuck, .number(1)))
    drill.advance(seconds: 1_000_000)
    #expect(try drill.ecmState("ein-197252sp") == "TERMINATING")
  }

  @Test func failingLaterComesBackToItsOldSelf() throws {
    let drill = try drill(Fault(.terminateFailsLater, .number(1)))
    drill.advance(seconds: 21)
    #expect(try drill.ecmState("ein-197252sp") == "RUNNING")
    let other = Drill(faults: [Fault(.terminateFailsLater, .number(1))])
    try other.call("edgezone", "TerminateInstances", #"{"InstanceIds":["epm-mnop3456"]}"#)
    other.advance(seconds: 21)
    #expect(try other.edgeZoneState("epm-mnop3456") == "error")
  }

  @Test func comingBackIsListedOnceMore() throws {
    let drill = try drill(Fault(.comesBack, .number(1)))
    var seen: [String?] = []
    for _ in 0..<300 {
      drill.advance(seconds: 0.1)
      let state = try drill.ecmState("ein-197252sp")
      if seen.last != .some(state) { seen.append(state) }
    }
    #expect(seen == ["TERMINATING", nil, "TERMINATING", nil])
  }

  @Test func poisonSpoilsEveryBatchWithIt() throws {
    let drill = Drill(faults: [Fault(.poison, .number(2))])
    let ids = try ["RUNNING", "STOPPED", "SHUTDOWN", "LAUNCH_FAILED"].flatMap {
      try drill.ecmIDs($0)
    }
    let refused = try ids.filter {
      try drill.code("ecm", "TerminateInstances", #"{"InstanceIdSet":["\#($0)"]}"#) != nil
    }
    #expect(refused.count <= 2)
    let all = Drill(faults: [Fault(.poison, .number(1_000))])
    #expect(try all.code("ecm", "TerminateInstances", body) == "FailedOperation.OperationNotAllow")
  }

  @Test func legacyMixIsRefusedOnlyUnderItsFault() throws {
    let mixed = #"{"InstanceIds":["epm-mnop3456","bms-mnop3456"]}"#
    let drill = Drill(faults: [Fault(.legacyMix)])
    #expect(
      try drill.code("edgezone", "TerminateInstances", mixed)
        == "UnsupportedOperation.LegacyCompatBatchMixed")
    #expect(try Drill().code("edgezone", "TerminateInstances", mixed) == nil)
  }

  @Test func partialFailsSomeInstances() throws {
    let drill = Drill(instances: 900, faults: [Fault(.partial, .number(0.5))])
    let ids = try drill.edgeZoneIDs()
    let response = try drill.call(
      "edgezone", "TerminateInstances", #"{"InstanceIds":\#(json(ids))}"#)
    let failed = response.rows("FailedInstanceSet").count
    #expect(failed > ids.count / 4 && failed < ids.count * 3 / 4)
    #expect(response.rows("InstanceIdSet").count + failed == ids.count)
  }

  @Test func effectComesBeforeOrAfterAsTheFaultSays() throws {
    for fault in ["internal-error=before", "error-500=before", "reset-before", "stall"] {
      let drill = Drill(faults: [try Fault(parsing: "\(fault)@TerminateInstances")])
      _ = drill.simulation.reply(to: drill.request("ecm", "TerminateInstances", body))
      #expect(try drill.ecmState("ein-197252sp") == "RUNNING", "\(fault)")
    }
    for fault in ["internal-error=after", "error-500=after", "reset-after", "truncate", "not-json"]
    {
      let drill = Drill(faults: [try Fault(parsing: "\(fault)@TerminateInstances")])
      let reply = drill.simulation.reply(to: drill.request("ecm", "TerminateInstances", body))
      #expect(try drill.ecmState("ein-197252sp") == "TERMINATING", "\(fault)")
      let isWhole = reply.delivery == .whole && reply.status == 200
      let success = try? JSONReader.read(reply.body)["Response"]?["Error"] == nil
      #expect(!isWhole || success != true, "\(fault)")
    }
  }

  @Test func regionThatIsDownTakesOnlyItsOwn() throws {
    let drill = Drill(faults: [Fault(.regionDown, .word("ap-guangzhou"))])
    #expect(try drill.code("edgezone", "DescribeInstances") == "InternalError")
    #expect(try drill.code("edgezone", "DescribeInstances", region: "ap-chengdu") == nil)
    #expect(try drill.code("ecm", "DescribeInstances") == nil)
    let virtual = Drill(faults: [Fault(.regionDown, .word("ap-guangzhou-ecm-ct"))])
    #expect(
      try virtual.code("ecm", "TerminateInstances", body)
        == "FailedOperation.InternalOperationFailure")
    #expect(try virtual.ecmState("ein-197252sp") == "RUNNING")
  }

  @Test func deniedClockSkewedAndThrottled() throws {
    let denied = Drill(faults: [Fault(.denyTerminate)])
    #expect(
      try denied.code("ecm", "TerminateInstances", body)
        == "UnauthorizedOperation.ForbiddenOperation")
    let skewed = Drill(faults: [Fault(.clockSkew)])
    #expect(try skewed.code("ecm", "DescribeNode") == "AuthFailure.SignatureExpire")
    let throttled = Drill(faults: [Fault(.throttle, .number(0), extent: .first(2))])
    let codes = try (0..<3).map { _ in try throttled.code("ecm", "DescribeNode") }
    #expect(codes == ["RequestLimitExceeded", "RequestLimitExceeded", nil])
  }

  @Test func strayIDIsAnsweredWithoutHavingBeenAskedFor() throws {
    let drill = Drill(faults: [Fault(.strayIDs)])
    let ids = try drill.call(
      "edgezone", "TerminateInstances", #"{"InstanceIds":["epm-mnop3456"]}"#
    )["InstanceIdSet"]?.strings
    #expect(ids?.count == 2)
  }

  @Test func strayIDIsNeverOneThatWasAskedForNorOneThatIsGone() throws {
    let drill = Drill()
    let ids = try drill.edgeZoneIDs()
    try drill.call("edgezone", "TerminateInstances", #"{"InstanceIds":\#(json(ids))}"#)
    drill.advance(seconds: 60)
    _ = try drill.management("faults", post: #"{"on":["stray-ids"]}"#)
    for id in ids {
      let rows = try drill.call("edgezone", "DescribeInstances", #"{"InstanceIds":["\#(id)"]}"#)
        .rows("InstanceSet").compactMap { $0["InstanceId"]?.string }
      #expect(rows.count == 1 && !ids.contains(rows[0]))
    }
  }

  @Test func ledgerTellsOfEveryRequestAndOfReadingsInBetween() throws {
    let drill = Drill(faults: [
      Fault(.stall, action: "TerminateInstances", extent: .first(1)),
      Fault(.truncate, action: "DescribeInstances", extent: .first(1)),
    ])
    let id = "ein-197252sp"
    let terminate = drill.request("ecm", "TerminateInstances", #"{"InstanceIdSet":["\#(id)"]}"#)
    _ = drill.simulation.reply(to: terminate)
    let read = drill.request(
      "ecm", "DescribeInstances", #"{"Filters":[{"Name":"instance-id","Values":["\#(id)"]}]}"#)
    // The first answer does not get through, and is no reading.
    for _ in 0..<3 { _ = drill.simulation.reply(to: read) }
    _ = drill.simulation.reply(to: terminate)
    _ = drill.simulation.reply(to: terminate)
    let ledger = try drill.management("ledger")
    let requests = ledger.rows("requests")
    #expect(requests.map { $0["id"]?.string } == [id])
    let terminations = requests[0].rows("terminations")
    #expect(
      terminations.map { $0["answer"]?.string } == [
        "lost", "accepted", "FailedOperation.OperationNotAllow",
      ])
    #expect(terminations.map { $0["readings_before"]?.integer } == [0, 2, 0])
    // What never reached the service is no attempt.
    #expect(ledger.rows("instances")[0]["sent"]?.integer == 2)
  }

  @Test func faultsAreSwitchedWhileItRuns() throws {
    let drill = Drill()
    let on = try drill.management("faults", post: #"{"on":["deny-terminate","slow=5"]}"#)
    #expect(on["faults"]?.strings == ["deny-terminate", "slow=5"])
    #expect(try drill.code("ecm", "TerminateInstances", body) != nil)
    let off = try drill.management("faults", post: #"{"off":["deny-terminate"]}"#)
    #expect(off["faults"]?.strings == ["slow=5"])
    #expect(try drill.code("ecm", "TerminateInstances", body) == nil)
    let wrong = try drill.management("faults", post: #"{"on":["nope"],"off":"all"}"#)
    #expect(wrong["error"]?.string?.contains("nope") == true)
    #expect(try drill.management("faults")["faults"]?.strings == ["slow=5"])
    #expect(try drill.management("faults", post: #"{"off":"all"}"#)["faults"]?.strings == [])
  }
}
