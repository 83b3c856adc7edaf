package import Fleet

/// The rows of the results in order: filtered by outcome, sorted, grouped, folded.
///
/// An event costs work for the instances that it names. Where a row also moves, its new
/// index is found by binary search, and the indices of the rows are copied once.
package struct ResultRows: Sendable {
  package internal(set) var order = ResultOrder.standard
  package internal(set) var isReversed = false
  /// Only this outcome is shown; nil shows all.
  package internal(set) var only: OutcomeWord?
  package internal(set) var isGrouped = false
  /// Groups of which only the heading is shown.
  package internal(set) var folded: Set<ResultGroup> = []
  /// The groups that are shown, in order; none where nothing is grouped.
  package private(set) var sections: [Section] = []
  /// Lines, the headings included.
  package private(set) var count = 0

  /// A group on the screen.
  package struct Section: Sendable, Hashable {
    package var group: ResultGroup
    package var isFolded: Bool
    /// The members, as indices into the order of the rows.
    var members: Range<Int>
    /// The line of its heading.
    var line: Int

    package var count: Int { members.count }
  }

  /// Indices of the operation's instances that pass `only`, in order.
  private var sorted: [Int32] = []
  private var sent: [Int32] = []
  private var keys: [Int64] = []
  /// The group of each instance as an index into `groups`.
  private var groupOf: [Int32] = []
  private var groups: [ResultGroup] = []
  /// The rank of each of `groups` among all of them.
  private var ranks: [Int32] = []
  private var indexOfGroup: [ResultGroup: Int32] = [:]

  package init(_ results: Results) {
    sent = ResultOrder.sent(results)
    groupOf = results.instances.map { intern(ResultGroup(of: $0)) }
    rebuild(results)
  }

  /// Sorts and filters all rows again.
  mutating func rebuild(_ results: Results) {
    keys = order.keys(of: results, sent: sent)
    sorted = results.instances.indices.filter { passes($0) }.map(Int32.init)
      .sorted { precedes($0, $1) }
    rebuildSections()
  }

  /// Updates the rows after the outcomes of these instances changed.
  ///
  /// - Returns: whether a line moved.
  mutating func update(_ changed: [Int], _ results: Results) -> Bool {
    guard !changed.isEmpty else { return false }
    var isLeaving = [Bool](repeating: false, count: groupOf.count)
    var moving: [Int32] = []
    for index in changed where !isLeaving[index] {
      let result = results.instances[index]
      let group = intern(ResultGroup(of: result))
      let key = order.isLive ? order.key(of: result) : keys[index]
      let isMoving =
        key != keys[index] || (group != groupOf[index] && (isGrouped || only != nil))
      groupOf[index] = group
      keys[index] = key
      guard isMoving else { continue }
      isLeaving[index] = true
      moving.append(Int32(index))
    }
    guard !moving.isEmpty else { return false }
    sorted.removeAll { isLeaving[Int($0)] }
    let passing = moving.filter { passes(Int($0)) }.sorted { precedes($0, $1) }
    var rows: [Int32] = []
    swap(&rows, &sorted)
    rows.merge(passing) { precedes($0, $1) }
    sorted = rows
    rebuildSections()
    return true
  }

  // MARK: - Lines

  package subscript(line: Int) -> ResultRow {
    guard let section = section(atLine: line) else { return .instance(Int(sorted[line])) }
    guard line > section.line else { return .group(section.group) }
    return .instance(Int(sorted[section.members.lowerBound + line - section.line - 1]))
  }

  /// The line that shows a row; of an instance in a folded group its heading. nil where it is not
  /// shown.
  package func line(of row: ResultRow) -> Int? {
    switch row {
    case .group(let group): return sections.first { $0.group == group }?.line
    case .instance(let index):
      guard let member = sortedIndex(of: Int32(index)) else { return nil }
      guard isGrouped else { return member }
      guard let section = sections.first(where: { $0.members.contains(member) }) else { return nil }
      return section.isFolded
        ? section.line : section.line + 1 + member - section.members.lowerBound
    }
  }

  package func section(of group: ResultGroup) -> Section? {
    sections.first { $0.group == group }
  }

  /// The members of a group in order, whether it is folded or not.
  package func members(of group: ResultGroup) -> [Int] {
    section(of: group).map { sorted[$0.members].map(Int.init) } ?? []
  }

  /// The first of a group.
  func first(of section: Section) -> Int { Int(sorted[section.members.lowerBound]) }

  /// All that is shown, in order; what is folded too.
  package var instances: [Int] { sorted.map(Int.init) }

  mutating func toggleFold(_ group: ResultGroup) {
    if folded.remove(group) == nil { folded.insert(group) }
    rebuildSections()
  }

  private func section(atLine line: Int) -> Section? {
    sections.last { $0.line <= line }
  }

  /// Finds the groups in one pass over the rows, comparing numbers.
  private mutating func rebuildSections() {
    sections = []
    count = sorted.count
    guard isGrouped else { return }
    var line = 0
    var start = 0
    while start < sorted.count {
      let group = groupOf[Int(sorted[start])]
      var end = start + 1
      while end < sorted.count, groupOf[Int(sorted[end])] == group { end += 1 }
      let isFolded = folded.contains(groups[Int(group)])
      sections.append(
        Section(
          group: groups[Int(group)], isFolded: isFolded, members: start..<end, line: line))
      line += isFolded ? 1 : 1 + end - start
      start = end
    }
    count = line
  }

  // MARK: - Order

  private func passes(_ index: Int) -> Bool {
    only == nil || groups[Int(groupOf[index])].word == only
  }

  /// A strict order: no two instances have the same index in the order of sending.
  private func precedes(_ left: Int32, _ right: Int32) -> Bool {
    let (left, right) = (Int(left), Int(right))
    if isGrouped {
      let (first, second) = (ranks[Int(groupOf[left])], ranks[Int(groupOf[right])])
      if first != second { return first < second }
    }
    if keys[left] != keys[right] { return (keys[left] < keys[right]) != isReversed }
    return sent[left] < sent[right]
  }

  private func sortedIndex(of row: Int32) -> Int? {
    let index = sorted.partitionIndex { !precedes($0, row) }
    return index < sorted.count && sorted[index] == row ? index : nil
  }

  /// Groups are few; a new one is rare.
  private mutating func intern(_ group: ResultGroup) -> Int32 {
    if let index = indexOfGroup[group] { return index }
    let index = Int32(groups.count)
    groups.append(group)
    indexOfGroup[group] = index
    ranks = [Int32](repeating: 0, count: groups.count)
    for (rank, group) in groups.indices.sorted(by: { groups[$0] < groups[$1] }).enumerated() {
      ranks[group] = Int32(rank)
    }
    return index
  }
}

/// A line of the results.
package enum ResultRow: Sendable, Hashable {
  /// The heading of a group.
  case group(ResultGroup)
  /// The index among the operation's instances.
  case instance(Int)
}

/// The results with the same outcome and the same code.
package struct ResultGroup: Sendable, Hashable, Comparable {
  package var word: OutcomeWord
  /// Empty where the outcome has none.
  package var code: String

  package init(word: OutcomeWord, code: String) {
    self.word = word
    self.code = code
  }

  init(of result: InstanceResult) {
    self.init(word: result.outcome.word, code: result.outcome.code)
  }

  package static func < (left: ResultGroup, right: ResultGroup) -> Bool {
    (left.word.severity, left.code) < (right.word.severity, right.code)
  }
}
