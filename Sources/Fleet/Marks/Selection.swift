/// The marks. A set of instances, never a filter: nothing joins it but by a key, and what left the
/// fleet leaves it with a word.
///
/// A change costs what it changes, however much is marked: what can be undone is kept as changes
/// and not as copies.
package struct Selection: Sendable {
  private var table = MarkTable()
  private var nextNumber = 0
  private var past: [Change] = []
  /// Keys that all of `past` holds together.
  private var pastCount = 0

  private struct Change: Sendable {
    var added: [InstanceKey] = []
    var removed: [MarkTable.Entry] = []

    var count: Int { added.count + removed.count }
  }

  /// Steps that `undo` can take back.
  package static let undoLimit = 50
  /// Keys that all steps together may hold; the last step is kept whatever it holds.
  static let undoKeyLimit = 1_000_000

  package init() {}

  package var count: Int { table.count }
  package var isEmpty: Bool { table.count == 0 }

  package func contains(_ key: InstanceKey) -> Bool { table.contains(key) }

  /// The keys in the order of marking, computed on each access.
  package var keys: [InstanceKey] {
    table.marks.sorted { $0.number < $1.number }.map(\.key)
  }

  /// In any order. An array, since a sequence of a kind that is not known elsewhere gives its
  /// elements one by one, and slowly.
  package var unorderedKeys: [InstanceKey] { table.marks.map(\.key) }

  /// Marks or unmarks one.
  package mutating func toggle(_ key: InstanceKey) {
    var change = Change()
    if !remove(key, &change) { add(key, &change) }
    remember(change)
  }

  /// Marks all of these. One step of undo, if anything changes.
  package mutating func mark(_ added: some Sequence<InstanceKey>) {
    var change = Change()
    // A sequence of a kind that is not known here gives its elements one by one, and slowly.
    let added = Array(added)
    table.reserve(added.count)
    for key in added { add(key, &change) }
    remember(change)
  }

  /// Unmarks all of these. One step of undo, if anything changes.
  package mutating func unmark(_ removed: some Sequence<InstanceKey>) {
    var change = Change()
    for key in Array(removed) { remove(key, &change) }
    remember(change)
  }

  /// Inverts the marks of these instances. Other marks
  /// stay unchanged.
  package mutating func invert(_ shown: some Sequence<InstanceKey>) {
    var change = Change()
    var leaving: [InstanceKey] = []
    var joining: [InstanceKey] = []
    // Told apart first, since one that is named twice is turned over once.
    for key in Array(shown) {
      if table.contains(key) { leaving.append(key) } else { joining.append(key) }
    }
    for key in leaving { remove(key, &change) }
    table.reserve(joining.count)
    for key in joining { add(key, &change) }
    remember(change)
  }

  package mutating func clear() {
    var change = Change()
    change.removed = Array(table.marks)
    table = MarkTable()
    remember(change)
  }

  /// Takes back the last change of marks.
  ///
  /// - Parameter isMarkable: what has left the fleet or is protected by now does not come back.
  /// - Returns: false where there is nothing to take back.
  package mutating func undo(isMarkable: (InstanceKey) -> Bool = { _ in true }) -> Bool {
    guard let last = past.popLast() else { return false }
    pastCount -= last.count
    for key in last.added { _ = table.remove(key) }
    table.reserve(last.removed.count)
    for mark in last.removed where isMarkable(mark.key) {
      _ = table.insert(mark.key, number: mark.number)
    }
    return true
  }

  /// Drops the marks of what is gone. Not a step of undo: they cannot come back.
  ///
  /// - Returns: those that were marked.
  package mutating func drop(_ departed: some Sequence<InstanceKey>) -> [InstanceKey] {
    departed.filter { table.remove($0) != nil }
  }

  private mutating func add(_ key: InstanceKey, _ change: inout Change) {
    guard table.insert(key, number: nextNumber) else { return }
    nextNumber += 1
    change.added.append(key)
  }

  @discardableResult
  private mutating func remove(_ key: InstanceKey, _ change: inout Change) -> Bool {
    guard let number = table.remove(key) else { return false }
    change.removed.append(MarkTable.Entry(key: key, number: number))
    return true
  }

  private mutating func remember(_ change: Change) {
    guard change.count > 0 else { return }
    past.append(change)
    pastCount += change.count
    while past.count > Self.undoLimit || (pastCount > Self.undoKeyLimit && past.count > 1) {
      pastCount -= past.removeFirst().count
    }
  }
}
