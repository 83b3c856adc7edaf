import Fleet
import Foundation
import HTTPTransport
import Support
import Synchronization

/// The wire of a ``World``: requests of both products, as they are sent, on a clock of its own.
final class WorldTransport: HTTPTransport {
  let world: Mutex<World>
  private let clock: ManualClock

  init(_ world: World, clock: ManualClock) {
    self.world = Mutex(world)
    self.clock = clock
  }

  private var now: Double { clock.now.offset / .seconds(1) }

  func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
    let action = request.headers.first { $0.name == "X-TC-Action" }?.value ?? ""
    let region = request.headers.first { $0.name == "X-TC-Region" }?.value
    try await sleep(0.05)
    let now = now
    let body =
      (try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]) ?? [:]
    let (fields, isLost, wait) = world.withLock { world in
      world.arrive(until: now)
      world.arrivals[action, default: []].append(now)
      return action == "TerminateInstances"
        ? world.takeTermination(of: body.ids, at: now)
        : world.answer(action, body, region: region, at: now)
    }
    try await sleep(0.05 + wait)
    guard !isLost else {
      throw TransportFailure(
        kind: wait > 1 ? .timeout : .reset, delivery: .possible, message: "lost")
    }
    let comma = fields.isEmpty ? "" : ","
    return HTTPResponse(
      status: 200, headers: [("Content-Type", "application/json")],
      body: Array(#"{"Response":{\#(fields)\#(comma)"RequestId":"r-\#(now)"}}"#.utf8))
  }

  private func sleep(_ seconds: Double) async throws(TransportFailure) {
    do {
      try await clock.sleep(until: clock.now.advanced(by: .seconds(seconds)), tolerance: nil)
    } catch {
      throw TransportFailure(kind: .cancelled, delivery: .possible, message: "cancelled")
    }
  }
}

extension World {
  typealias Reply = (fields: String, isLost: Bool, wait: Double)

  fileprivate mutating func takeTermination(of ids: [String], at now: Double) -> Reply {
    let fate = fate()
    let answer = fate.isOpen ? "" : terminate(ids, at: now)
    for id in ids {
      let isOpen = fate.isOpen || answer.contains(#""\#(id)","ErrorCode":"InternalError""#)
      named[id, default: []].append((now, isOpen))
    }
    switch fate {
    case .answered: return (answer, false, 0)
    case .lostBefore: return ("", true, 0)
    case .lostAfter:
      _ = terminate(ids, at: now)
      return ("", true, 0)
    case .late(let delay):
      underway.append(Underway(at: now + delay, ids: ids))
      return ("", true, Bool.random(using: &random) ? limit - 1 : 0)
    case .errorBefore:
      return (#""Error":{"Code":"InternalError","Message":"inside"}"#, false, 0)
    case .errorAfter:
      _ = terminate(ids, at: now)
      return (#""Error":{"Code":"InternalError","Message":"inside"}"#, false, 0)
    }
  }

  fileprivate mutating func answer(
    _ action: String, _ body: [String: Any], region: String?, at now: Double
  ) -> Reply {
    guard action == "DescribeInstances" else { return ("", false, 0) }
    if chance(hardship.failing) {
      return Bool.random(using: &random)
        ? ("", true, 0) : (#""Error":{"Code":"InternalError","Message":"inside"}"#, false, 0)
    }
    return (describe(Query(body, region: region), at: now), false, 0)
  }
}

extension World.Query {
  fileprivate init(_ body: [String: Any], region: String?) {
    let filters = body["Filters"] as? [[String: Any]] ?? []
    func values(_ name: String) -> [String] {
      filters.first { $0["Name"] as? String == name }?["Values"] as? [String] ?? []
    }
    self.init(
      ids: (body["InstanceIds"] as? [String] ?? []) + values("instance-id"),
      states: (body["InstanceStatus"] as? [String] ?? []) + values("instance-state"),
      region: region, offset: body["Offset"] as? Int ?? 0, limit: body["Limit"] as? Int ?? 20)
  }
}

extension [String: Any] {
  fileprivate var ids: [String] {
    self["InstanceIdSet"] as? [String] ?? self["InstanceIds"] as? [String] ?? []
  }
}

extension World.Fate {
  /// Nobody who sent the call knows from its answer what became of it.
  fileprivate var isOpen: Bool {
    if case .answered = self { false } else { true }
  }
}
