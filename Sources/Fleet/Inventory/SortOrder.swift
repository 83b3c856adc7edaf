/// An order of instances: by a column, then by key.
package struct SortOrder: Sendable, Hashable {
  package var column: InstanceField
  /// Exactly the other way round, so that turning a sorted list over needs no sorting.
  package var isReversed: Bool

  package init(column: InstanceField, isReversed: Bool = false) {
    self.column = column
    self.isReversed = isReversed
  }

  /// A strict total order of instances with different keys.
  package func precedes(_ left: Instance, _ right: Instance) -> Bool {
    let (first, second) = isReversed ? (right, left) : (left, right)
    let difference = column.compare(first, second)
    return difference == 0 ? first.key < second.key : difference < 0
  }

  /// The indices of `instances` in this order.
  package func sorted(_ instances: [Instance]) -> [Int32] {
    sorted(instances.indices.map { Int32($0) }, of: instances)
  }

  /// Some indices of `instances` in this order. What can be prepared once per row is: nearly all
  /// comparisons are then of numbers.
  package func sorted(_ rows: [Int32], of instances: [Instance]) -> [Int32] {
    instances.withUnsafeBufferPointer { instances in
      if isInOrder(rows, instances) { return rows }
      let byKey = Self.sortedByKey(rows, of: instances)
      let ranks = column.hasFewValues ? column.ranks(of: byKey, in: instances) : nil
      var entries = byKey.enumerated().map { place, row in
        let instance = instances[Int(row)]
        let (high, low) = ranks.map { ($0[place], 0) } ?? column.leadingBytes(of: instance)
        return Entry(high: high, low: low, place: Int32(place), row: row)
      }
      entries.sort { left, right in
        if left.high != right.high { return left.high < right.high }
        if left.low != right.low { return left.low < right.low }
        if ranks == nil {
          let difference = column.compare(instances[Int(left.row)], instances[Int(right.row)])
          if difference != 0 { return difference < 0 }
        }
        return left.place < right.place
      }
      let sorted = entries.map(\.row)
      return isReversed ? sorted.reversed() : sorted
    }
  }

  /// Whether the instances are in this order already.
  package func isKept(by instances: [Instance]) -> Bool {
    instances.withUnsafeBufferPointer { isInOrder(instances.indices.map { Int32($0) }, $0) }
  }

  /// Whether there is nothing to sort, as with rows that were remembered in the order in which
  /// they are shown. The first row that is out of place ends the look.
  private func isInOrder(_ rows: [Int32], _ instances: UnsafeBufferPointer<Instance>) -> Bool {
    guard var last = rows.first, !isReversed else { return rows.count < 2 }
    if column == .id {
      return zip(rows, rows.dropFirst()).allSatisfy { left, right in
        let (left, right) = (instances[Int(left)], instances[Int(right)])
        let difference = left.withIDBytes { first in
          right.withIDBytes { PlainOrder.compare(first, $0) }
        }
        return difference < 0 || (difference == 0 && left.key < right.key)
      }
    }
    var lastBytes = column.leadingBytes(of: instances[Int(last)])
    for row in rows.dropFirst() {
      let bytes = column.leadingBytes(of: instances[Int(row)])
      if bytes < lastBytes
        || (bytes == lastBytes && !precedes(instances[Int(last)], instances[Int(row)]))
      {
        return false
      }
      (last, lastBytes) = (row, bytes)
    }
    return true
  }

  /// In the order of their keys.
  package static func byKey(_ instances: [Instance]) -> [Instance] {
    instances.withUnsafeBufferPointer { buffer in
      sortedByKey(instances.indices.map { Int32($0) }, of: buffer).map { buffer[Int($0)] }
    }
  }

  private static func sortedByKey(
    _ rows: [Int32], of instances: UnsafeBufferPointer<Instance>
  ) -> [Int32] {
    var entries = rows.map { row in
      let key = instances[Int(row)].key
      return Entry(
        high: UInt64(key.product.code), low: PlainOrder.leadingBytes(of: key.id).0,
        place: 0, row: row)
    }
    entries.sort { left, right in
      if left.high != right.high { return left.high < right.high }
      if left.low != right.low { return left.low < right.low }
      return instances[Int(left.row)].key < instances[Int(right.row)].key
    }
    return entries.map(\.row)
  }

  /// A row with the start of what it is sorted by, and its place by key.
  private struct Entry {
    var high: UInt64
    var low: UInt64
    var place: Int32
    var row: Int32
  }
}

extension InstanceField {
  /// The sort value of a row. Missing values come last.
  private enum SortValue {
    case nothing
    case id(String)
    case text(String)
    case number(UInt64)
  }

  private func sortValue(of instance: Instance) -> SortValue {
    switch source {
    // They are not the row's own and change without it, so that nothing is kept in their order.
    case .marked, .protected: .number(0)
    case .id: .id(instance.key.id)
    case .name: Self.value(instance.name)
    case .product: .number(UInt64(instance.key.product.code))
    case .trait(let path, _): Self.value(instance.shared.traits[keyPath: path])
    case .state: Self.value(instance.state.rawValue)
    case .phase: .text(instance.state.phase.rawValue)
    case .addresses(.public): Self.value(instance.publicIPs.first ?? "")
    case .addresses(.private): Self.value(instance.privateIPs.first ?? "")
    case .addresses(.all): Self.value(instance.publicIPs.first ?? instance.privateIPs.first ?? "")
    case .tags: Self.value(instance.tags.map(\.text).joined(separator: " "))
    // The youngest is the one that was created last.
    case .age(let time, let earliestFirst):
      time(instance).map(Self.number).map { .number(earliestFirst ? $0 : ~$0) } ?? .nothing
    case .created: instance.created.map { .number(Self.number($0)) } ?? .nothing
    case .pay: instance.payMode == .unknown ? .nothing : .text(instance.payMode.rawValue)
    }
  }

  /// Whether many rows share a value, so that it is worth ordering the values first.
  fileprivate var hasFewValues: Bool {
    switch source {
    case .id, .name, .addresses, .age, .created: false
    case .product, .trait, .state, .phase, .tags, .pay, .marked, .protected: true
    }
  }

  /// For each row the place of its value among all values. Equal ones share a place.
  fileprivate func ranks(
    of rows: [Int32], in instances: UnsafeBufferPointer<Instance>
  ) -> [UInt64] {
    let values = rows.map { row -> String? in
      switch sortValue(of: instances[Int(row)]) {
      case .nothing: nil
      case .id(let text), .text(let text): text
      case .number(let number): String(number)
      }
    }
    let distinct = Set(values.lazy.compactMap { $0 }).sorted { NaturalOrder.compare($0, $1) < 0 }
    var ranks: [String: UInt64] = [:]
    var rank: UInt64 = 0
    for (index, value) in distinct.enumerated() {
      if index > 0, NaturalOrder.compare(distinct[index - 1], value) != 0 { rank += 1 }
      ranks[value] = rank
    }
    return values.map { $0.flatMap { ranks[$0] } ?? .max }
  }

  private static func value(_ text: String) -> SortValue {
    text.isEmpty ? .nothing : .text(text)
  }

  /// The sign is turned over, so that times before 1970 come before those after.
  private static func number(_ timestamp: Timestamp) -> UInt64 {
    UInt64(bitPattern: timestamp.milliseconds) ^ (1 << 63)
  }

  /// Negative if `left` comes first, 0 if both are equal in this column.
  fileprivate func compare(_ left: Instance, _ right: Instance) -> Int {
    switch (sortValue(of: left), sortValue(of: right)) {
    case (.id(let left), .id(let right)): PlainOrder.compare(left, right)
    case (.text(let left), .text(let right)): NaturalOrder.compare(left, right)
    case (.number(let left), .number(let right)): left < right ? -1 : left > right ? 1 : 0
    case (.nothing, .nothing): 0
    case (.nothing, _): 1
    case (_, .nothing): -1
    // The values of a column are of one kind.
    case (.id, _), (.text, _), (.number, _): 0
    }
  }

  /// The first sixteen bytes by which a row is sorted, as two numbers. Rows of which they are
  /// equal have to be compared in full.
  fileprivate func leadingBytes(of instance: Instance) -> (UInt64, UInt64) {
    switch sortValue(of: instance) {
    // UTF-8 has no such byte, and a time near the end of its range is compared in full.
    case .nothing: (.max, .max)
    case .number(let number): (number, 0)
    case .id(let text): PlainOrder.leadingBytes(of: text)
    case .text(let text): NaturalOrder.leadingBytes(of: text)
    }
  }
}
