/// Marks by key, each with its number: the later it was set, the higher.
///
/// Marks stand one behind the other as they were set, and a table of four bytes a place finds
/// them. A hundred thousand that are set, asked for or taken away in the order of the list are met
/// in that order, which a table of the keys themselves is not: with a dictionary in its place marking a
/// hundred thousand takes a third more instructions, and turning the marks over twice as many (measured).
struct MarkTable: Sendable {
  /// The place of a mark and one; 0 is free, and what was taken away leaves ``gone``.
  private var slots: [Int32] = []
  /// Slots that are not free.
  private var used = 0
  private var entries: [Entry] = []
  private(set) var count = 0
  private let seed = InstanceKey.tableSeed

  struct Entry: Sendable {
    var key: InstanceKey
    /// Negative where the mark was taken away.
    var number: Int

    var isSet: Bool { number >= 0 }
  }

  private static let gone: Int32 = -1
  private static let smallest = 16

  /// The marks, in any order.
  var marks: some Sequence<Entry> { entries.lazy.filter(\.isSet) }

  func contains(_ key: InstanceKey) -> Bool { count > 0 && slots[slot(of: key)] > 0 }

  /// Place for many more in one go; for a few it grows by itself.
  mutating func reserve(_ more: Int) {
    guard more > count else { return }
    if (used + more) * 2 > slots.count { resize(for: count + more) }
    entries.reserveCapacity(entries.count + more)
  }

  /// - Parameter number: not negative.
  /// - Returns: whether the key was not marked before.
  mutating func insert(_ key: InstanceKey, number: Int) -> Bool {
    if (used + 1) * 2 > slots.count { resize(for: count + 1) }
    let slot = slot(of: key)
    guard slots[slot] == 0 else { return false }
    entries.append(Entry(key: key, number: number))
    slots[slot] = Int32(entries.count)
    used += 1
    count += 1
    return true
  }

  /// - Returns: its number, where the key was marked.
  mutating func remove(_ key: InstanceKey) -> Int? {
    guard count > 0 else { return nil }
    let slot = slot(of: key)
    guard slots[slot] > 0 else { return nil }
    let place = Int(slots[slot]) - 1
    let number = entries[place].number
    entries[place].number = -1
    slots[slot] = Self.gone
    count -= 1
    if count == 0 { self = MarkTable() }
    return number
  }

  /// The slot that holds the key, or a free one where it belongs.
  private func slot(of key: InstanceKey) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.tableHash(seed: seed)) & mask
    while slots[slot] != 0 {
      if slots[slot] > 0, entries[Int(slots[slot]) - 1].key == key { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Leaves behind what was taken away.
  private mutating func resize(for marks: Int) {
    var size = Self.smallest
    while size < marks * 2 { size *= 2 }
    if count < entries.count { entries = entries.filter(\.isSet) }
    slots = Array(repeating: 0, count: size)
    used = count
    let mask = size - 1
    for place in entries.indices {
      var slot = Int(truncatingIfNeeded: entries[place].key.tableHash(seed: seed)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place + 1)
    }
  }
}
