/// The ids of machines that are gone, given to others.
extension World {
  /// Two to eight seconds later, its own by the seed.
  func delayOfReuse(of id: String) -> Int64 { scaled(2 + 6 * chance("reuse", id)) }

  /// - Parameter position: Of the machine that had the id.
  mutating func reuseECM(_ position: Int) {
    // Whatever is left of the former machine is bound to the same id.
    removeOrphans()
    let number = ecm.count + edgeZone.count
    var random = SplitMix64(seed: SplitMix64.hash(seed, "reuse", String(number)))
    var machine = ecm[position]
    machine.number = number
    machine.uuid = "\(random.tail())-\(random.tail())"
    machine.name = "cdn-cache-\(number)"
    machine.created = creation
    machine.publicAddress = Address.ofPublic(number)
    machine.privateAddress = Address.ofPrivate(number)
    machine.operation = ("RunInstances", "SUCCESS")
    machine.destroysAssociated = true
    machine.state = .running
    ecmChanges.note(machine, at: ecm.count, until: now)
    machine.lifecycle = .standing
    ecmPositions[machine.id] = ecm.count
    ecm.append(machine)
    bindResources(to: machine, &random)
    ledger.noteReuse(of: machine.id, state: machine.state.rawValue, at: now)
  }

  /// - Parameter position: Of the machine that had the id.
  mutating func reuseEdgeZone(_ position: Int) {
    let number = ecm.count + edgeZone.count
    var machine = edgeZone[position]
    machine.number = number
    machine.name = "cdn-cache-\(number)"
    machine.created = creation
    machine.publicAddress = Address.ofPublic(number)
    machine.privateAddress = Address.ofPrivate(number)
    machine.operateState = "normal"
    machine.state = .running
    edgeZoneChanges.note(machine, at: edgeZone.count, until: now)
    machine.lifecycle = .standing
    edgeZonePositions[machine.id] = edgeZone.count
    edgeZone.append(machine)
    ledger.noteReuse(of: machine.id, state: machine.state.rawValue, at: now)
  }

  /// In whole seconds, and after that of every machine of the fleet, whatever the clock says.
  private var creation: Int64 {
    max(now, Self.newestCreation + 1_000_000) / 1_000_000 * 1_000_000
  }
}
