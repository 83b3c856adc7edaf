import Synchronization
import TC3Signer
import Testing

@testable import Simulator

/// A simulation under a clock that a test moves, and a client that signs for it.
final class Drill: Sendable {
  static let start: Int64 = 1_795_240_000_000_000

  private let time = TestTime()
  let simulation: Simulation
  let configuration: SimulatorConfiguration

  init(
    instances: Int = 300, seed: UInt64 = 1, faults: [Fault] = [], rateLimit: Int = 0,
    timeScale: Double = 1, traits: WorldTraits = WorldTraits()
  ) {
    let time = time
    configuration = SimulatorConfiguration(
      instanceCount: instances, seed: seed, faults: faults, traits: traits, rateLimit: rateLimit,
      timeScale: timeScale, clock: SimulatorClock { time.now })
    simulation = Simulation(configuration)
  }

  func advance(seconds: Double) { time.advance(Int64(seconds * 1_000_000)) }

  func request(
    _ service: String, _ action: String, _ body: String = "{}", region: String? = "ap-guangzhou",
    version: String? = nil, credential: Credential? = nil,
    change: (inout WireRequest) -> Void = { _ in }
  ) -> WireRequest {
    let versions = ["ecm": "2019-07-19", "edgezone": "2026-04-01", "sts": "2018-08-13"]
    var headers = [(name: "X-TC-Action", value: action)]
    headers.append((name: "X-TC-Version", value: version ?? versions[service] ?? "2020-01-01"))
    headers.append((name: "X-TC-Language", value: "en-US"))
    if let region { headers.append((name: "X-TC-Region", value: region)) }
    let signed = TC3Signer.Request(
      host: "127.0.0.1:1", service: service, contentType: "application/json",
      payload: Array(body.utf8))
    headers += TC3Signer().headers(
      for: signed, credential: credential ?? configuration.credentials[0],
      timestamp: time.now / 1_000_000)
    var request = WireRequest(
      method: "POST", target: "/", headers: headers, body: Array(body.utf8))
    change(&request)
    return request
  }

  /// What is inside `Response`.
  @discardableResult
  func call(
    _ service: String, _ action: String, _ body: String = "{}",
    region: String? = "ap-guangzhou", credential: Credential? = nil,
    change: (inout WireRequest) -> Void = { _ in }
  ) throws -> JSONValue {
    let request = request(
      service, action, body, region: region, credential: credential, change: change)
    let reply = simulation.reply(to: request)
    #expect(reply.status == 200)
    #expect(reply.contentType == "application/json")
    let response = try #require(try JSONReader.read(reply.body)["Response"])
    #expect(response["RequestId"]?.string?.count == 36)
    return response
  }

  /// The code of an error; nil for success.
  func code(
    _ service: String, _ action: String, _ body: String = "{}",
    region: String? = "ap-guangzhou", credential: Credential? = nil,
    change: (inout WireRequest) -> Void = { _ in }
  ) throws -> String? {
    try call(
      service, action, body, region: region, credential: credential, change: change
    )["Error"]?["Code"]?.string
  }

  func management(_ path: String, post body: String? = nil) throws -> JSONValue {
    let request = WireRequest(
      method: body == nil ? "GET" : "POST", target: "/_simulator/\(path)", headers: [],
      body: Array((body ?? "").utf8))
    return try JSONReader.read(simulation.reply(to: request).body)
  }

  /// Ids of ECM instances in a state, as listed.
  func ecmIDs(_ state: String = "RUNNING", limit: Int = 100) throws -> [String] {
    try call(
      "ecm", "DescribeInstances",
      #"{"Limit":\#(limit),"Filters":[{"Name":"instance-state","Values":["\#(state)"]}]}"#
    ).rows("InstanceSet").compactMap { $0["InstanceId"]?.string }
  }

  func edgeZoneIDs(_ state: String = "running", region: String = "ap-guangzhou") throws -> [String]
  {
    try call(
      "edgezone", "DescribeInstances", #"{"Limit":100,"InstanceStatus":["\#(state)"]}"#,
      region: region
    ).rows("InstanceSet").compactMap { $0["InstanceId"]?.string }
  }

  /// The state of one instance; nil if it is not listed.
  func ecmState(_ id: String) throws -> String? {
    try call(
      "ecm", "DescribeInstances", #"{"Filters":[{"Name":"instance-id","Values":["\#(id)"]}]}"#
    ).rows("InstanceSet").first?["InstanceState"]?.string
  }

  func edgeZoneState(_ id: String) throws -> String? {
    try call("edgezone", "DescribeInstances", #"{"InstanceIds":["\#(id)"]}"#)
      .rows("InstanceSet").first?["InstanceStatus"]?.string
  }
}

private final class TestTime: Sendable {
  private let instant = Mutex(Drill.start)

  var now: Int64 { instant.withLock { $0 } }
  func advance(_ microseconds: Int64) { instant.withLock { $0 += microseconds } }
}

extension JSONValue {
  func rows(_ name: String) -> [JSONValue] {
    guard case .array(let rows) = self[name] else { return [] }
    return rows
  }

  var integer: Int64? {
    guard case .integer(let number) = self else { return nil }
    return number
  }
}

func json(_ ids: [String]) -> String { "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
