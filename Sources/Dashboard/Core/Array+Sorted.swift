extension RandomAccessCollection where Index == Int {
  /// The first index from which a condition holds for all elements, by binary search. It fails for all
  /// elements before.
  func partitionIndex(from start: Int = 0, where holds: (Element) -> Bool) -> Int {
    var low = start
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension [Int32] {
  /// Merges rows that are already in order: a binary search for each of them, and one pass over the
  /// others.
  mutating func merge(_ fresh: [Int32], by precedes: (Int32, Int32) -> Bool) {
    guard !fresh.isEmpty else { return }
    var merged: [Int32] = []
    merged.reserveCapacity(count + fresh.count)
    var copied = 0
    for row in fresh {
      let index = partitionIndex(from: copied) { precedes(row, $0) }
      merged.append(contentsOf: self[copied..<index])
      merged.append(row)
      copied = index
    }
    merged.append(contentsOf: self[copied...])
    self = merged
  }
}
