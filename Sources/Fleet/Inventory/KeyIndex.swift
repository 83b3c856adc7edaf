/// Finds rows by their keys, in four bytes for each of twice as many slots as there are rows. The
/// keys themselves stay in the rows.
struct KeyIndex: Sendable {
  /// The row and one; 0 is a free slot. Rows are looked for from the slot of their hash on.
  private var slots: [Int32] = []
  private var count = 0
  private let seed = InstanceKey.tableSeed

  private static let smallest = 16

  func row(of key: InstanceKey, in instances: [Instance]) -> Int? {
    guard !slots.isEmpty else { return nil }
    let found = slots[key.id.withBytes { slot(of: $0, key.product, in: instances) }]
    return found == 0 ? nil : Int(found - 1)
  }

  /// The row that has its key already, or nil when `row` has it from now on.
  mutating func insert(_ instance: Instance, row: Int, in instances: [Instance]) -> Int? {
    if count * 2 >= slots.count { resize(for: count + 1, instances) }
    let slot = instance.withIDBytes { self.slot(of: $0, instance.product, in: instances) }
    guard slots[slot] == 0 else { return Int(slots[slot] - 1) }
    slots[slot] = Int32(row + 1)
    count += 1
    return nil
  }

  /// Makes place for this many rows in one go.
  mutating func reserve(_ rows: Int, _ instances: [Instance]) {
    if rows * 2 > slots.count { resize(for: rows, instances) }
  }

  /// Rebuilds the index from all rows, whose keys are distinct.
  mutating func rebuild(_ instances: [Instance]) {
    count = instances.count
    resize(for: count, instances)
  }

  private mutating func resize(for rows: Int, _ instances: [Instance]) {
    var size = Self.smallest
    while size < rows * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    let mask = size - 1
    for row in 0..<count {
      let hash = instances[row].withIDBytes {
        InstanceKey.tableHash($0, of: instances[row].product, seed: seed)
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(row + 1)
    }
  }

  /// The slot that holds the key, or the free one where it belongs.
  private func slot(
    of id: UnsafeBufferPointer<UInt8>, _ product: Product, in instances: [Instance]
  ) -> Int {
    let mask = slots.count - 1
    let hash = InstanceKey.tableHash(id, of: product, seed: seed)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let instance = instances[Int(slots[slot] - 1)]
      if instance.product == product, instance.withIDBytes({ $0.elementsEqual(id) }) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }
}
