/// Whether a row under a planned id is the planned instance.
package enum InstanceIdentity: Sendable, Hashable {
  case same
  /// Another instance that received the id: the planned one is gone.
  case other
  /// A creation time is missing, and both the name and the private addresses differ.
  case doubtful
}

extension Instance {
  /// Compares this planned instance with a row that has its id.
  ///
  /// Identity is id and creation time. Name and addresses are none: instances are renamed, and an
  /// EdgeZone machine loses its addresses when its termination begins (documented for public ones).
  package func identity(of row: Instance) -> InstanceIdentity {
    if let created, let other = row.created { return created == other ? .same : .other }
    return hasNothingInCommon(with: row) ? .doubtful : .same
  }

  /// Whether the name differs, and the private addresses differ if both have any.
  func hasNothingInCommon(with row: Instance) -> Bool {
    name != row.name && !privateIPs.isEmpty && !row.privateIPs.isEmpty
      && Set(privateIPs).isDisjoint(with: row.privateIPs)
  }
}

extension InstanceKey {
  /// The key of the same machine under its other generation's prefix; nil for ids of other forms.
  package var underOtherPrefix: InstanceKey? {
    product.otherID(of: id).map { InstanceKey(product: product, id: $0) }
  }
}
