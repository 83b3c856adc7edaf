package import Fleet

/// A line of the list of instances.
package enum ListRow: Sendable, Hashable {
  /// A group's place among the groups.
  case heading(Int)
  /// An instance's place in the inventory.
  case instance(Int)

  /// What the cursor holds on to while rows come and go around it.
  package enum Identity: Sendable, Hashable {
    /// The value of the group.
    case heading(String)
    case instance(InstanceKey)
  }
}

/// Instances that stand under one heading.
package struct RowGroup: Sendable, Hashable {
  /// What they share; empty where they share having none.
  package var value: String
  /// Their places among the instances that are shown.
  package var places: Range<Int>
  package var protectedCount = 0

  package var count: Int { places.count }
}
