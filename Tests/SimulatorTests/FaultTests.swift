import Testing

@testable import Simulator

@Suite struct FaultTests {
  @Test(arguments: [
    ("throttle", Fault(.throttle, .number(5))),
    ("throttle=0:3", Fault(.throttle, .number(0), extent: .first(3))),
    ("slow=250@DescribeInstances", Fault(.slow, .number(250), action: "DescribeInstances")),
    (
      "reset-after@ecm.TerminateInstances:1",
      Fault(.resetAfter, action: "ecm.TerminateInstances", extent: .first(1))
    ),
    ("internal-error=after:25%", Fault(.internalError, .word("after"), extent: .share(0.25))),
    ("region-down=ap-guangzhou", Fault(.regionDown, .word("ap-guangzhou"))),
    ("clock-skew=-600", Fault(.clockSkew, .number(-600))),
    ("stuck=0.5", Fault(.stuck, .number(0.5))),
    ("poison=2", Fault(.poison, .number(2))), ("stall", Fault(.stall)),
    ("total", Fault(.total, .word("page"))), ("total=null", Fault(.total, .word("null"))),
    ("total=17", Fault(.total, .number(17))), ("wrong-date", Fault(.wrongDate, .number(86_400))),
    ("wrong-date=-60", Fault(.wrongDate, .number(-60))),
    ("wrong-date=cached", Fault(.wrongDate, .word("cached"))),
    ("foreign-row", Fault(.foreignRow, .word("stranger"))),
    ("lagging-replica:50%", Fault(.laggingReplica, .number(8), extent: .share(0.5))),
  ])
  func faultIsRead(_ text: String, _ fault: Fault) throws {
    #expect(try Fault(parsing: text) == fault)
    #expect(try Fault(parsing: fault.text) == fault)
  }

  @Test(arguments: [
    "", "nope", "stall=1", "throttle=x", "throttle=-1", "stuck=2", "error-500=during",
    "region-down", "slow@", "slow:0", "slow:x", "slow:200%", "slow=", "total=many",
    "foreign-row=bms", "page-cap=-1", "wrong-date=", "id-reused=7",
  ])
  func whatIsNoFaultIsRefused(_ text: String) {
    #expect(throws: Fault.SyntaxError.self) { try Fault(parsing: text) }
  }

  @Test func helpHasEveryFault() {
    for kind in FaultKind.allCases {
      #expect(kind.usage.hasPrefix(kind.rawValue) && kind.usage.count < 78)
      let (english, chinese) = kind.summary
      #expect(!english.isEmpty && english.allSatisfy(\.isASCII) && english.count < 74)
      #expect(chinese.contains { !$0.isASCII } && chinese.count < 48, "\(kind)")
    }
  }

  @Test func countIsUsedUpOnlyByRequestsThatCanMeetTheFault() {
    var board = FaultSwitchboard([Fault(.partial, extent: .first(1))], seed: 1)
    #expect(!board.draw(FaultSubject(service: .ecm, action: "TerminateInstances")).has(.partial))
    #expect(
      !board.draw(FaultSubject(service: .edgezone, action: "DescribeInstances")).has(.partial))
    #expect(
      board.draw(FaultSubject(service: .edgezone, action: "TerminateInstances")).has(.partial))
    #expect(
      !board.draw(FaultSubject(service: .edgezone, action: "TerminateInstances")).has(.partial))
  }

  @Test func faultOfAQuestionLeavesOtherQuestionsAlone() {
    var board = FaultSwitchboard(
      [
        Fault(.swappedAnswer, extent: .first(2)), Fault(.foreignRow, .word("other-prefix")),
        Fault(.resetKept), Fault(.pageCap),
      ], seed: 1)
    func met(
      _ kind: FaultKind, _ service: Service, _ question: Question? = nil,
      action: String = "DescribeInstances", isKept: Bool = false
    ) -> Bool {
      board.draw(
        FaultSubject(
          service: service, action: action, question: question, isOnKeptConnection: isKept)
      ).has(kind)
    }
    #expect(!met(.swappedAnswer, .ecm, .everything))
    #expect(met(.swappedAnswer, .ecm, .states(["RUNNING"])))
    #expect(!met(.foreignRow, .ecm, .ids(["ein-1"])))
    #expect(met(.foreignRow, .edgezone, .ids(["epm-1"])))
    #expect(!met(.foreignRow, .edgezone, .states(["running"])))
    #expect(!met(.resetKept, .ecm))
    #expect(met(.resetKept, .ecm, isKept: true))
    #expect(met(.pageCap, .ecm, .everything))
    #expect(!met(.pageCap, .ecm, action: "DescribeNode"))
  }

  @Test func requestsThatComeToNothingAreCountedAllTheSame() throws {
    let drill = Drill(faults: [Fault(.resetBefore, extent: .first(3))])
    for _ in 0..<5 { _ = drill.simulation.reply(to: drill.request("ecm", "DescribeNode")) }
    let action = try drill.management("statistics").rows("actions").first
    #expect(action?["requests"] == .integer(5))
    #expect(action?["max_in_any_second"] == .integer(5))
  }

  @Test func shareOfRequestsFollowsFromTheSeed() {
    func hits(_ seed: UInt64) -> [Bool] {
      var board = FaultSwitchboard([Fault(.resetAfter, extent: .share(0.3))], seed: seed)
      return (0..<500).map { _ in
        board.draw(FaultSubject(service: .ecm, action: "A")).has(.resetAfter)
      }
    }
    #expect(hits(1) == hits(1))
    #expect(hits(1) != hits(2))
    #expect((100...200).contains(hits(1).count { $0 }))
  }

  @Test func faultOfOneActionLeavesTheOthersAlone() {
    var board = FaultSwitchboard([Fault(.slow, action: "ecm.DescribeInstances")], seed: 1)
    #expect(
      board.draw(FaultSubject(service: .ecm, action: "DescribeInstances")).number(.slow) == 1_000)
    #expect(!board.draw(FaultSubject(service: .edgezone, action: "DescribeInstances")).has(.slow))
    #expect(!board.draw(FaultSubject(service: .ecm, action: "DescribeNode")).has(.slow))
    board.turnOff(.slow)
    #expect(!board.draw(FaultSubject(service: .ecm, action: "DescribeInstances")).has(.slow))
  }

  @Test func hostileNamesAreWhatTheyPromise() {
    let names = (0..<12).map { HostileNames.name($0, over: "x") }
    #expect(names.contains { $0.contains("\u{1B}]0;") && $0.contains("\u{7}") })
    #expect(names.contains { $0.contains("\u{1B}[2J") })
    #expect(names.contains { $0.contains("\n") })
    #expect(names.contains { $0.contains("\u{202E}") })
    #expect(names.contains { $0.count == 900 })
    #expect(names.contains { $0.unicodeScalars.contains("\u{200B}") })
    #expect(Set(names).count == 12)
  }

  @Test func windowSlides() {
    var window = RateWindow()
    for index in 0..<20 { #expect(window.admit(at: Int64(index * 10_000), limit: 20) == nil) }
    #expect(window.admit(at: 999_999, limit: 20) == 21)
    #expect(window.admit(at: 1_000_000, limit: 20) == nil)
    #expect(window.admit(at: 1_000_001, limit: 20) != nil)
    #expect(window.throttled == 2)
    #expect(window.mostInAnySecond == 22)
    #expect(window.requests == 23)
  }

  @Test func evenSpacingIsNeverRefusedAndMeasured() throws {
    var window = RateWindow()
    for index in 0..<200 { #expect(window.admit(at: Int64(index) * 50_000, limit: 20) == nil) }
    #expect(window.mostInAnySecond == 20)
    #expect(abs(try #require(window.callsPerSecond) - 20) < 0.001)
  }

  @Test func generatorIsTheSameEverywhere() {
    var random = SplitMix64(seed: 1_234_567)
    // The published sequence for this seed.
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test func howManyRequestsMetAFaultIsCounted() throws {
    let drill = Drill(faults: [try Fault(parsing: "internal-error@ecm.DescribeNode:2")])
    for _ in 0..<3 { try drill.call("ecm", "DescribeNode") }
    let met = try drill.management("statistics").rows("faults")
    #expect(met.count == 1)
    #expect(met.first?["name"]?.string == "internal-error")
    #expect(met.first?["requests"] == .integer(2))
  }
}
