package import Fleet

/// Candidates under one heading of the frozen list.
package struct ConfirmationGroup: Sendable, Hashable {
  /// What the rows under one heading have in common, in the order of the list.
  package enum ID: Sendable, Hashable {
    /// Of all products and regions, so that one key takes out all of them.
    case attention(Attention)
    case place(Product, region: String)
  }

  package let id: ID
  /// Indices among the candidates, by product, region and zone, then by key.
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

extension ConfirmationGroup.ID: Comparable {
  package var attention: Attention? {
    if case .attention(let attention) = self { attention } else { nil }
  }

  /// nil of rows that need attention, which can be in any region.
  package var region: String? {
    if case .place(_, let region) = self { region } else { nil }
  }

  package static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.attention(let left), .attention(let right)): left.rawValue < right.rawValue
    case (.attention, .place): true
    case (.place, .attention): false
    case (.place(let product, let region), .place(let other, let otherRegion)):
      (product, region) < (other, otherRegion)
    }
  }
}
