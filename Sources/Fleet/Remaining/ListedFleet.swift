/// A listing to count a plan against: its rows, how far it reaches, and what does not count in it.
package struct ListedFleet: Sendable {
  package var inventory: Inventory
  /// Regions to which the listing was restricted; empty is every region.
  package var regions: Set<String>
  /// What other operations on this host have open.
  package var open: Set<InstanceKey>

  package init(
    _ inventory: Inventory = Inventory(), regions: Set<String> = [], open: Set<InstanceKey> = []
  ) {
    self.inventory = inventory
    self.regions = regions
    self.open = open
  }

  /// Why the instances of a product cannot be counted; nil where all of them were listed.
  ///
  /// - Parameters:
  ///   - region: nil is every region.
  ///   - isThere: Whether the product is known to have instances in the region.
  func gap(_ product: Product, in region: String?, isThere: Bool) -> ListingGap? {
    let scopes = inventory.scopes.filter { $0.key.product == product }
    if scopes.isEmpty, !inventory.discovered.contains(product) { return .productLeftOut(product) }
    guard regions.isEmpty || region.map(regions.contains) == true else { return .regionsLeftOut }
    let parts = scopes.filter { region == nil || $0.key.region == nil || $0.key.region == region }
    let isListed = parts.values.allSatisfy { if case .answered = $0 { true } else { false } }
    return isListed && !(isThere && parts.isEmpty) ? nil : .unanswered(product)
  }
}

/// Why some instances may be missing in a listing.
package enum ListingGap: Sendable, Hashable {
  /// By `--product` or the profile.
  case productLeftOut(Product)
  /// By `--region` or the profile.
  case regionsLeftOut
  /// The product did not answer, or not to the end.
  case unanswered(Product)
}
