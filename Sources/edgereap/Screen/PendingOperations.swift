import Dashboard
import Fleet
import Reaper
import Synchronization

/// What was confirmed, or is to be taken up, and has not begun. Once this is closed, nothing begins.
final class PendingOperations: Sendable {
  private struct Entry {
    var operation: PendingOperation
    /// When it came, among the others.
    var order: Int
    var task: Task<Void, Never>?
    var isWithdrawn = false
  }

  private struct State {
    var isClosed = false
    var entries: [Int: Entry] = [:]
    /// The operations that have begun, by their numbers from before.
    var begun: [Int: String] = [:]
    /// Those that were withdrawn before they came.
    var withdrawn: Set<Int> = []
    var (next, nextOfWatching) = (0, -1)

    var inOrder: [PendingOperation] {
      entries.values.sorted { $0.order < $1.order }.map(\.operation)
    }

    /// The one that waits, else the oldest.
    var first: PendingOperation? {
      let all = inOrder
      return all.first { $0.step != .reading } ?? all.first
    }
  }

  /// How one that did not begin has ended.
  enum End: Sendable { case failed, withdrawn, closed }

  private let queue: EventQueue
  private let state = Mutex(State())

  init(queue: EventQueue) { self.queue = queue }

  /// Instances of the confirmed plans that have not begun, in their order.
  var counts: [Int] {
    state.withLock { $0.inOrder.map(\.count).filter { $0 > 0 } }
  }

  /// - Parameter number: the screen's, from 1, or that of ``nextOfWatching()``.
  func add(_ number: Int, count: Int) {
    change { state in
      state.next += 1
      state.entries[number] = Entry(
        operation: PendingOperation(number: number, count: count, step: .reading),
        order: state.next, isWithdrawn: state.withdrawn.contains(number))
    }
  }

  /// A number for an operation that is to be taken up, which the screen has given none.
  func nextOfWatching() -> Int {
    state.withLock { state in
      defer { state.nextOfWatching -= 1 }
      return state.nextOfWatching
    }
  }

  /// - Parameter task: is cancelled when the operation is withdrawn, or everything is closed.
  func set(_ task: Task<Void, Never>, of number: Int) {
    state.withLock { state in
      state.entries[number]?.task = task
      if state.isClosed || state.entries[number]?.isWithdrawn == true { task.cancel() }
    }
  }

  func set(_ step: PendingOperation.Step, of number: Int) {
    change { $0.entries[number]?.operation.step = step }
  }

  /// Lets it begin, unless it was withdrawn or everything is closed. Neither can happen meanwhile.
  ///
  /// - Parameter body: does not wait for anything.
  func begin(_ number: Int, _ body: () throws -> Operation) throws {
    try change { state in
      guard !state.isClosed, state.entries[number]?.isWithdrawn == false else {
        throw CancellationError()
      }
      state.begun[number] = try body().id
      state.entries[number] = nil
    }
  }

  /// It will not begin.
  func end(_ number: Int) -> End {
    change { state in
      if state.isClosed { return .closed }
      return state.entries.removeValue(forKey: number)?.isWithdrawn == true ? .withdrawn : .failed
    }
  }

  /// - Returns: the operation, if it has begun before this could keep it from that.
  func withdraw(_ number: Int) -> String? {
    state.withLock { state in
      state.withdrawn.insert(number)
      state.entries[number]?.isWithdrawn = true
      state.entries[number]?.task?.cancel()
      return state.begun[number]
    }
  }

  func close() {
    state.withLock { state in
      state.isClosed = true
      for entry in state.entries.values { entry.task?.cancel() }
    }
  }

  /// Tells the screen in the order of the changes.
  private func change<Value>(_ body: (inout State) throws -> Value) rethrows -> Value {
    try state.withLock { state in
      let before = state.first
      defer { if state.first != before { queue.post(.pending(state.first)) } }
      return try body(&state)
    }
  }
}
