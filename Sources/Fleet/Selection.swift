/// The marks. A set of instances, never a filter: nothing joins it but by a key, and what left the
/// fleet leaves it with a word.
///
/// A change costs what it changes, however much is marked: what can be undone is kept as changes
/// and not as copies.
package struct Selection: Sendable {
  /// For each mark its number: the later it was set, the higher.
  private var numbers: [InstanceKey: Int] = [:]
  private var nextNumber = 0
  private var past: [Change] = []
  /// Keys that all of `past` holds together.
  private var pastCount = 0

  private struct Change: Sendable {
    var added: [InstanceKey] = []
    var removed: [InstanceKey: Int] = [:]

    var count: Int { added.count + removed.count }
  }

  /// Steps that `undo` can take back.
  package static let undoLimit = 50
  /// Keys that all steps together may hold; the last step is kept whatever it holds.
  static let undoKeyLimit = 1_000_000

  package init() {}

  package var count: Int { numbers.count }
  package var isEmpty: Bool { numbers.isEmpty }

  package func contains(_ key: InstanceKey) -> Bool { numbers[key] != nil }

  /// In the order in which they were marked. It is put together each time it is asked for.
  package var keys: [InstanceKey] {
    numbers.sorted { $0.value < $1.value }.map(\.key)
  }

  /// In any order, without work in advance.
  package var unorderedKeys: some Collection<InstanceKey> { numbers.keys }

  /// Marks or unmarks one.
  package mutating func toggle(_ key: InstanceKey) {
    var change = Change()
    if let number = numbers.removeValue(forKey: key) {
      change.removed[key] = number
    } else {
      add(key, &change)
    }
    remember(change)
  }

  /// Marks all of these. One step of undo, if anything changes.
  package mutating func mark(_ added: some Sequence<InstanceKey>) {
    var change = Change()
    reserve(added.underestimatedCount)
    for key in added where numbers[key] == nil { add(key, &change) }
    remember(change)
  }

  /// Unmarks all of these. One step of undo, if anything changes.
  package mutating func unmark(_ removed: some Sequence<InstanceKey>) {
    var change = Change()
    for key in removed {
      if let number = numbers.removeValue(forKey: key) { change.removed[key] = number }
    }
    remember(change)
  }

  /// Marks what of these is not marked, and unmarks the rest of these. What is not among them
  /// stays as it is.
  package mutating func invert(_ shown: some Sequence<InstanceKey>) {
    var change = Change()
    var joining: [InstanceKey] = []
    for key in shown {
      if let number = numbers.removeValue(forKey: key) {
        change.removed[key] = number
      } else if change.removed[key] == nil {
        joining.append(key)
      }
    }
    reserve(joining.count)
    for key in joining where numbers[key] == nil { add(key, &change) }
    remember(change)
  }

  package mutating func clear() {
    var change = Change()
    swap(&change.removed, &numbers)
    remember(change)
  }

  /// Takes back the last change of marks.
  ///
  /// - Parameter isMarkable: what has left the fleet or is protected by now does not come back.
  /// - Returns: false where there is nothing to take back.
  package mutating func undo(isMarkable: (InstanceKey) -> Bool = { _ in true }) -> Bool {
    guard let last = past.popLast() else { return false }
    pastCount -= last.count
    for key in last.added { numbers[key] = nil }
    if numbers.isEmpty { numbers.reserveCapacity(last.removed.count) }
    for (key, number) in last.removed where isMarkable(key) { numbers[key] = number }
    return true
  }

  /// Drops the marks of what is gone. Not a step of undo: they cannot come back.
  ///
  /// - Returns: those that were marked.
  package mutating func drop(_ departed: some Sequence<InstanceKey>) -> [InstanceKey] {
    departed.filter { numbers.removeValue(forKey: $0) != nil }
  }

  private mutating func add(_ key: InstanceKey, _ change: inout Change) {
    numbers[key] = nextNumber
    nextNumber += 1
    change.added.append(key)
  }

  /// Place for many at once; for a few the table grows by itself.
  private mutating func reserve(_ count: Int) {
    if count > numbers.count { numbers.reserveCapacity(numbers.count + count) }
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
