/// The ids, names and addresses of all rows in one run of bytes, in lower case as far as ASCII
/// goes, and the zone of each as a number: a word is looked for in a hundred thousand rows without
/// touching one of them. Each touch of a row is a wait for memory.
struct SearchText: Sendable {
  /// Each field ends with a byte that UTF-8 never has, so that no word is found across two.
  private var bytes: [UInt8] = []
  /// The end of each row.
  private var ends: [UInt32] = []
  private var zones: [String] = []
  private var numbers: [String: Int32] = [:]
  /// For each row which of the zones is its own.
  private var zoneNumbers: [Int32] = []
  /// Rows that have changed since: their text here is outdated, and they must be searched
  /// themselves.
  private(set) var outdated: Set<Int> = []

  private static let separator: UInt8 = 0xFF

  /// Rows that it holds: the first of the inventory.
  var count: Int { ends.count }

  /// Whether a row reads the same in both.
  static func isSame(_ left: Instance, _ right: Instance) -> Bool {
    left.name == right.name && left.key == right.key && left.publicIPs == right.publicIPs
      && left.privateIPs == right.privateIPs && left.zone == right.zone
  }

  /// Takes in rows that it does not hold yet, the first of them first.
  ///
  /// - Parameter limit: no more of them than these.
  mutating func append(_ instances: [Instance], limit: Int) {
    let (start, missing) = (bytes.count, instances[count...])
    // What grows by pages grows in steps that double.
    if missing.count > count {
      bytes.reserveCapacity(instances.count * 64)
      ends.reserveCapacity(instances.count)
      zoneNumbers.reserveCapacity(instances.count)
    }
    for instance in missing.prefix(limit) {
      add(instance.id)
      add(instance.name)
      for address in instance.publicIPs { add(address) }
      for address in instance.privateIPs { add(address) }
      ends.append(UInt32(bytes.count))
      zoneNumbers.append(number(of: instance.zone))
    }
    bytes.withUnsafeMutableBufferPointer { bytes in
      for index in start..<bytes.count {
        let byte = bytes[index]
        bytes[index] = byte &- 65 < 26 ? byte | 0x20 : byte
      }
    }
  }

  /// The row reads differently now. Of many such rows everything is let go, since to ask each of
  /// them takes longer than to look through all.
  mutating func outdate(_ row: Int) {
    guard row < count else { return }
    outdated.insert(row)
    if outdated.count > count / 32 { self = SearchText() }
  }

  /// Rows go, and those behind them move up.
  ///
  /// - Parameter isLeaving: for each row.
  mutating func drop(_ isLeaving: [Bool]) {
    let old = (ends: ends, zoneNumbers: zoneNumbers, outdated: outdated)
    var (end, ends, zoneNumbers, outdated) = (0, [UInt32](), [Int32](), Set<Int>())
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var start = 0
      for (row, next) in old.ends.enumerated() {
        let size = Int(next) - start
        defer { start += size }
        if isLeaving[row] { continue }
        if end < start { (base + end).update(from: base + start, count: size) }
        end += size
        if old.outdated.contains(row) { outdated.insert(ends.count) }
        ends.append(UInt32(end))
        zoneNumbers.append(old.zoneNumbers[row])
      }
    }
    bytes.removeLast(bytes.count - end)
    (self.ends, self.zoneNumbers, self.outdated) = (ends, zoneNumbers, outdated)
  }

  private mutating func add(_ text: String) {
    text.withBytes { bytes.append(contentsOf: $0) }
    bytes.append(Self.separator)
  }

  private mutating func number(of zone: String) -> Int32 {
    if let number = numbers[zone] { return number }
    let number = Int32(zones.count)
    zones.append(zone)
    numbers[zone] = number
    return number
  }

  /// Sets the flag of every row that contains `needle`, ignoring outdated rows.
  ///
  /// - Parameter needle: not empty.
  func find(_ needle: Needle, setting flags: UnsafeMutableBufferPointer<Bool>) {
    find(needle.bytes, setting: flags)
    let holding = zones.map { needle.isContained(in: $0) }
    guard holding.contains(true) else { return }
    holding.withUnsafeBufferPointer { holding in
      for (row, zone) in zoneNumbers.enumerated() where holding[Int(zone)] { flags[row] = true }
    }
  }

  private func find(_ word: [UInt8], setting flags: UnsafeMutableBufferPointer<Bool>) {
    bytes.withUnsafeBytes { bytes in
      ends.withUnsafeBufferPointer { ends in
        word.withUnsafeBufferPointer { word in
          var row = 0
          var place = Self.next(word, in: bytes, from: 0)
          while let found = place {
            while ends[row] <= found { row += 1 }
            flags[row] = true
            place = Self.next(word, in: bytes, from: Int(ends[row]))
          }
        }
      }
    }
  }

  /// The next place of the word. Eight places are looked at in one go: only where its first and its
  /// last byte stand at the right distance the word is compared.
  private static func next(
    _ word: UnsafeBufferPointer<UInt8>, in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let last = word.count - 1
    let (first, final) = (UInt64(word[0]) * ones, UInt64(word[last]) * ones)
    var place = start
    while place + last + 8 <= bytes.count {
      let differences =
        (bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian ^ first)
        | (bytes.loadUnaligned(fromByteOffset: place + last, as: UInt64.self).littleEndian ^ final)
      // The high bit of every byte that is 0; of bytes above one that is, perhaps too.
      let hits = (differences &- ones) & ~differences & (ones << 7)
      guard hits != 0 else {
        place += 8
        continue
      }
      place += hits.trailingZeroBitCount >> 3
      if isEqual(word, bytes, at: place) { return place }
      place += 1
    }
    while place + last < bytes.count {
      if isEqual(word, bytes, at: place) { return place }
      place += 1
    }
    return nil
  }

  private static func isEqual(
    _ word: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeRawBufferPointer, at place: Int
  ) -> Bool {
    for offset in 0..<word.count where bytes[place + offset] != word[offset] { return false }
    return true
  }
}
