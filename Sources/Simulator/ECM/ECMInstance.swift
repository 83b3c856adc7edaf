/// The documented states, and which of them a termination is accepted in.
enum ECMState: String, Sendable, CaseIterable {
  case pending = "PENDING"
  case launchFailed = "LAUNCH_FAILED"
  case running = "RUNNING"
  case stopped = "STOPPED"
  case starting = "STARTING"
  case stopping = "STOPPING"
  case rebooting = "REBOOTING"
  case shutdown = "SHUTDOWN"
  case terminating = "TERMINATING"

  /// Only that `RUNNING` is accepted is beyond doubt. That transitions are refused, and that the
  /// other resting states are not, is inferred.
  func canTerminate(in traits: WorldTraits) -> Bool {
    switch self {
    case .stopped: !traits.has(.stoppedIsDenied)
    case .running, .shutdown, .launchFailed: true
    case .pending, .starting, .stopping, .rebooting, .terminating: false
    }
  }
}

/// A virtual machine.
struct ECMInstance: Sendable {
  var id: String
  var name: String
  var number: Int
  var uuid: String
  var place: ECMPlace
  var carrier: ECMPlace.Carrier
  var state: ECMState
  var lifecycle = Lifecycle.standing
  /// Microseconds since 1970.
  var created: Int64
  var publicAddress: String
  var privateAddress: String
  var module: Int
  var size: ECMSize
  var tags: [Tag]
  var isPrepaid: Bool
  /// The last operation and how it went, as the API shows them.
  var operation = (name: "RunInstances", state: "SUCCESS")
  /// The time of a scheduled termination, which no field of the API shows (documented by its
  /// absence).
  var scheduled: Int64?
  var destroysAssociated = true
}

extension ECMInstance: Machine {
  var region: String { place.region }
  var stateText: String { state.rawValue }

  mutating func beginTermination() {
    state = .terminating
    operation = ("TerminateInstances", "OPERATING")
    scheduled = nil
  }

  mutating func survive() {
    state = .running
    operation = ("TerminateInstances", "FAILED")
  }

  mutating func succeed(number: Int, created: Int64, _ random: inout SplitMix64) {
    self.number = number
    self.created = created
    uuid = "\(random.tail())-\(random.tail())"
    name = "cdn-cache-\(number)"
    publicAddress = Address.ofPublic(number)
    privateAddress = Address.ofPrivate(number)
    operation = ("RunInstances", "SUCCESS")
    destroysAssociated = true
    state = .running
  }
}

struct Tag: Sendable, Equatable {
  var key: String
  var value: String
}

/// The types that the fleet is made of.
struct ECMSize: Sendable {
  var family: String
  var familyName: String
  var type: String
  var cores: Int
  /// In GB.
  var memory: Int

  static let all = [
    ECMSize(
      family: "SN3ne", familyName: "标准网络优化型 SN3ne", type: "SN3ne.LARGE8", cores: 4, memory: 8),
    ECMSize(
      family: "SN3ne", familyName: "标准网络优化型 SN3ne", type: "SN3ne.2XLARGE16", cores: 8, memory: 16),
    ECMSize(family: "S4", familyName: "标准型 S4", type: "S4.MEDIUM4", cores: 2, memory: 4),
    ECMSize(family: "S5", familyName: "标准型 S5", type: "S5.4XLARGE32", cores: 16, memory: 32),
  ]
}

/// A template that instances are made from. It does not stand in the way of terminating them.
struct ECMModule: Sendable {
  var id: String
  var name: String
  var created: Int64
}

/// An elastic network interface.
struct NetworkInterface: Sendable {
  var id: String
  var isPrimary: Bool
  /// nil while it is bound to nothing.
  var instanceID: String?
  var address: String
  var place: ECMPlace
  var created: Int64
}

/// A public address of ECM.
struct ElasticAddress: Sendable {
  enum Kind: String, Sendable {
    /// Ordinary: it goes with its instance whatever the request says (inferred).
    case ordinary = "WanIP"
    case elastic = "EIP"
  }

  var id: String
  var kind: Kind
  var instanceID: String?
  var address: String
  var place: ECMPlace
  /// Released as soon as it is unbound.
  var cascades: Bool
  var created: Int64
}
