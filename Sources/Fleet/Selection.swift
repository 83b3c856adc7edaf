/// The marks. A set of instances, never a filter: nothing joins it but by a key, and what left the
/// fleet leaves it with a word.
package struct Selection: Sendable, Hashable {
  /// In the order in which they were marked.
  package private(set) var keys: [InstanceKey] = []
  private var positions: [InstanceKey: Int] = [:]
  private var past: [[InstanceKey]] = []

  /// Steps that `undo` can take back.
  package static let undoLimit = 50

  package init() {}

  package var count: Int { positions.count }
  package var isEmpty: Bool { positions.isEmpty }

  package func contains(_ key: InstanceKey) -> Bool { positions[key] != nil }

  /// Marks or unmarks one.
  package mutating func toggle(_ key: InstanceKey) {
    contains(key) ? unmark([key]) : mark([key])
  }

  /// Marks all of these. One step of undo, if anything changes.
  package mutating func mark(_ added: some Sequence<InstanceKey>) {
    let new = added.filter { positions[$0] == nil }
    guard !new.isEmpty else { return }
    remember()
    for key in new where positions[key] == nil {
      positions[key] = keys.count
      keys.append(key)
    }
  }

  /// Unmarks all of these. One step of undo, if anything changes.
  package mutating func unmark(_ removed: some Sequence<InstanceKey>) {
    let leaving = Set(removed.filter { positions[$0] != nil })
    guard !leaving.isEmpty else { return }
    remember()
    replace(with: keys.filter { !leaving.contains($0) })
  }

  /// Marks what of these is not marked, and unmarks the rest of these. What is not among them
  /// stays as it is.
  package mutating func invert(_ shown: some Sequence<InstanceKey>) {
    let shown = Array(shown)
    guard !shown.isEmpty else { return }
    let leaving = Set(shown.filter(contains))
    let joining = shown.filter { !contains($0) }
    remember()
    replace(with: keys.filter { !leaving.contains($0) } + joining)
  }

  package mutating func clear() {
    guard !isEmpty else { return }
    remember()
    replace(with: [])
  }

  /// Takes back the last change of marks.
  ///
  /// - Parameter isMarkable: what has left the fleet or is protected by now does not come back.
  /// - Returns: false where there is nothing to take back.
  package mutating func undo(isMarkable: (InstanceKey) -> Bool = { _ in true }) -> Bool {
    guard let last = past.popLast() else { return false }
    replace(with: last.filter(isMarkable))
    return true
  }

  /// Drops the marks of what is gone. Not a step of undo: they cannot come back.
  ///
  /// - Returns: those that were marked.
  package mutating func drop(_ departed: some Sequence<InstanceKey>) -> [InstanceKey] {
    let leaving = departed.filter(contains)
    guard !leaving.isEmpty else { return [] }
    let gone = Set(leaving)
    replace(with: keys.filter { !gone.contains($0) })
    return leaving
  }

  private mutating func remember() {
    past.append(keys)
    if past.count > Self.undoLimit { past.removeFirst() }
  }

  private mutating func replace(with new: [InstanceKey]) {
    keys = []
    positions = [:]
    for key in new where positions[key] == nil {
      positions[key] = keys.count
      keys.append(key)
    }
  }
}
