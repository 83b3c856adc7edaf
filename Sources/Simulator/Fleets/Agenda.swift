/// What is still to happen to instances, the earliest first.
struct Agenda: Sendable {
  struct Entry: Sendable {
    var due: Int64
    var service: Service
    /// In the list of its product; instances are never taken out of it.
    var position: Int
    var step: Step
    fileprivate var order: Int
  }

  enum Step: Sendable, Equatable {
    /// A scheduled termination begins, unless it was replaced since.
    case begin
    /// A termination ends as its fate says.
    case end
    case reappear
    case disappear
    /// Another machine gets the id.
    case reuse
  }

  /// A binary heap.
  private var heap: [Entry] = []
  private var count = 0

  mutating func add(_ step: Step, of service: Service, at position: Int, due: Int64) {
    count += 1
    heap.append(Entry(due: due, service: service, position: position, step: step, order: count))
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The earliest entry that is due, taken out.
  mutating func next(until now: Int64) -> Entry? {
    guard let first = heap.first, first.due <= now else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let least = children.min(by: { precedes($0, $1) }), precedes(least, parent)
      else { return first }
      heap.swapAt(least, parent)
      parent = least
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (heap[left].due, heap[left].order) < (heap[right].due, heap[right].order)
  }
}
