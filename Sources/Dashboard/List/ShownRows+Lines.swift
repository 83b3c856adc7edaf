import Fleet

/// How lines of the list, which are headings and instances, and places among the instances shown
/// belong together. The work grows with the logarithm of the number of groups.
extension ShownRows {
  /// Lines, headings among them.
  package var count: Int { shown.count + groups.count }

  /// Instances that are shown.
  package var instanceCount: Int { shown.count }

  package subscript(row: Int) -> ListRow {
    guard let group = group(ofRow: row) else { return .instance(Int(shown[row])) }
    return row == headingRow(of: group) ? .heading(group) : .instance(Int(shown[row - group - 1]))
  }

  /// The line of a group's heading.
  func headingRow(of group: Int) -> Int { groups[group].places.lowerBound + group }

  /// The line of a place.
  func row(ofPlace place: Int) -> Int { place + (group(ofPlace: place).map { $0 + 1 } ?? 0) }

  /// The places on these lines; a heading among them brings nothing with it.
  func places(inRows rows: ClosedRange<Int>) -> Range<Int> {
    let start = firstPlace(from: rows.lowerBound)
    return start..<max(start, firstPlace(from: rows.upperBound + 1))
  }

  /// The first place on this line or behind it.
  private func firstPlace(from row: Int) -> Int {
    guard let group = group(ofRow: row) else { return min(row, shown.count) }
    return row == headingRow(of: group) ? row - group : row - group - 1
  }

  /// The group whose heading is the last one at or before a line; nil without groups.
  package func group(ofRow row: Int) -> Int? { lastGroup { headingRow(of: $0) <= row } }

  /// The group that a place belongs to; nil without groups.
  func group(ofPlace place: Int) -> Int? { lastGroup { groups[$0].places.lowerBound <= place } }

  /// The group of this value, if it is shown.
  func group(of value: String) -> Int? {
    let group = lastGroup { !GroupedOrder.groupPrecedes(value, groups[$0].value) }
    return group.flatMap { groups[$0].value == value ? $0 : nil }
  }

  /// The last group for which `holds` is true, where it is true for a first part of them.
  private func lastGroup(where holds: (Int) -> Bool) -> Int? {
    var low = 0
    var high = groups.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
