/// Time passes: the simulated world is brought up to date at each request, so that nothing runs in
/// between and a test can put the clock where it likes.
extension World {
  mutating func advance(to instant: Int64) {
    let target = max(now, instant)
    while let entry = agenda.next(until: target) {
      now = max(now, entry.due)
      switch entry.service {
      case .ecm: carryOutECM(entry)
      case .edgezone: carryOutEdgeZone(entry)
      case .sts: break
      }
    }
    now = target
  }

  /// How long an instance takes to go: 4 to 20 s, its own by the seed.
  func lifetime(of id: String) -> Int64 { scaled(4 + 16 * chance("lifetime", id)) }

  /// Decided by the faults of the request that was accepted.
  func fate(of id: String, draw: FaultDraw) -> Fate {
    func hits(_ kind: FaultKind) -> Bool {
      draw.number(kind).map { chance(kind.rawValue, id) < $0 } ?? false
    }
    if hits(.acceptedIgnored) { return .ignored }
    if hits(.stuck) { return .stuck }
    if hits(.terminateFailsLater) { return .fails }
    if hits(.comesBack) { return .comesBack }
    return hits(.idReused) ? .reused : .vanishes
  }

  mutating func beginECM(_ position: Int, fate: Fate) {
    guard fate != .ignored else { return ledger.noteIgnored(ecm[position].id) }
    ecmChanges.note(ecm[position], at: position, until: now)
    ecm[position].state = .terminating
    ecm[position].lifecycle = .terminating(fate)
    ecm[position].operation = ("TerminateInstances", "OPERATING")
    ecm[position].scheduled = nil
    let id = ecm[position].id
    ledger.note(ECMState.terminating.rawValue, of: id, at: now)
    if fate != .stuck {
      agenda.add(.end, of: .ecm, at: position, due: now + lifetime(of: id))
    }
  }

  mutating func beginEdgeZone(_ position: Int, fate: Fate) {
    guard fate != .ignored else { return ledger.noteIgnored(edgeZone[position].id) }
    edgeZoneChanges.note(edgeZone[position], at: position, until: now)
    edgeZone[position].state = .terminating
    edgeZone[position].lifecycle = .terminating(fate)
    // The addresses are given back before the answer (documented).
    edgeZone[position].publicAddress = ""
    edgeZone[position].publicAddressV6 = ""
    edgeZone[position].privateAddress = ""
    let id = edgeZone[position].id
    ledger.note(EdgeZoneState.terminating.rawValue, of: id, at: now)
    if fate != .stuck {
      agenda.add(.end, of: .edgezone, at: position, due: now + lifetime(of: id))
    }
  }

  private mutating func carryOutECM(_ entry: Agenda.Entry) {
    let position = entry.position
    let id = ecm[position].id
    ecmChanges.note(ecm[position], at: position, until: now)
    switch (entry.step, ecm[position].lifecycle) {
    case (.reuse, .gone): reuseECM(position)
    case (.begin, .standing) where ecm[position].scheduled == entry.due:
      beginECM(position, fate: .vanishes)
    case (.end, .terminating(.fails)):
      ecm[position].state = .running
      ecm[position].lifecycle = .standing
      ecm[position].operation = ("TerminateInstances", "FAILED")
      ledger.note(ECMState.running.rawValue, of: id, at: now)
    case (.end, .terminating(let fate)):
      orphaned[id] = ecm[position].destroysAssociated
      ecm[position].lifecycle = vanish(.ecm, position, id, fate)
    default:
      ecm[position].lifecycle = turn(entry, ecm[position].lifecycle, id)
    }
  }

  private mutating func carryOutEdgeZone(_ entry: Agenda.Entry) {
    let position = entry.position
    let id = edgeZone[position].id
    edgeZoneChanges.note(edgeZone[position], at: position, until: now)
    switch (entry.step, edgeZone[position].lifecycle) {
    case (.reuse, .gone): reuseEdgeZone(position)
    case (.end, .terminating(.fails)):
      edgeZone[position].state = .error
      edgeZone[position].lifecycle = .standing
      ledger.note(EdgeZoneState.error.rawValue, of: id, at: now)
    case (.end, .terminating(let fate)):
      edgeZone[position].lifecycle = vanish(.edgezone, position, id, fate)
    default:
      edgeZone[position].lifecycle = turn(entry, edgeZone[position].lifecycle, id)
    }
  }

  private mutating func vanish(
    _ service: Service, _ position: Int, _ id: String, _ fate: Fate
  ) -> Lifecycle {
    ledger.note("gone", of: id, at: now)
    if fate == .comesBack {
      agenda.add(.reappear, of: service, at: position, due: now + scaled(2))
    } else if fate == .reused {
      agenda.add(.reuse, of: service, at: position, due: now + delayOfReuse(of: id))
    }
    return .gone(comesBack: fate == .comesBack)
  }

  private mutating func turn(
    _ entry: Agenda.Entry, _ lifecycle: Lifecycle, _ id: String
  ) -> Lifecycle {
    switch (entry.step, lifecycle) {
    case (.reappear, .gone(comesBack: true)):
      ledger.note("listed again", of: id, at: now)
      agenda.add(.disappear, of: entry.service, at: entry.position, due: now + scaled(5))
      return .reappeared
    case (.disappear, .reappeared):
      ledger.note("gone", of: id, at: now)
      return .gone(comesBack: false)
    default: return lifecycle
    }
  }

}

/// What was bound to instances that are gone.
extension World {
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
