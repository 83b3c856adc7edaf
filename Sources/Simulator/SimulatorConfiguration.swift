import FoundationEssentials
package import TC3Signer

/// How a simulator is set up.
package struct SimulatorConfiguration: Sendable {
  /// The instances of both products together when nothing else is said.
  package static let defaultInstanceCount = 1_200
  /// The pair of keys that is accepted when none is named. Good for nothing but a simulator.
  package static let defaultCredential = Credential(
    secretID: "AKIDsimulator00000000000000000000012", secretKey: "simulatorSecretKey00000000000012")

  /// On 127.0.0.1. 0 for any that is free.
  package var port: Int
  /// About six in ten are ECM's. The instances of the published examples come first.
  package var instanceCount: Int
  /// The same seed gives the same fleet, lifetimes and faults.
  package var seed: UInt64
  package var faults: [Fault]
  /// How the services behave where no document says so.
  package var traits: WorldTraits
  /// Requests per second for each action, service and account, as documented. 0 for no limit.
  package var rateLimit: Int
  /// How many times faster than life instances disappear.
  package var timeScale: Double
  /// Every pair belongs to the one account.
  package var credentials: [Credential]
  /// The account's own number (uin).
  package var accountID: String
  package var clock: SimulatorClock

  package init(
    port: Int = 0, instanceCount: Int = Self.defaultInstanceCount, seed: UInt64 = 1,
    faults: [Fault] = [], traits: WorldTraits = WorldTraits(), rateLimit: Int = 20,
    timeScale: Double = 1,
    credentials: [Credential] = [Self.defaultCredential], accountID: String = "100012340012",
    clock: SimulatorClock = .wall
  ) {
    self.port = port
    self.instanceCount = instanceCount
    self.seed = seed
    self.faults = faults
    self.traits = traits
    self.rateLimit = rateLimit
    self.timeScale = timeScale
    self.credentials = credentials
    self.accountID = accountID
    self.clock = clock
  }
}

/// Where the simulator takes the time from.
package struct SimulatorClock: Sendable {
  /// Microseconds since 1970. Never runs backwards.
  package var now: @Sendable () -> Int64

  package init(now: @escaping @Sendable () -> Int64) { self.now = now }

  /// The machine's time at the start, continued by its monotonic clock.
  package static var wall: SimulatorClock {
    let start = SteadyClock()
    return SimulatorClock { start.now }
  }
}

/// Wall-clock time that a correction of the machine's clock cannot turn back: the window of the
/// rate limit and the order of the ledger depend on it.
struct SteadyClock: Sendable {
  private let wall = Int64(Date().timeIntervalSince1970 * 1_000_000)
  private let start = ContinuousClock.now

  /// Microseconds since 1970.
  var now: Int64 {
    let elapsed = (ContinuousClock.now - start).components
    return wall + elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000
  }
}
