/// The question of one Describe call.
package enum ReadingQuestion: Sendable, Hashable {
  /// Exactly these instances: at most `product.idsPerReading`. EdgeZone requires the region, ECM
  /// ignores it.
  case instances([String], of: Product, in: String)
  /// Everything in the state of terminating. It nominates and does not settle: an instance that is
  /// missing here may be in any other state.
  case terminating(ListingScope)
  /// The first page of a scope: how large it is about, and rows that are known to exist.
  case firstPage(ListingScope)
  /// Everything in a scope.
  case everything(ListingScope)

  /// Whether the question names ids.
  package var namesInstances: Bool {
    switch self {
    case .instances: true
    case .terminating, .firstPage, .everything: false
    }
  }
}

/// The service's answer to a ``ReadingQuestion``, before it is checked against the question.
package struct ReadingAnswer: Sendable {
  /// The rows in order of arrival, without repetitions.
  package var instances: [Instance]
  /// How many rows the scope has, as far as the service claims; nil where it claims nothing that can
  /// be true.
  package var claim: Int?
  /// Whether every row was shown: a page that ends the list was seen, no row can hide between two
  /// pages, and each row could be read.
  package var isWhole: Bool
  package var requestID: String

  package init(instances: [Instance], claim: Int? = nil, isWhole: Bool, requestID: String) {
    self.instances = instances
    self.claim = claim
    self.isWhole = isWhole
    self.requestID = requestID
  }
}
