import Fleet

/// What the marks must be, told in sets: slow, and too simple to be wrong.
struct MarkModel {
  var fleet: [InstanceKey: Instance] = [:]
  var marked: Set<InstanceKey> = []
  private var past: [(added: Set<InstanceKey>, removed: Set<InstanceKey>)] = []
  let isProtected: (Instance) -> Bool

  init(_ fleet: [Instance], isProtected: @escaping (Instance) -> Bool) {
    self.isProtected = isProtected
    observe(fleet)
  }

  mutating func observe(_ instances: [Instance]) {
    for instance in instances { fleet[instance.key] = instance }
  }

  /// Marks of what is gone cannot come back.
  mutating func depart(_ keys: [InstanceKey]) {
    for key in keys {
      fleet[key] = nil
      marked.remove(key)
    }
  }

  mutating func mark(_ keys: [InstanceKey]) { change(marked.union(markable(keys))) }

  mutating func unmark(_ keys: [InstanceKey]) { change(marked.subtracting(keys)) }

  mutating func clear() { change([]) }

  mutating func invert(_ keys: [InstanceKey]) {
    change(marked.symmetricDifference(keys.filter { marked.contains($0) || isMarkable($0) }))
  }

  /// Everything that can be marked is; else it is all unmarked.
  mutating func toggleAll(_ keys: [InstanceKey]) {
    let rest = markable(keys).subtracting(marked)
    rest.isEmpty && !marked.isDisjoint(with: keys) ? unmark(keys) : mark(keys)
  }

  mutating func toggle(_ key: InstanceKey) {
    marked.contains(key) ? unmark([key]) : mark([key])
  }

  /// The last change alone: a mark that went with its instance was no change of the operator's.
  mutating func undo() {
    guard let last = past.popLast() else { return }
    marked = marked.subtracting(last.added).union(last.removed.filter(isMarkable))
  }

  private func isMarkable(_ key: InstanceKey) -> Bool {
    fleet[key].map { !isProtected($0) } ?? false
  }

  private func markable(_ keys: [InstanceKey]) -> Set<InstanceKey> {
    Set(keys.filter(isMarkable))
  }

  private mutating func change(_ new: Set<InstanceKey>) {
    guard new != marked else { return }
    past.append((new.subtracting(marked), marked.subtracting(new)))
    if past.count > Selection.undoLimit { past.removeFirst() }
    marked = new
  }
}
