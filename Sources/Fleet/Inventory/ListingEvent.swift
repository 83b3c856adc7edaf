/// An event of a running listing.
package enum ListingEvent: Sendable {
  /// The regions of a product are being asked for.
  case discovering(Product)
  case discovered(Product, Discovery)
  case discoveryFailed(Product, ServiceFailure)
  case started(ListingScope)
  case page(ListingScope, ListingPage)
  /// The scope was listed whole; what was not in it is no longer there.
  case finished(ListingScope, total: Int, at: Timestamp)
  /// The listing of a scope failed; rows listed before stay.
  case failed(ListingScope, ServiceFailure)
  /// The fleet as it was remembered from the last time.
  case remembered([Instance], asOf: Timestamp)
  /// The same, made ready for a screen on which nothing is yet.
  case recalled(Inventory)
  /// The cached list belongs to another account: rows that were not listed since are dropped.
  case forgotten
  /// Single instances that were read again.
  case observed([Instance])
  /// Instances that two readings did not find.
  case departed([InstanceKey])
}

/// How far a scope has been listed.
package enum ScopeStatus: Sendable, Hashable {
  case waiting
  /// Rows so far, and of how many as the service claims (nil before its first page).
  case listing(rows: Int, total: Int?)
  case answered(total: Int, at: Timestamp)
  case failed(ServiceFailure)
}
