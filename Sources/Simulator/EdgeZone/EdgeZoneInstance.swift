/// The documented states. None of them is an end: that a machine which was destroyed is listed no
/// more is inferred.
enum EdgeZoneState: String, Sendable, CaseIterable {
  case allocating
  case running
  case isolating
  case isolated
  case terminating
  case error

  /// That `allocating` is refused is documented; the others are inferred.
  var canTerminate: Bool {
    switch self {
    case .running, .isolated, .error: true
    case .allocating, .isolating, .terminating: false
    }
  }
}

/// A physical machine.
struct EdgeZoneInstance: Sendable {
  var id: String
  var name: String
  var number: Int
  var place: EdgeZonePlace
  var state: EdgeZoneState
  /// `normal`, `stopped` …
  var operateState: String
  var lifecycle = Lifecycle.standing
  /// Microseconds since 1970.
  var created: Int64
  /// Empty once they are released.
  var publicAddress: String
  var publicAddressV6: String
  /// The public addresses that a termination took from it.
  var formerAddresses: [String] = []
  var privateAddress: String
  var publicNetwork: String
  var privateNetwork: String
  var size: EdgeZoneSize
}

extension EdgeZoneInstance: Machine {
  var region: String { place.region }
  var stateText: String { state.rawValue }

  /// One catalogue answers `bms-…` to a question for `epm-…` with the same suffix (observed in
  /// examples).
  var otherID: String? {
    if id.hasPrefix("epm-") { return "bms-" + id.dropFirst(4) }
    return id.hasPrefix("bms-") ? "epm-" + id.dropFirst(4) : nil
  }

  /// The addresses are given back before the answer (documented).
  mutating func beginTermination() {
    state = .terminating
    formerAddresses = [publicAddress, publicAddressV6].filter { !$0.isEmpty }
    (publicAddress, publicAddressV6, privateAddress) = ("", "", "")
  }

  mutating func survive() { state = .error }

  mutating func succeed(number: Int, created: Int64, _ random: inout SplitMix64) {
    self.number = number
    self.created = created
    formerAddresses = []
    name = "cdn-cache-\(number)"
    publicAddress = Address.ofPublic(number)
    privateAddress = Address.ofPrivate(number)
    operateState = "normal"
    state = .running
  }
}

/// The models that the fleet is made of, from published samples.
struct EdgeZoneSize: Sendable {
  var type: String
  var family: String
  var familyName: String
  var cores: Int
  /// In GB.
  var memory: Int
  var processor: String
  var graphics: String

  static let all = [
    EdgeZoneSize(
      type: "BM.S5.LARGE8", family: "BM.S5", familyName: "标准型 S5", cores: 64, memory: 256,
      processor: "6231C*2", graphics: ""),
    EdgeZoneSize(
      type: "BMS5.MEDIUM8", family: "BMS5", familyName: "标准型 BMS5", cores: 48, memory: 192,
      processor: "6231C*2", graphics: ""),
    EdgeZoneSize(
      type: "BMS5.LARGE16", family: "BMS5", familyName: "标准型 BMS5", cores: 96, memory: 384,
      processor: "6231C*2", graphics: "NVIDIA H20*8"),
  ]
}

/// A public or private network of EdgeZone; each zone has one of each kind.
struct EdgeZoneNetwork: Sendable {
  var id: String
  var name: String
  var place: EdgeZonePlace
  var isPublic: Bool
  var routeMode = RouteMode.fixed
  var created: Int64

  enum RouteMode: String, Sendable {
    /// An address stays with the account when its machine goes (inferred).
    case fixed = "STATIC"
    /// Addresses are parts of a segment, and go with their machines (inferred).
    case announced = "BGP"
  }
}

/// A public address that is bound to no machine.
struct UnboundAddress: Sendable {
  var address: String
  var network: String
  var created: Int64
}
