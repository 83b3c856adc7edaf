/// Time passes: the simulated world is brought up to date at each request, so that nothing runs in
/// between and a test can put the clock where it likes.
extension World {
  mutating func advance(to instant: Int64) {
    let target = max(now, instant)
    while let entry = agenda.next(until: target) {
      now = max(now, entry.due)
      guard var fleet = fleets.removeValue(forKey: entry.service) else { continue }
      fleet.carryOut(entry, in: &self)
      fleets[entry.service] = fleet
    }
    now = target
  }

  /// Hands out the fleet of a product and the rest of the world, neither of which is copied by what
  /// changes them.
  mutating func lend<F: ProductFleet>(
    _: F.Type, to work: (inout F, inout World) throws(APIFailure) -> Void
  ) throws(APIFailure) {
    guard var fleet = fleets[F.service] as? F else { return }
    fleets[F.service] = nil
    defer { fleets[F.service] = fleet }
    try work(&fleet, &self)
  }

  /// The world as it was, but for its clock, its ledger and what is bound to instances.
  func asOf(_ instant: Int64) -> World {
    var past = self
    for service in fleets.keys { past.fleets[service]?.undo(since: instant) }
    return past
  }

  /// Takes over what a reading of the past has left behind.
  mutating func takeNotes(of past: World) {
    ledger = past.ledger
    questions = past.questions
  }
}

/// What is in store for an instance, its own by the seed.
extension World {
  /// How long it takes to go: 4 to 20 s.
  func lifetime(of id: String) -> Int64 { scaled(4 + 16 * chance("lifetime", id)) }

  /// How long after it is gone another machine has its id: 2 to 8 s.
  func delayOfReuse(of id: String) -> Int64 { scaled(2 + 6 * chance("reuse", id)) }

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
}
