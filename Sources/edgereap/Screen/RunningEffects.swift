import OwnFiles
import Reaper
import Synchronization

/// The tasks that carry out what the screen asked for. They belong to the screen: a later effect can
/// cancel them, and leaving the screen cancels them all.
///
/// Leaving does not wait for them. One may sit in a child process or on a disk that does not answer,
/// and an operator who quits gets the shell back immediately.
final class RunningEffects: Sendable {
  /// What is cancelled in one go.
  enum Purpose: Hashable {
    case listing
    /// A preflight or the reading of a plan, by the number of the screen's request.
    case request(Int)
    case other
  }

  private struct State {
    var tasks: [Purpose: [Int: Task<Void, Never>]] = [:]
    var next = 0
    var hasEnded = false
  }

  private let state = Mutex(State())

  /// - Parameters:
  ///   - executor: Journals and the cache are read on the disk's; nil is the shared pool.
  ///   - last: Runs after the last task of its purpose, unless that was cancelled.
  @discardableResult
  func start(
    _ purpose: Purpose = .other, on executor: (any TaskExecutor)? = DiskExecutor.shared,
    then last: (@Sendable () -> Void)? = nil, _ work: @escaping @Sendable () async -> Void
  ) -> Task<Void, Never> {
    state.withLock { state in
      let number = state.next
      state.next += 1
      let task = Task(executorPreference: executor) {
        await work()
        if self.remove(number, of: purpose) { last?() }
      }
      if state.hasEnded { task.cancel() }
      state.tasks[purpose, default: [:]][number] = task
      return task
    }
  }

  func cancel(_ purpose: Purpose) {
    let tasks = state.withLock { $0.tasks.removeValue(forKey: purpose) }
    for task in (tasks ?? [:]).values { task.cancel() }
  }

  /// Cancels everything, and whatever is started from now on.
  func end() {
    let all = state.withLock { state in
      state.hasEnded = true
      return state.tasks.values.flatMap(\.values)
    }
    for task in all { task.cancel() }
  }

  /// - Returns: Whether it was the last one of its purpose, and was not cancelled.
  private func remove(_ number: Int, of purpose: Purpose) -> Bool {
    state.withLock { state in
      guard state.tasks[purpose]?.removeValue(forKey: number) != nil else { return false }
      guard state.tasks[purpose]?.isEmpty == true else { return false }
      state.tasks[purpose] = nil
      return true
    }
  }
}
