/// The cached fleet, shown at the next start until the services have answered. Never sent
/// from without a fresh reading.
package struct RememberedFleet: Sendable, Hashable {
  /// Nothing in it is older than this.
  package var asOf: Timestamp
  /// The account that was listed, as STS named it; empty where it was not known.
  package var account: String
  package let instances: [Instance]
  /// Whether the instances are in ``order`` without repetitions, which saves sorting.
  package let isInOrder: Bool

  /// The order of the screen at its start.
  package static let order = SortOrder(column: .id)

  package init(asOf: Timestamp, account: String, instances: [Instance]) {
    self.init(
      asOf: asOf, account: account, instances: instances,
      isInOrder: Self.order.isKept(by: instances))
  }

  /// - Parameter isInOrder: whether the caller has found them in order.
  init(asOf: Timestamp, account: String, instances: [Instance], isInOrder: Bool) {
    self.asOf = asOf
    self.account = account
    self.instances = instances
    self.isInOrder = isInOrder
  }

  /// The part of an inventory to cache; nil if no part of it has been listed to the
  /// end, so that there is nothing newer than what is remembered already.
  package init?(_ inventory: Inventory, account: String) {
    guard let asOf = inventory.asOf else { return nil }
    let rows = Self.order.sorted(inventory.instances)
    // No row of an inventory is there twice.
    self.init(
      asOf: asOf, account: account, instances: rows.map { inventory.instances[Int($0)] },
      isInOrder: true)
  }
}

/// Why remembered bytes, or the file that holds them, cannot be used or written.
package enum RememberedProblem: Error, Sendable, Hashable {
  /// Not of this form, cut off, or not the bytes that were written.
  case damaged
  /// Written by a later edgereap.
  case newerVersion
  /// A symlink, a folder or a file owned by another user; the text is its path.
  case foreign(String)
  /// Others may read or write it; the text is its path.
  case exposed(String)
  /// The system refused; the texts are the path and the reason.
  case refused(path: String, reason: String)
}

extension Inventory {
  /// The age of what is here: when the part that answered longest ago did so, or when what is
  /// still only remembered was current. nil where no part has answered.
  package var asOf: Timestamp? {
    let answers = scopes.values.compactMap { status in
      if case .answered(_, let at) = status { at } else { nil }
    }
    guard let oldest = answers.min() else { return nil }
    return rememberedAsOf.map { min($0, oldest) } ?? oldest
  }
}
