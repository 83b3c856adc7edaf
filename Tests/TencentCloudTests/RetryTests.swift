import Fleet
import HTTPTransport
import Support
import Testing

@testable import TencentCloud

struct RetryTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var answer: ScriptedTransport.Answer
    var sends: Int
    var kind: ServiceFailure.Kind
    var testDescription: String { name }
    init(
      _ name: String, _ answer: ScriptedTransport.Answer, _ sends: Int, _ kind: ServiceFailure.Kind
    ) { (self.name, self.answer, self.sends, self.kind) = (name, answer, sends, kind) }
  }

  @Test(
    "a termination is sent once, whatever goes wrong",
    arguments: [
      Row("internal", .error("InternalError"), 1, .unknown),
      Row("internal operation", .error("FailedOperation.InternalOperationFailure"), 1, .unknown),
      Row("unavailable", .error("ServiceUnavailable"), 1, .unknown),
      Row("busy", .error("UnsupportedOperation.InvalidInstanceState"), 1, .busy),
      Row("denied", .error("AuthFailure.SignatureFailure"), 1, .denied),
      Row("expired", .error("AuthFailure.SignatureExpire"), 1, .denied),
      Row("token", .error("AuthFailure.TokenFailure"), 1, .denied),
      Row("gone", .error("ResourceNotFound.Instance"), 1, .alreadyGone),
      Row("undocumented", .error("Whatever"), 1, .unknown),
      Row("502", .json("bad", status: 502), 1, .unknown),
      Row("429 of a proxy", .json("slow down", status: 429), 1, .unknown),
      Row("timeout", .lost(.timeout, .possible), 1, .unknown),
      Row("reset", .lost(.reset, .possible), 1, .unknown),
      Row("truncated", .lost(.truncated, .possible), 1, .unknown),
      Row("cancelled on the way", .lost(.cancelled, .possible), 1, .unknown),
      Row("cancelled before", .lost(.cancelled, .never), 1, .cancelled),
      Row("refused", .lost(.connection, .never), 1, .unreachable),
      Row("name", .lost(.nameResolution, .never), 1, .unreachable),
      Row("certificate", .lost(.tls, .never), 1, .unreachable),
    ])
  func terminationIsSentOnce(row: Row) async {
    for call in [TerminationCall.ecm, .edgezone] {
      let cloud = Cloud([row.answer])
      let failure = await cloud.failure { try await $0.terminate(call) }
      #expect(failure?.kind == row.kind)
      #expect(cloud.transport.requests.count == row.sends)
    }
  }

  @Test func `a termination that was refused for frequency is left to whoever sends it`() async {
    let limits = [
      "RequestLimitExceeded", "RequestLimitExceeded.IPLimitExceeded",
      "RequestLimitExceeded.UinLimitExceeded", "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
    ]
    for limit in limits {
      let cloud = Cloud([.error(limit), .response("")])
      let failure = await cloud.failure { try await $0.terminate(.ecm) }
      #expect(failure?.kind == .throttled)
      #expect(cloud.transport.requests.count == 1)
      #expect(cloud.pacer.rates.first?.throttled == 1)
    }
  }

  @Test func `a reading may go over a kept connection, a termination never does`() async throws {
    let cloud = Cloud([.response(#""TotalCount":0,"InstanceSet":[]"#)])
    _ = try await cloud.service.read(["ein-1"], of: .ecm, in: "")
    _ = await cloud.failure { try await $0.terminate(.ecm) }
    _ = await cloud.failure { try await $0.terminate(.edgezone) }
    #expect(cloud.transport.requests.map(\.mayReuseConnection) == [true, false, false])
  }

  @Test(
    "a reading that lost its connection goes again as soon as the pace allows, on one of its own",
    arguments: [TransportFailure.Kind.reset, .truncated])
  func readingOnAStaleConnection(kind: TransportFailure.Kind) async throws {
    let cloud = Cloud([
      .lost(kind, .possible), .response(#""TotalCount":0,"InstanceSet":[]"#),
    ])
    _ = try await cloud.service.read(["ein-1"], of: .ecm, in: "")
    #expect(cloud.transport.requests.map(\.mayReuseConnection) == [true, false])
    #expect(cloud.clock.sleeps == [Pacer.spacing(limit: 20)])
    // Where that does not help, it waits as after any other loss.
    let other = Cloud([.lost(kind, .possible)])
    _ = await other.failure { try await $0.read(["ein-1"], of: .ecm, in: "") }
    #expect(
      other.transport.requests.map(\.mayReuseConnection) == [true, false, false, false])
    #expect(
      other.clock.sleeps.filter { $0 >= .milliseconds(400) } == [.seconds(1), .seconds(2)])
  }

  @Test(
    "a reading is repeated where that can help",
    arguments: [
      Row("throttled", .error("RequestLimitExceeded"), 4, .throttled),
      Row("internal", .error("InternalError"), 4, .unknown),
      Row("timeout", .lost(.timeout, .possible), 4, .unknown),
      Row("reset", .lost(.reset, .possible), 4, .unknown),
      Row("refused", .lost(.connection, .never), 4, .unreachable),
      Row("502", .json("bad", status: 502), 4, .unknown),
      Row("html", .json("<html>"), 4, .unknown),
      Row("403 of a proxy", .json("no", status: 403), 1, .invalid),
      Row("denied", .error("UnauthorizedOperation"), 1, .denied),
      Row("invalid", .error("InvalidParameter"), 1, .invalid),
      Row("certificate", .lost(.tls, .never), 1, .unreachable),
      Row("too large", .lost(.tooLarge, .possible), 1, .invalid),
      Row("bad address", .lost(.badURL, .never), 1, .invalid),
      Row("cancelled", .lost(.cancelled, .possible), 1, .cancelled),
    ])
  func readingIsRepeated(row: Row) async {
    let cloud = Cloud([row.answer])
    let failure = await cloud.failure { try await $0.read(["ein-1"], of: .ecm, in: "") }
    #expect(failure?.kind == row.kind)
    #expect(cloud.transport.requests.count == row.sends)
  }

  @Test func `waits double up to the longest, with full jitter`() async {
    let policy = RetryPolicy(attempts: 8)
    let failure = AttemptFailure(
      ServiceFailure(kind: .unknown, code: "InternalError", message: ""))
    let waits = (1...7).map {
      policy.step(after: failure, phase: .reading, attempt: $0, tried: [])
    }
    #expect(waits == [1, 2, 4, 8, 8, 8, 8].map { .again(within: .seconds($0)) })
    #expect(policy.step(after: failure, phase: .reading, attempt: 8, tried: []) == .giveUp)
    let throttled = AttemptFailure(
      ServiceFailure(kind: .throttled, code: "RequestLimitExceeded", message: ""))
    #expect(
      policy.step(after: throttled, phase: .reading, attempt: 1, tried: [])
        == .again(within: .seconds(1), after: .seconds(1)))
    let late = policy.step(after: throttled, phase: .terminating, attempt: 10_000, tried: [])
    #expect(late == .giveUp)

    let cloud = Cloud([.error("InternalError")])
    _ = await cloud.failure { try await $0.read(["ein-1"], of: .ecm, in: "") }
    #expect(
      cloud.clock.sleeps.filter { $0 >= .milliseconds(400) } == [
        .seconds(0.5), .seconds(1), .seconds(2),
      ])
  }

  @Test(
    "dates of HTTP",
    arguments: [
      ("Sat, 21 Nov 2026 08:12:30 GMT", "2026-11-21T08:12:30Z"),
      ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    ])
  func dates(text: String, expected: String) {
    #expect(Timestamp(httpDate: text)?.iso8601() == expected)
  }

  @Test(
    "what is not a date of HTTP",
    arguments: [
      "", "now", "Sat, 21 Nov 2026 08:12:30", "Sat, 41 Nov 2026 08:12:30 GMT",
      "Sat, 21 Nix 2026 08:12:30 GMT", "Sat, 21 Nov 2026 08:12:30 CST",
    ])
  func noDates(text: String) {
    #expect(Timestamp(httpDate: text) == nil)
  }
}
