/// What happens to machines once a termination is accepted.
extension ProductFleet {
  mutating func begin(_ position: Int, fate: Fate, in world: inout World) {
    let id = roster.machines[position].id
    guard fate != .ignored else { return world.ledger.noteIgnored(id) }
    roster.note(position, until: world.now)
    roster.machines[position].beginTermination()
    roster.machines[position].lifecycle = .terminating(fate)
    world.ledger.note(roster.machines[position].stateText, of: id, at: world.now)
    if fate != .stuck {
      let due = world.now + world.lifetime(of: id)
      world.agenda.add(.end, of: Self.service, at: position, due: due)
    }
  }

  mutating func carryOut(_ entry: Agenda.Entry, in world: inout World) {
    let position = entry.position
    let machine = roster.machines[position]
    roster.note(position, until: world.now)
    switch (entry.step, machine.lifecycle) {
    case (.reuse, .gone): reuse(machine, in: &world)
    case (.begin, .standing) where machine.scheduled == entry.due:
      begin(position, fate: .vanishes, in: &world)
    case (.end, .terminating(.fails)):
      roster.machines[position].survive()
      roster.machines[position].lifecycle = .standing
      world.ledger.note(roster.machines[position].stateText, of: machine.id, at: world.now)
    case (.end, .terminating(let fate)):
      release(machine)
      roster.machines[position].lifecycle = vanish(position, fate, in: &world)
    default:
      roster.machines[position].lifecycle = turn(entry, machine, in: &world)
    }
  }

  private func vanish(_ position: Int, _ fate: Fate, in world: inout World) -> Lifecycle {
    let id = roster.machines[position].id
    world.ledger.note("gone", of: id, at: world.now)
    if fate == .comesBack {
      let due = world.now + world.scaled(2)
      world.agenda.add(.reappear, of: Self.service, at: position, due: due)
    } else if fate == .reused {
      let due = world.now + world.delayOfReuse(of: id)
      world.agenda.add(.reuse, of: Self.service, at: position, due: due)
    }
    return .gone(comesBack: fate == .comesBack)
  }

  private func turn(_ entry: Agenda.Entry, _ machine: M, in world: inout World) -> Lifecycle {
    switch (entry.step, machine.lifecycle) {
    case (.reappear, .gone(comesBack: true)):
      world.ledger.note("listed again", of: machine.id, at: world.now)
      let due = world.now + world.scaled(5)
      world.agenda.add(.disappear, of: Self.service, at: entry.position, due: due)
      return .reappeared
    case (.disappear, .reappeared):
      world.ledger.note("gone", of: machine.id, at: world.now)
      return .gone(comesBack: false)
    default: return machine.lifecycle
    }
  }

  /// Gives the id of a machine that is gone to another.
  private mutating func reuse(_ former: M, in world: inout World) {
    let number = world.fleets.values.reduce(count) { $0 + $1.count }
    var random = SplitMix64(seed: SplitMix64.hash(world.seed, "reuse", String(number)))
    var machine = former
    // In whole seconds, and after that of every machine of the fleet, whatever the clock says.
    let created = max(world.now, World.newestCreation + 1_000_000) / 1_000_000 * 1_000_000
    machine.succeed(number: number, created: created, &random)
    roster.admit(machine, at: world.now)
    equip(machine, &random)
    world.ledger.noteReuse(of: machine.id, state: machine.stateText, at: world.now)
  }

  /// Of all its machines, those that are gone included.
  var count: Int { roster.machines.count }
}
