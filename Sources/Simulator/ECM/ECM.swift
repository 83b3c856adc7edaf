/// The fleet of ECM, with what is bound to its machines.
struct ECM: ProductFleet {
  static var service: Service { .ecm }
  static let share = 0.6
  static let habits: Set<Habit> = [.answersAsAWhole]
  static let terminatedIDs = "InstanceIdSet"

  var roster = Roster<ECMInstance>()
  var modules: [ECMModule] = []
  var interfaces: [NetworkInterface] = []
  /// Their ids by instance, the primary one first.
  private(set) var interfaceIDs: [String: [String]] = [:]
  var addresses: [ElasticAddress] = []
  /// Instances in the order in which the fault `poison` takes them.
  var poisonOrder: [String] = []
  /// Instances that are gone and whose interfaces and addresses are not yet looked after; `true` if
  /// all of them go too.
  private var orphaned: [String: Bool] = [:]

  static func question(_ parameters: Parameters) -> Question {
    func values(_ name: String) -> [String] {
      parameters.filters.first { $0.name == name }?.values ?? []
    }
    return Question(ids: values("instance-id"), states: values("instance-state"))
  }

  mutating func release(_ machine: ECMInstance) {
    orphaned[machine.id] = machine.destroysAssociated
    interfaceIDs[machine.id] = nil
  }

  /// Every instance has a primary interface and an ordinary address; some have more.
  mutating func equip(_ machine: ECMInstance, _ random: inout SplitMix64) {
    // Whatever is left of a former machine is bound to the same id.
    removeOrphans()
    interfaces.append(
      NetworkInterface(
        id: "eni-\(random.tail())", isPrimary: true, instanceID: machine.id,
        address: machine.privateAddress, place: machine.place, created: machine.created))
    if random.unit() < 0.1 {
      interfaces.append(
        NetworkInterface(
          id: "eni-\(random.tail())", isPrimary: false, instanceID: machine.id,
          address: Address.ofPrivate(machine.number + 5_000_000), place: machine.place,
          created: machine.created))
    }
    interfaceIDs[machine.id] = interfaces.suffix(2).filter { $0.instanceID == machine.id }.map(\.id)
    addresses.append(
      ElasticAddress(
        id: "eip-\(random.tail())", kind: .ordinary, instanceID: machine.id,
        address: machine.publicAddress, place: machine.place, cascades: false,
        created: machine.created))
    if random.unit() < 0.15 {
      addresses.append(
        ElasticAddress(
          id: "eip-\(random.tail())", kind: .elastic, instanceID: machine.id,
          address: Address.elastic(machine.number), place: machine.place,
          cascades: random.unit() < 0.25, created: machine.created))
    }
  }

  /// With `AssociatedResourceDestroy` all that is bound goes. Without it the primary interface
  /// and the ordinary address go all the same, and an address that cascades is released as soon
  /// as it is unbound (both inferred).
  ///
  /// Done before it is looked at rather than for each instance, which would read all interfaces
  /// ten thousand times.
  mutating func removeOrphans() {
    guard !orphaned.isEmpty else { return }
    let orphaned = orphaned
    interfaces.removeAll { interface in
      orphaned[interface.instanceID ?? ""].map { $0 || interface.isPrimary } ?? false
    }
    addresses.removeAll { address in
      orphaned[address.instanceID ?? ""]
        .map { $0 || address.kind == .ordinary || address.cascades } ?? false
    }
    for index in interfaces.indices where orphaned[interfaces[index].instanceID ?? ""] != nil {
      interfaces[index].instanceID = nil
    }
    for index in addresses.indices where orphaned[addresses[index].instanceID ?? ""] != nil {
      addresses[index].instanceID = nil
    }
    self.orphaned = [:]
  }
}
