import Synchronization

/// Lets one task through at a time, in the order in which they came.
final class AsyncLock: Sendable {
  private struct Waiter {
    var id: Int
    var continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var isTaken = false
    var waiting: [Waiter] = []
    /// Cancelled before they came to wait.
    var cancelled: Set<Int> = []
    var nextID = 0
  }

  private let state = Mutex(State())

  /// - Returns: false where the task was cancelled while it waited; then there is nothing to
  ///   leave.
  func enter() async -> Bool {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    let isIn = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let immediate = state.withLock { state -> Bool? in
          if state.cancelled.contains(id) { return false }
          if state.isTaken {
            state.waiting.append(Waiter(id: id, continuation: continuation))
            return nil
          }
          state.isTaken = true
          return true
        }
        if let immediate { continuation.resume(returning: immediate) }
      }
    } onCancel: {
      cancel(id)
    }
    _ = state.withLock { $0.cancelled.remove(id) }
    return isIn
  }

  func leave() {
    let next = state.withLock { state -> Waiter? in
      guard !state.waiting.isEmpty else {
        state.isTaken = false
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.continuation.resume(returning: true)
  }

  private func cancel(_ id: Int) {
    let waiter = state.withLock { state -> Waiter? in
      guard let index = state.waiting.firstIndex(where: { $0.id == id }) else {
        state.cancelled.insert(id)
        return nil
      }
      return state.waiting.remove(at: index)
    }
    waiter?.continuation.resume(returning: false)
  }
}
