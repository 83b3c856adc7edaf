import Synchronization
import TC3Signer

/// Both APIs and STS as one function from a request to a reply, without a network.
///
/// Safe to call from any thread; requests are carried out one after the other.
package final class Simulation: Sendable {
  struct State: Sendable {
    var world: World
    var faults: FaultSwitchboard
    var windows: [RateKey: RateWindow] = [:]
    /// Every SecretId that a request named, accepted or not.
    var secretIDs: Set<String> = []
  }

  /// What the documented limit is counted by. Region and account are one each here.
  struct RateKey: Hashable, Sendable {
    var service: String
    var action: String
    var account: String
  }

  let configuration: SimulatorConfiguration
  private let state: Mutex<State>

  package init(_ configuration: SimulatorConfiguration) {
    self.configuration = configuration
    var world = World(
      seed: configuration.seed, timeScale: configuration.timeScale,
      accountID: configuration.accountID, now: configuration.clock.now(),
      traits: configuration.traits)
    world.populate(instanceCount: configuration.instanceCount)
    state = Mutex(
      State(
        world: world,
        faults: FaultSwitchboard(configuration.faults, seed: configuration.seed)))
  }

  /// A request that has arrived, with the faults that it meets.
  package struct Arrival: Sendable {
    var request: APIRequest
    var draw: FaultDraw
    /// How much later it arrives, in microseconds.
    package var delay: Int64 { Int64((draw.number(.jitter) ?? 0) * 1_000) }
  }

  /// Decides what will go wrong. To be asked once for each request, before ``reply(to:)``.
  package func arrival(of wire: WireRequest) -> Arrival {
    let request = APIRequest(wire)
    guard !isManagement(wire) else { return Arrival(request: request, draw: FaultDraw()) }
    let subject = FaultSubject(
      service: request.service, action: request.action, question: question(of: request),
      isOnKeptConnection: wire.ordinal > 1)
    let draw = state.withLock { $0.faults.draw(subject) }
    return Arrival(request: request, draw: draw)
  }

  package func reply(to arrival: Arrival) -> WireReply {
    state.withLock { state in
      state.world.advance(to: configuration.clock.now())
      if isManagement(arrival.request.wire) { return state.manage(arrival.request.wire) }
      if isMetadata(arrival.request.wire) { return state.metadata(arrival.request.wire) }
      var reply = answer(arrival, &state)
      reply.delay = Int64((arrival.draw.number(.slow) ?? 0) * 1_000)
      return reply
    }
  }

  /// Both steps in one, for callers without a network in between.
  package func reply(to wire: WireRequest) -> WireReply { reply(to: arrival(of: wire)) }

  private func isMetadata(_ wire: WireRequest) -> Bool {
    wire.path.hasPrefix(MetadataService.folder)
  }

  private func isManagement(_ wire: WireRequest) -> Bool { wire.path.hasPrefix("/_simulator/") }
}
