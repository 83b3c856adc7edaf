import Canvas
import Fleet

/// A line of the frozen list.
package enum ConfirmationRow: Sendable, Hashable {
  /// The index among the listed groups.
  case heading(Int)
  /// The index among the candidates.
  case instance(Int)
}

/// The frozen list on the screen: the candidates under headings, of which some are folded.
package struct FrozenList: Sendable {
  /// The instances under a heading, by what becomes of them.
  package struct Tally: Sendable, Hashable {
    package var sent = 0
    package var held = 0
    package var excluded = 0
    /// Of those that are sent. Counted only where the heading does not tell.
    package var prepaid = 0
  }

  /// The groups that are listed: those with a member that passes the dialog's filter.
  package private(set) var groups: [ConfirmationGroup] = []
  package private(set) var tallies: [Tally] = []
  package private(set) var rows: [ConfirmationRow] = []
  /// Instances that pass the filter, in folded groups too.
  package private(set) var listedCount = 0
  var scroll = ScrollList()

  /// What the cursor was on before nothing passed the filter.
  private var lost: Anchor?
  private var all: [ConfirmationGroup] = []
  /// For each candidate whether it passes the filter; nil without one.
  private var isListed: [Bool]?
  private var folded: Set<ConfirmationGroup.ID> = []
  /// A filter unfolds what it matches. What was folded since is kept apart, so that the end of the
  /// filter brings the folds before it back.
  private var foldedSince: Set<ConfirmationGroup.ID> = []

  /// A larger plan begins with its groups folded: the totals before the rows.
  package static let largestUnfolded = 200

  package func isFolded(_ group: ConfirmationGroup) -> Bool {
    (isListed == nil ? folded : foldedSince).contains(group.id)
  }

  /// Whether rows are listed under headings that say no region.
  var hasAttention: Bool { all.first?.isFoldable == false }

  /// Whether all that is under the cursor is excluded, so that Space puts it back.
  func isExcluded(_ candidates: [Instance], _ removed: Set<InstanceKey>) -> Bool {
    switch current {
    case .heading(let group): tallies[group].excluded == groups[group].members.count
    case .instance(let index): removed.contains(candidates[index].key)
    case nil: false
    }
  }

  package var current: ConfirmationRow? {
    rows.indices.contains(scroll.cursor) ? rows[scroll.cursor] : nil
  }

  /// The group whose heading is under the cursor.
  package var currentGroup: ConfirmationGroup? {
    if case .heading(let group) = current { groups[group] } else { nil }
  }

  /// The candidates under the cursor: one, or all below its heading.
  var currentCandidates: [Int] {
    switch current {
    case .heading(let group): groups[group].members
    case .instance(let index): [index]
    case nil: []
    }
  }
}

extension FrozenList {
  /// The first groups of the list.
  mutating func open(_ new: [ConfirmationGroup]) {
    let count = new.reduce(0) { $0 + $1.members.count }
    if count > Self.largestUnfolded { folded = Set(new.filter(\.isFoldable).map(\.id)) }
    regroup(new, keepsTop: true)
  }

  /// Other groups of the same candidates.
  ///
  /// - Parameter keepsTop: A cursor on the first line stays there, where nobody is about to use it.
  mutating func regroup(_ new: [ConfirmationGroup], keepsTop: Bool) {
    let anchor = keepsTop && scroll.cursor == 0 ? nil : self.anchor
    all = new
    list(around: anchor)
  }

  /// Lists what passes a filter, unfolded; everything where it is nil.
  mutating func narrow(to isListed: [Bool]?) {
    let anchor = self.anchor
    self.isListed = isListed
    foldedSince = []
    list(around: anchor)
  }

  /// Folds or unfolds the group under the cursor. Members of a folded one are still sent.
  mutating func toggleFold(_ group: ConfirmationGroup) {
    let anchor = self.anchor
    if isListed == nil {
      folded.formSymmetricDifference([group.id])
    } else {
      foldedSince.formSymmetricDifference([group.id])
    }
    list(around: anchor)
  }

  mutating func count(
    _ candidates: [Instance], excluding removed: Set<InstanceKey>,
    holding holds: [InstanceKey: Hold]
  ) {
    tallies = groups.map { group in
      var tally = Tally()
      let isTold = group.isFoldable || group.id.attention == .prepaid
      if removed.isEmpty, holds.isEmpty, isTold {
        tally.sent = group.members.count
        return tally
      }
      for index in group.members {
        let key = candidates[index].key
        if removed.contains(key) {
          tally.excluded += 1
        } else if holds[key] != nil {
          tally.held += 1
        } else {
          tally.sent += 1
          if !isTold, candidates[index].payMode == .prepaid { tally.prepaid += 1 }
        }
      }
      return tally
    }
  }
}

// MARK: - The lines

extension FrozenList {
  /// What a line shows, whatever is above it.
  fileprivate enum Anchor: Hashable {
    case heading(ConfirmationGroup.ID)
    case instance(Int)
  }

  private var anchor: Anchor? {
    switch current {
    case .heading(let group): .heading(groups[group].id)
    case .instance(let index): .instance(index)
    case nil: nil
    }
  }

  /// Lays out the lines. The cursor stays on its line's content, and that where it is on the screen.
  private mutating func list(around anchor: Anchor?) {
    let anchor = anchor ?? lost
    let line = scroll.cursor - scroll.offset
    groups = isListed.map { isListed in all.compactMap { $0.narrowed(to: isListed) } } ?? all
    listedCount = groups.reduce(0) { $0 + $1.members.count }
    rows = []
    for (index, group) in groups.enumerated() {
      rows.append(.heading(index))
      if !isFolded(group) { rows += group.members.map { .instance($0) } }
    }
    scroll.resize(count: rows.count)
    lost = rows.isEmpty ? anchor : nil
    if let anchor, let row = row(of: anchor) { scroll.place(cursor: row, screenRow: line) }
  }

  private func row(of anchor: Anchor) -> Int? {
    switch anchor {
    case .heading(let id):
      groups.firstIndex { $0.id == id }.flatMap { rows.firstIndex(of: .heading($0)) }
    case .instance(let index): rows.firstIndex(of: .instance(index))
    }
  }
}
