import Testing

@testable import Simulator

/// Terminations that reach another machine than was meant, or none.
@Suite struct IdentityFaultTests {
  private struct Row: Equatable {
    var id, name, privateAddress, publicAddress, created, state: String
  }

  private func row(_ drill: Drill, _ id: String) throws -> Row? {
    guard id.hasPrefix("ein-") else {
      return try drill.call("edgezone", "DescribeInstances", #"{"InstanceIds":["\#(id)"]}"#)
        .rows("InstanceSet").first.map { json in
          func text(_ name: String) -> String { json[name]?.string ?? "?" }
          return Row(
            id: id, name: text("InstanceName"), privateAddress: text("PrivateIp"),
            publicAddress: text("PublicIp"), created: text("CreatedTime"),
            state: text("InstanceStatus"))
        }
    }
    return try drill.call(
      "ecm", "DescribeInstances", #"{"Filters":[{"Name":"instance-id","Values":["\#(id)"]}]}"#
    ).rows("InstanceSet").first.map { json in
      func address(_ set: String, _ name: String) -> String {
        json["Internet"]?.rows(set).first?[name]?.string ?? "?"
      }
      return Row(
        id: id, name: json["InstanceName"]?.string ?? "?",
        privateAddress: address("PrivateIPAddressSet", "PrivateIPAddress"),
        publicAddress: address("PublicIPAddressSet", "PublicIPAddress"),
        created: json["CreateTime"]?.string ?? "?", state: json["InstanceState"]?.string ?? "?")
    }
  }

  private func terminate(_ drill: Drill, _ id: String) throws {
    if id.hasPrefix("ein-") {
      try drill.call("ecm", "TerminateInstances", #"{"InstanceIdSet":["\#(id)"]}"#)
    } else {
      try drill.call("edgezone", "TerminateInstances", #"{"InstanceIds":["\#(id)"]}"#)
    }
  }

  private func entry(_ drill: Drill, _ id: String) throws -> JSONValue {
    let entries = try drill.management("ledger").rows("instances")
    return try #require(entries.first { $0["id"]?.string == id })
  }

  @Test(arguments: ["ein-197252sp", "epm-mnop3456"])
  func idOfAMachineThatIsGoneIsGivenToAnother(_ id: String) throws {
    let drill = Drill(faults: [Fault(.idReused, .number(1))])
    let former = try #require(try row(drill, id))
    try terminate(drill, id)
    var seen: [String?] = []
    for _ in 0..<300 {
      drill.advance(seconds: 0.1)
      let state = try row(drill, id)?.state.lowercased()
      if seen.last != .some(state) { seen.append(state) }
    }
    #expect(seen == ["terminating", nil, "running"])
    let other = try #require(try row(drill, id))
    #expect(other.name != former.name)
    #expect(other.privateAddress != former.privateAddress)
    #expect(other.publicAddress != former.publicAddress)
    #expect(other.created > former.created)
    // It is the newest of its listing.
    let first = try (id.hasPrefix("ein-") ? drill.everyECM() : drill.everyEdgeZone()).first
    #expect(first == id)
    if id.hasPrefix("ein-") {
      let interfaces = try drill.call(
        "ecm", "DescribeNetworkInterfaces",
        #"{"Filters":[{"Name":"attachment.instance-id","Values":["\#(id)"]}]}"#
      ).rows("NetworkInterfaceSet")
      #expect(!interfaces.isEmpty)
    }
  }

  @Test(arguments: ["ein-197252sp", "epm-mnop3456"])
  func ledgerTellsTheMachinesOfOneIDApart(_ id: String) throws {
    let drill = Drill(faults: [Fault(.idReused, .number(1), extent: .first(1))])
    try terminate(drill, id)
    drill.advance(seconds: 30)
    var ledger = try entry(drill, id)
    #expect(ledger["incarnations"] == .integer(2))
    #expect(ledger["strangers"] == .integer(0))
    #expect(
      ledger.rows("history").map { $0["state"]?.string?.lowercased() }
        == ["terminating", "gone", "running"])
    #expect(ledger.rows("history").map { $0["incarnation"]?.integer } == [1, 1, 2])
    try terminate(drill, id)
    drill.advance(seconds: 30)
    ledger = try entry(drill, id)
    #expect(ledger["accepted"] == .integer(2))
    #expect(ledger["strangers"] == .integer(1))
    #expect(ledger.rows("terminations").map { $0["incarnation"]?.integer } == [1, 2])
    #expect(try row(drill, id) == nil)
  }

  @Test(arguments: ["ein-197252sp", "epm-mnop3456"])
  func replicaThatLagsBehindTheReuseHasTheFormerMachine(_ id: String) throws {
    let drill = Drill(faults: [Fault(.idReused, .number(1))])
    let former = try #require(try row(drill, id))
    try terminate(drill, id)
    drill.advance(seconds: 30)
    _ = try drill.management("faults", post: #"{"on":["lagging-replica=31"]}"#)
    #expect(try row(drill, id) == former)
  }

  @Test(arguments: ["ein-197252sp", "epm-mnop3456"])
  func acceptedAndIgnoredIsNeverCarriedOut(_ id: String) throws {
    let drill = Drill(faults: [Fault(.acceptedIgnored, .number(1))])
    let former = try row(drill, id)
    try terminate(drill, id)
    drill.advance(seconds: 100_000)
    #expect(try row(drill, id) == former)
    let ledger = try entry(drill, id)
    #expect(ledger["accepted"] == .integer(1))
    #expect(ledger["ignored"] == .integer(1))
    #expect(ledger.rows("terminations").first?["ignored"] == .boolean(true))
    #expect(ledger.rows("history").isEmpty)
    let answer = try drill.management("ledger").rows("requests")[0].rows("terminations")
    #expect(answer.first?["answer"]?.string == "accepted")
  }

  @Test func scheduleIsIgnoredToo() throws {
    let drill = Drill(faults: [Fault(.acceptedIgnored, .number(1))])
    let time = ClockText.beijing(Drill.start + 60_000_000)
    try drill.call(
      "ecm", "TerminateInstances",
      #"{"InstanceIdSet":["ein-197252sp"],"TerminateDelay":true,"TerminateTime":"\#(time)"}"#)
    drill.advance(seconds: 200)
    #expect(try drill.ecmState("ein-197252sp") == "RUNNING")
  }
}
