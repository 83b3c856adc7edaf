package import Fleet

/// Candidates under one heading of the frozen list.
package struct ConfirmationGroup: Sendable, Hashable {
  /// What the rows under one heading have in common, in the order of the list.
  package struct ID: Sendable, Hashable, Comparable {
    package var attention: Attention?
    package var product: Product
    package var region: String

    package static func < (left: ID, right: ID) -> Bool {
      (left.attention.rank, left.product, left.region)
        < (right.attention.rank, right.product, right.region)
    }
  }

  package let id: ID
  /// Indices among the candidates, by zone, then by key.
  package private(set) var members: [Int]
  /// Candidates of the same product and region that are under headings above this one.
  package let listedAbove: Int

  /// Rows that need attention cannot be folded away.
  package var isFoldable: Bool { id.attention == nil }

  init(_ id: ID, members: [Int], listedAbove: Int) {
    self.id = id
    self.members = members
    self.listedAbove = listedAbove
  }

  /// The group with the listed members only; nil where there are none.
  func narrowed(to isListed: [Bool]) -> ConfirmationGroup? {
    var narrowed = self
    narrowed.members = members.filter { isListed[$0] }
    return narrowed.members.isEmpty ? nil : narrowed
  }
}

/// Why an instance is listed first and never folded away, whatever the size of the plan.
package enum Attention: Int, Sendable, Hashable, CaseIterable {
  /// The list behind the dialog does not show it.
  case hidden
  /// One of the last few that run in a region or module, of which none would remain.
  case lastRunning
  case prepaid
  /// Shown from the cache: this run's listing had not read it when the dialog opened.
  case cached
}

extension Attention? {
  fileprivate var rank: Int { self?.rawValue ?? Attention.allCases.count }
}
