package import Fleet

/// Converts between lines of the list, headings included, and indices of the shown instances. The
/// work grows with the logarithm of the number of groups.
extension ShownRows {
  /// Instances that are shown, those of folded groups among them.
  package var instanceCount: Int { shown.count }

  package subscript(row: Int) -> ListRow {
    guard let group = group(ofRow: row) else { return .instance(Int(shown[row])) }
    return row == headingRow(of: group)
      ? .heading(group) : .instance(Int(shown[firstIndex(from: row)]))
  }

  /// The line of a group's heading.
  func headingRow(of group: Int) -> Int { groups[group].line }

  /// The line of a shown instance; in a folded group that of the heading.
  func row(ofIndex index: Int) -> Int {
    guard let group = group(ofIndex: index).map({ groups[$0] }) else { return index }
    return group.isFolded ? group.line : group.line + 1 + index - group.indices.lowerBound
  }

  /// The indices of the instances on these lines: all of a folded group, and of other headings none.
  func indices(inRows rows: ClosedRange<Int>) -> Range<Int> {
    let start = firstIndex(from: rows.lowerBound)
    return start..<max(start, firstIndex(from: rows.upperBound + 1))
  }

  /// The first index on this line or after it.
  func firstIndex(from row: Int) -> Int {
    guard row < count else { return shown.count }
    guard let group = group(ofRow: row).map({ groups[$0] }) else { return row }
    return group.indices.lowerBound + max(0, row - group.line - 1)
  }

  /// The group whose heading is the last one at or before a line; nil without groups.
  package func group(ofRow row: Int) -> Int? { lastGroup { headingRow(of: $0) <= row } }

  /// The group of a shown instance; nil without groups.
  func group(ofIndex index: Int) -> Int? { lastGroup { groups[$0].indices.lowerBound <= index } }

  /// The group of this value, if it is shown.
  func group(of value: String, _ grouping: Grouping) -> Int? {
    let group = lastGroup { !grouping.precedes(value, groups[$0].value) }
    return group.flatMap { groups[$0].value == value ? $0 : nil }
  }

  /// The last group for which `holds` is true, where it is true for a first part of them.
  private func lastGroup(where holds: (Int) -> Bool) -> Int? {
    let next = groups.indices.partitionIndex { !holds($0) }
    return next > 0 ? next - 1 : nil
  }
}

/// A line of the list of instances.
package enum ListRow: Sendable, Hashable {
  /// The index of a group.
  case heading(Int)
  /// An index into the inventory.
  case instance(Int)

  /// Identifies a line while rows come and go around it.
  package enum Identity: Sendable, Hashable {
    /// The value of the group.
    case heading(String)
    case instance(InstanceKey)
  }
}

/// The instances under one heading.
package struct RowGroup: Sendable, Hashable {
  /// The shared value; empty if the rows have none.
  package var value: String
  /// Indices of the shown instances.
  package var indices: Range<Int>
  package var protectedCount = 0
  /// The line of the heading.
  package var line = 0
  /// Whether the heading alone has a line.
  package var isFolded = false

  package var count: Int { indices.count }
}
