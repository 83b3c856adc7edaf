import Fleet
import HTTPTransport
import Simulator
import Support
import Synchronization
import TC3Signer
import Testing

@testable import TencentCloud

/// The simulator as a transport, without a network.
private struct SimulatedTransport: HTTPTransport {
  var simulation: Simulation
  /// A permission that the account lacks; empty for none.
  var denied = ""
  /// Keeps what is sent.
  let log: ScriptedTransport
  /// Keeps what comes.
  let answers: Answers

  func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
    _ = try await log.send(request)
    if !denied.isEmpty, request.headers.contains(where: { $0.value == denied }) {
      let error = #"{"Code":"UnauthorizedOperation.CamNoAuth","Message":"no"}"#
      return HTTPResponse(
        status: 200, headers: [("Content-Type", "application/json"), ("Date", "x")],
        body: Array(#"{"Response":{"Error":\#(error),"RequestId":"r"}}"#.utf8))
    }
    let reply = simulation.reply(
      to: WireRequest(
        method: "POST", target: "/", headers: request.headers, body: request.body))
    guard reply.delivery == .whole else {
      throw TransportFailure(kind: .reset, delivery: .possible, message: "reset")
    }
    answers.note(reply.text)
    var headers = [(name: "Content-Type", value: reply.contentType)]
    if reply.isDated { headers.append(("Date", reply.dateText)) }
    if let seconds = reply.retryAfter { headers.append(("Retry-After", "\(seconds)")) }
    return HTTPResponse(status: reply.status, headers: headers, body: reply.body)
  }
}

private final class Answers: Sendable {
  private let texts = Mutex<[String]>([])

  func note(_ text: String) { texts.withLock { $0.append(text) } }

  /// The values of fields whose values are an account's own.
  var ownTexts: Set<String> {
    let pattern =
      /"(InstanceName|ModuleName|Key|Value|UUID|MachineId|Pu?[brivatelc]+I[Pp][A-Za-z0-9]*|RequestId|AddressIp|AddressId)":"([^"\\]{4,})"/
    return Set(
      texts.withLock { $0 }.flatMap { text in
        text.matches(of: pattern).map { String($0.output.2) }
      })
  }
}

/// Each check tells the world that edgereap takes for granted from the other one.
struct RealityCheckTests {
  private struct Run {
    var check: RealityCheck
    var sent: [HTTPRequest]
    var waits: [Duration]
    var ownTexts: Set<String>

    func finding(_ statement: APIStatement) throws -> APIFinding {
      try #require(check.findings.first { $0.statement == statement })
    }
  }

  private static func run(
    _ world: [String] = [], faults: [String] = [], instances: Int = 1_000, denied: String = ""
  ) async throws -> Run {
    let now = Timestamp(seconds: 1_795_240_000)
    let simulation = Simulation(
      SimulatorConfiguration(
        instanceCount: instances, faults: try faults.map { try Fault(parsing: $0) },
        traits: try WorldTraits(parsing: world), rateLimit: 0,
        clock: SimulatorClock { now.milliseconds * 1_000 }))
    let sent = ScriptedTransport { _, _ in .response("") }
    let answers = Answers()
    let clock = JumpingClock()
    let keys = SimulatorConfiguration.defaultCredential
    let wire = APIWire(
      transport: SimulatedTransport(
        simulation: simulation, denied: denied, log: sent, answers: answers),
      endpoint: Endpoint(site: .intl), version: "1",
      wallClock: { now })
    let service = TencentCloudService(
      wire: wire,
      credentials: CredentialStore(
        source: EnvironmentKeys([
          "TENCENTCLOUD_SECRET_ID": keys.secretID, "TENCENTCLOUD_SECRET_KEY": keys.secretKey,
        ]), owner: RotatingKeys.owner, wallClock: { now }),
      pacer: Pacer(ledger: MemorySlotLedger { clock.now.offset }, clock: clock), clock: clock)
    let check = await service.checkReality(pause: .milliseconds(250))
    return Run(
      check: check, sent: sent.requests, waits: clock.sleeps, ownTexts: answers.ownTexts)
  }

  /// What is seen where everything is as the documents have it, or as edgereap takes it to be.
  private static let documented = Task { try await run() }

  /// The world in which a statement does not hold. A test holds docs/api.md against it.
  static let otherWorlds: [APIStatement: String] = [
    .contentType: "content-type-charset", .dateHeader: "no-date",
    .errorsAre200: "errors-have-status", .retryAfter: "retry-after",
    .ecmTotalIsCount: "total-is-page-count", .ecmEmptyPage: "null-empty-page",
    .ecmFieldsPresent: "missing-optional-fields", .ecmStateSpelling: "states=lower",
    .ecmIDPrefix: "other-id-prefix", .ecmFilterCase: "filters-ignore-case",
    .ecmTimesUTC8: "times-are-utc", .ecmDeniedHundred: "ids-per-preflight",
    .ecmDeniedSpelling: "denied-in-words", .ecmStoppedAccepted: "stopped-is-denied",
    .edgeZoneTotalIsCount: "total-is-page-count", .edgeZoneEmptyPage: "null-empty-page",
    .edgeZoneFieldsPresent: "missing-optional-fields", .edgeZoneStateSpelling: "states=upper",
    .edgeZoneIDPrefix: "other-id-prefix", .edgeZoneFilterCase: "filters-ignore-case",
    .edgeZoneRegions: "unlisted-region", .edgeZoneRegionRestricts: "regions-do-not-restrict",
    .edgeZoneOneID: "both-generations", .edgeZoneUnknownID: "unknown-id-is-error",
    .edgeZoneHundredIDs: "ids-per-reading",
  ]

  @Test(arguments: APIStatement.allCases)
  func everyCheckTellsTheTwoWorldsApart(_ statement: APIStatement) async throws {
    let other = try #require(Self.otherWorlds[statement])
    // By chance alone a call of the check is throttled.
    let faults = statement == .retryAfter ? ["throttle=0@edgezone.DescribeZones:1"] : []
    let documented =
      faults.isEmpty ? try await Self.documented.value : try await Self.run(faults: faults)
    let here = try documented.finding(statement)
    #expect(here.verdict == .agrees, "\(here)")
    let there = try await Self.run([other], faults: faults).finding(statement)
    #expect(there.verdict == .differs, "\(there)")
  }

  @Test func everyStatementHasOneFindingInItsOrder() async throws {
    let run = try await Self.documented.value
    #expect(run.check.findings.map(\.statement) == APIStatement.allCases)
    #expect(
      run.check.findings.filter { $0.verdict == .notApplicable }.map(\.statement) == [
        .retryAfter
      ])
  }

  /// Before anything is replaced by pseudonyms: only ids and what a service said in its own words are left
  /// for them.
  @Test(arguments: [[], ["hostile-names"]])
  func noNameTagOrAddressOfAnAnswerReachesAFinding(faults: [String]) async throws {
    let run = try await Self.run(["both-generations"], faults: faults)
    #expect(run.ownTexts.count > 300)
    let report = run.check.findings.map { "\($0.observation)" }.joined(separator: "\n")
    let leaked = run.ownTexts.filter { report.contains($0) }
    #expect(leaked.isEmpty, "\(leaked)")
  }

  @Test func onlyTheAnnouncedReadingsAreSentOneAfterTheOtherAndBelowThePace() async throws {
    let run = try await Self.documented.value
    let announced = Set(RealityCheck.actions.values.flatMap(\.self))
    #expect(Set(run.sent.map(\.action)) == announced)
    #expect(announced.allSatisfy { $0.hasPrefix("Describe") })
    #expect(run.sent.count <= RealityCheck.mostCalls && RealityCheck.mostCalls <= 60)
    #expect(run.waits.count { $0 == .milliseconds(250) } == run.sent.count - 1)
  }

  @Test(arguments: [0, 1, 2])
  func anAccountWithLittleInItHasNoDifferences(instances: Int) async throws {
    let run = try await Self.run(instances: instances)
    let verdicts = Set(run.check.findings.map(\.verdict))
    #expect(verdicts == [.agrees, .notApplicable])
  }

  @Test(arguments: [
    "DescribeInstances", "DescribeInstancesDeniedActions", "DescribeAddresses", "DescribeZones",
  ])
  func aMissingPermissionMakesChecksNotApplicable(action: String) async throws {
    let run = try await Self.run(denied: action)
    #expect(run.check.findings.allSatisfy { $0.verdict != .notAnswered })
    let unpermitted = run.check.findings.filter {
      $0.observation == .notPermitted(code: "UnauthorizedOperation.CamNoAuth")
    }
    #expect(!unpermitted.isEmpty)
    #expect(unpermitted.allSatisfy { $0.verdict == .notApplicable })
  }

  @Test func anAnswerThatIsLostIsNoDifference() async throws {
    let run = try await Self.run(faults: ["reset-after@ecm.DescribeInstances"])
    #expect(!run.check.findings.contains { $0.verdict == .differs })
    #expect(try run.finding(.ecmTotalIsCount).verdict == .notAnswered)
    #expect(try run.finding(.ecmStoppedAccepted).verdict == .notAnswered)
    #expect(try run.finding(.edgeZoneOneID).verdict == .agrees)
  }

  @Test func nothingIsAskedAfterTooManyCalls() async throws {
    let run = try await Self.run(faults: ["throttle=0@ecm.DescribeInstances:1"])
    #expect(run.sent.count == 1)
    #expect(try run.finding(.edgeZoneOneID).verdict == .notAnswered)
  }
}
