/// The machines of a product, and the ways to find them.
struct Roster<M: Machine>: Sendable {
  /// Newest first, which is the order of listings; behind the fleet, oldest first, the machines that
  /// took over an id. None is ever taken out.
  var machines: [M] = [] { didSet { (listing, listings) = (nil, nil) } }
  private(set) var positions: [String: Int] = [:]
  /// How many belong to the fleet.
  private var settled = 0
  private var changes = UndoLog<M>()
  /// Positions of the machines that are listed, and the same by region, until something changes:
  /// whoever goes through a million page by page is not made to wait while all of them are looked at
  /// for each page.
  private var listing: [Int]?
  private var listings: [String: [Int]]?

  /// Positions of the machines that are listed, newest first.
  mutating func listed() -> [Int] {
    if let listing { return listing }
    func isListed(_ position: Int) -> Bool { machines[position].lifecycle.isListed }
    let positions =
      (settled..<machines.count).reversed().filter(isListed) + (0..<settled).filter(isListed)
    listing = positions
    return positions
  }

  /// Positions of the machines of a region that are listed, newest first.
  mutating func listed(in region: String) -> [Int] {
    if let listings { return listings[region] ?? [] }
    let listings = Dictionary(grouping: listed()) { machines[$0].region }
    self.listings = listings
    return listings[region] ?? []
  }

  /// Brings a fleet that is complete into the order of its listing.
  mutating func settle() {
    // By keys of a known type: whoever makes a fleet has it as any, and comparing would be slow.
    let keys = machines.map { ($0.created, $0.id) }
    machines = keys.indices.sorted { keys[$0] > keys[$1] }.map { machines[$0] }
    settled = machines.count
    for position in machines.indices { positions[machines[position].id] = position }
  }

  /// Keeps what a machine was before it is changed.
  mutating func note(_ position: Int, until now: Int64) {
    changes.note(machines[position], at: position, until: now)
  }

  /// - Parameter machine: Takes over the id of one that is gone, and is gone itself until now.
  mutating func admit(_ machine: M, at now: Int64) {
    changes.note(machine, at: machines.count, until: now)
    positions[machine.id] = machines.count
    machines.append(machine)
    machines[machines.count - 1].lifecycle = .standing
  }

  /// Everything as it was at an instant.
  mutating func undo(since instant: Int64) {
    (machines, positions) = changes.undone(machines, positions, since: instant)
  }
}
