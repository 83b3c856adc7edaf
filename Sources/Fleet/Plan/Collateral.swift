/// What goes with the instances of a plan, and what stays and keeps costing.
package struct Collateral: Sendable, Hashable {
  /// Interfaces and addresses that go with their instances, whatever made them go.
  package var interfacesLost: Int
  package var addressesLost: Int
  /// Of those, what goes only because associated resources are deleted.
  package var lostByChoice: Int
  /// What stays.
  package var interfacesKept: Int
  package var addressesKept: Int
  /// Addresses that are lost though associated resources are kept, since they are released as soon
  /// as they are unbound.
  package var releasedOnUnbind: Int
  /// Addresses that cannot be unbound, whatever is asked for.
  package var addressesBlocked: Int
  package var prepaid: Int
  /// Public addresses that are taken from their machines at once, and of which nobody tells whether the
  /// account keeps them.
  package var addressesUntold: Int

  /// - Parameter resources: what belongs to no target is left out.
  package init(
    of targets: [Instance], resources: [AssociatedResource], options: TerminationOptions
  ) {
    let ids = resources.isEmpty ? [] : Set(targets.filter { $0.product.hasPreflight }.map(\.id))
    let bound = resources.filter { ids.contains($0.instanceID) }
    let isDestroying = options.destroysAssociatedResources
    let lost = bound.filter { isDestroying || $0.isInherent || $0.isReleasedOnUnbind }
    interfacesLost = lost.count { $0.kind == .networkInterface }
    addressesLost = lost.count { $0.kind == .address }
    lostByChoice = lost.count { isDestroying && !$0.isInherent && !$0.isReleasedOnUnbind }
    interfacesKept = bound.count { $0.kind == .networkInterface } - interfacesLost
    addressesKept = bound.count { $0.kind == .address } - addressesLost
    releasedOnUnbind =
      isDestroying ? 0 : bound.count { !$0.isInherent && $0.isReleasedOnUnbind }
    addressesBlocked = bound.count { $0.isBlocked }
    prepaid = targets.count { $0.payMode == .prepaid }
    addressesUntold = targets.reduce(0) {
      $0 + ($1.product.tellsWhatBecomesOfAddresses ? 0 : $1.publicIPs.count)
    }
  }
}
