import Fleet
import HTTPTransport
import Support
import Testing

@testable import TencentCloud

/// Every attempt takes a slot of the pace or is not made, as a server counts it.
struct AttemptSlotTests {
  /// Answers the first request of each connection, and resets the connection at the second.
  private static func server() throws -> LoopbackServer {
    try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(
        LoopbackServer.ok(#"{"Response":{"TotalCount":0,"InstanceSet":[],"RequestId":"r-1"}}"#))
      guard connection.readRequest() != nil else { return }
      connection.reset()
    }
  }

  private static func service(_ server: LoopbackServer, _ traces: Traces) throws
    -> TencentCloudService
  {
    let wallClock: @Sendable () -> Timestamp = { Timestamp(seconds: 1_775_087_999) }
    let wire = APIWire(
      transport: CurlTransport(),
      endpoint: try Endpoint(site: .intl, address: String(server.url.dropLast())), version: "1",
      wallClock: wallClock, observer: APIObserver(attempted: { traces.append($0) }))
    let source = EnvironmentKeys([
      "TENCENTCLOUD_SECRET_ID": "AKIDEXAMPLE", "TENCENTCLOUD_SECRET_KEY": "SKEXAMPLE",
    ])
    return TencentCloudService(
      wire: wire,
      credentials: CredentialStore(
        source: source, owner: RotatingKeys.owner, wallClock: wallClock),
      pacer: Pacer(ledger: MemorySlotLedger(now: HostClock.now), clock: ContinuousClock()),
      clock: ContinuousClock())
  }

  @Test func theCallsOfSTSTakeTheirSlotsFromTheSamePace() async throws {
    let cloud = Cloud([
      .response(#""Credentials":{"TmpSecretId":"id","TmpSecretKey":"key","Token":"t"}"#)
    ])
    let base = try LoadedCredential(secretID: "a", secretKey: "b", source: "s")
    for _ in 0..<3 {
      _ = try await cloud.sts.assume(AssumedRole(arn: "qcs::cam::uin/1:roleName/a"), with: base)
    }
    #expect(cloud.clock.sleeps == Array(repeating: Pacer.spacing(limit: 20), count: 2))
    #expect(cloud.pacer.rates.map(\.lane.action) == ["AssumeRole"])
  }

  /// Each connection carries one answer, so that every second reading loses its first attempt.
  @Test func sixteenReadingsOnConnectionsThatAreResetKeepToThePace() async throws {
    let server = try Self.server()
    let traces = Traces()
    let service = try Self.service(server, traces)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask {
          for _ in 0..<3 { _ = try await service.read(["ein-1"], of: .ecm, in: "") }
        }
      }
      try await group.waitForAll()
    }
    let arrivals = server.requests.map(\.arrival).sorted()
    let most = arrivals.map { start in
      arrivals.count { $0 >= start && $0 < start + .seconds(1) }
    }.max()
    print("resets: \(arrivals.count) requests, \(most ?? 0) in a second")
    #expect(arrivals.count == traces.all.count)
    #expect(traces.all.contains { $0.attempt > 1 })
    #expect((most ?? 0) <= 20)
  }
}
