import Testing

@testable import Simulator

/// Answers in the right form that do not answer the question.
@Suite struct ReadingFaultTests {
  private func drill(_ faults: String...) throws -> Drill {
    Drill(instances: 900, faults: try faults.map { text in try Fault(parsing: text) })
  }

  private func ecm(_ drill: Drill, _ ids: [String]) throws -> JSONValue {
    try drill.call(
      "ecm", "DescribeInstances",
      #"{"Limit":100,"Filters":[{"Name":"instance-id","Values":\#(json(ids))}]}"#)
  }

  private func edgeZone(_ drill: Drill, _ ids: [String]) throws -> JSONValue {
    try drill.call(
      "edgezone", "DescribeInstances", #"{"Limit":100,"InstanceIds":\#(json(ids))}"#)
  }

  private func ids(_ response: JSONValue) -> [String] {
    response.rows("InstanceSet").compactMap { $0["InstanceId"]?.string }
  }

  // Swapped.

  @Test func swappedAnswerIsThatToTheQuestionBefore() throws {
    let drill = try drill()
    let known = try drill.ecmIDs()
    let (first, second) = (Array(known[0..<4]), Array(known[4..<9]))
    _ = try ecm(drill, first)
    _ = try drill.management("faults", post: #"{"on":["swapped-answer"]}"#)
    let swapped = try ecm(drill, second)
    #expect(Set(ids(swapped)) == Set(first))
    #expect(swapped["TotalCount"]?.integer == 4)
    // The same question again has no id in common with the first one either.
    #expect(Set(ids(try ecm(drill, second))) == Set(first))
    #expect(Set(ids(try ecm(drill, first))) == Set(second))
  }

  @Test func swappedAnswerIsNeverEmptyNorOneOfTheAskedIDs() throws {
    for product in ["ecm", "edgezone"] {
      let drill = try drill("swapped-answer")
      let known = try product == "ecm" ? drill.everyECM() : drill.everyEdgeZone()
      let asked = Array(known.prefix(3))
      let answer = try product == "ecm" ? ecm(drill, asked) : edgeZone(drill, asked)
      #expect(ids(answer).count == 3)
      #expect(Set(ids(answer)).isDisjoint(with: asked))
      // A question whose instances are gone is not repeated.
      let gone =
        try product == "ecm" ? ecm(drill, ["ein-zzzzzzzz"]) : edgeZone(drill, ["epm-zzzzzzzz"])
      #expect(!ids(gone).isEmpty)
      let again =
        try product == "ecm" ? ecm(drill, ["ein-yyyyyyyy"]) : edgeZone(drill, ["epm-yyyyyyyy"])
      #expect(!ids(again).isEmpty)
    }
  }

  @Test func swappedStatesAreOtherStates() throws {
    let drill = try drill("swapped-answer")
    let rows = try drill.call(
      "ecm", "DescribeInstances",
      #"{"Limit":100,"Filters":[{"Name":"instance-state","Values":["TERMINATING"]}]}"#
    ).rows("InstanceSet")
    #expect(rows.contains { $0["InstanceState"]?.string == "RUNNING" })
    #expect(rows.allSatisfy { $0["InstanceState"]?.string != "TERMINATING" })
    let machines = try drill.call(
      "edgezone", "DescribeInstances", #"{"Limit":100,"InstanceStatus":["running"]}"#
    ).rows("InstanceSet")
    #expect(!machines.isEmpty)
    #expect(machines.allSatisfy { $0["InstanceStatus"]?.string != "running" })
  }

  /// Neither of the instance that was asked for, which may be gone, nor of those it shows.
  @Test(arguments: ["ein-197252sp", "ein-zzzzzzzz"])
  func swappedAnswerIsNoReading(_ id: String) throws {
    let drill = try drill()
    func terminate(_ id: String) {
      _ = drill.simulation.reply(
        to: drill.request("ecm", "TerminateInstances", #"{"InstanceIdSet":["\#(id)"]}"#))
    }
    _ = try ecm(drill, ["ein-187232ag"])
    for id in [id, "ein-187232ag"] { terminate(id) }
    _ = try drill.management("faults", post: #"{"on":["swapped-answer:1"]}"#)
    #expect(ids(try ecm(drill, [id])) == ["ein-187232ag"])
    _ = try ecm(drill, [id])
    for id in [id, "ein-187232ag"] { terminate(id) }
    let requests = try drill.management("ledger").rows("requests")
    #expect(requests.map { $0["id"]?.string } == ["ein-187232ag", id])
    let readings = requests.map { $0.rows("terminations").last?["readings_before"]?.integer }
    #expect(readings == [0, 1])
  }

  @Test func listingsOfEverythingAreLeftAlone() throws {
    let plain = try drill()
    let spoilt = try drill("swapped-answer", "foreign-row")
    for product in ["ecm", "edgezone"] {
      let body = #"{"Limit":100}"#
      let rows = try plain.call(product, "DescribeInstances", body).rows("InstanceSet")
      #expect(try spoilt.call(product, "DescribeInstances", body).rows("InstanceSet") == rows)
    }
  }

  // Foreign.

  @Test func foreignRowIsOneMoreThanAskedFor() throws {
    let drill = try drill("foreign-row")
    let known = try drill.everyEdgeZone()
    for count in [1, 100] {
      let asked = Array(known.prefix(count))
      let answer = try edgeZone(drill, asked)
      #expect(answer["TotalCount"]?.integer == Int64(asked.count + 1))
      #expect(Set(ids(answer)).subtracting(asked).count == 1)
    }
    #expect(ids(try ecm(drill, ["ein-zzzzzzzz"])).count == 1)
    let rows = try drill.call(
      "edgezone", "DescribeInstances", #"{"Limit":100,"InstanceStatus":["terminating"]}"#
    ).rows("InstanceSet")
    #expect(rows.count == 1 && rows[0]["InstanceStatus"]?.string != "terminating")
  }

  @Test func foreignRowIsNotAlwaysTheSame() throws {
    let drill = try drill("foreign-row")
    let rows = try (0..<20).flatMap { _ in ids(try ecm(drill, ["ein-zzzzzzzz"])) }
    #expect(Set(rows).count > 5)
  }

  @Test func otherPrefixAnswersTheSameMachineUnderItsOtherID() throws {
    let drill = try drill("foreign-row=other-prefix")
    let asked = try drill.everyEdgeZone().filter { !$0.hasSuffix("3456") && !$0.hasSuffix("1234") }
    let answer = ids(try edgeZone(drill, Array(asked.prefix(30))))
    #expect(answer.count == 30 && Set(answer).isDisjoint(with: asked))
    func suffixes(_ ids: some Sequence<String>) -> Set<Substring> {
      Set(ids.map { $0.dropFirst(4) })
    }
    #expect(suffixes(answer) == suffixes(asked.prefix(30)))
    #expect(answer.allSatisfy { $0.hasPrefix("bms-") || $0.hasPrefix("epm-") })
    // That id belongs to another machine.
    #expect(ids(try edgeZone(drill, ["epm-mnop3456"])) == ["epm-mnop3456"])
    #expect(ids(try ecm(drill, ["ein-197252sp"])) == ["ein-197252sp"])
  }

  // Lagging.

  @Test func laggingReplicaShowsWhatWas() throws {
    let drill = try drill()
    let body = #"{"InstanceIdSet":["ein-197252sp"]}"#
    try drill.call("ecm", "TerminateInstances", body)
    var seen: [String?] = []
    for _ in 0..<80 {
      _ = try drill.management("faults", post: #"{"off":"all"}"#)
      let now = try drill.ecmState("ein-197252sp")
      _ = try drill.management("faults", post: #"{"on":["lagging-replica=3"]}"#)
      let before = try drill.ecmState("ein-197252sp")
      seen.append(now)
      #expect(before == (seen.count <= 6 ? "RUNNING" : seen[seen.count - 7]))
      drill.advance(seconds: 0.5)
    }
    #expect(seen.last == .some(nil))
  }

  @Test func laggingReplicaListsEdgeZoneWithItsAddresses() throws {
    let drill = try drill()
    let total = try drill.call("edgezone", "DescribeInstances")["TotalCount"]
    try drill.call("edgezone", "TerminateInstances", #"{"InstanceIds":["epm-mnop3456"]}"#)
    drill.advance(seconds: 30)
    _ = try drill.management("faults", post: #"{"on":["lagging-replica=40"]}"#)
    #expect(try drill.call("edgezone", "DescribeInstances")["TotalCount"] == total)
    let row = try edgeZone(drill, ["epm-mnop3456"]).rows("InstanceSet").first
    #expect(row?["InstanceStatus"]?.string == "running")
    #expect(row?["PublicIp"]?.string == "203.0.113.20")
  }

  @Test func readingsOfAReplicaAreCountedAndChangeNothing() throws {
    let drill = try drill("lagging-replica")
    let terminate = drill.request(
      "ecm", "TerminateInstances", #"{"InstanceIdSet":["ein-197252sp"]}"#)
    _ = drill.simulation.reply(to: terminate)
    for _ in 0..<2 { _ = try ecm(drill, ["ein-197252sp"]) }
    #expect(
      try drill.code("ecm", "TerminateInstances", #"{"InstanceIdSet":["ein-197252sp"]}"#) != nil)
    let terminations = try drill.management("ledger").rows("requests")[0].rows("terminations")
    #expect(terminations.map { $0["readings_before"]?.integer } == [0, 2])
  }

  @Test func pastIsKeptForFiveMinutesOnly() throws {
    var log = UndoLog<ECMInstance>()
    var random = SplitMix64(seed: 1)
    let machine = ECM().machine(number: 0, created: 0, &random)
    for second in 0..<10_000 {
      log.note(machine, at: 0, until: Int64(second) * 1_000_000)
    }
    #expect(log.count < 1_000)
  }
}

extension Drill {
  func everyECM() throws -> [String] {
    try call("ecm", "DescribeInstances", #"{"Limit":100}"#).rows("InstanceSet").compactMap {
      $0["InstanceId"]?.string
    }
  }

  func everyEdgeZone() throws -> [String] {
    try call("edgezone", "DescribeInstances", #"{"Limit":100}"#).rows("InstanceSet").compactMap {
      $0["InstanceId"]?.string
    }
  }
}
