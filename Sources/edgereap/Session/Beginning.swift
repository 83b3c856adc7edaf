import Fleet
import OwnFiles
import Reaper
import Synchronization
import Words

/// The beginning of an operation without a screen. Where another program holds the journals, it says
/// so once and waits; a signal or the end of `--wait` ends that with nothing sent.
final class Beginning: Sendable {
  private struct State {
    var task: Task<Operation, any Error>?
    var operation: Operation?
    /// Set by the first wait.
    var holder: LockHolder?
    var waitingSince: ContinuousClock.Instant?
    var interruption: Interruption?
    var deadline: Task<Void, any Error>?
    /// Why it was ended.
    var end: PauseReason?
  }

  /// Seconds; nil is without an end.
  private let wait: Int64?
  private let state = Mutex(State())

  init(wait: Int64?) { self.wait = wait }

  /// Hands the signals back. To be called when somebody else has taken them over.
  func finish() { state.withLock { $0.interruption?.end() } }

  /// Seconds of `--wait` that are left after the wait for the lock.
  var remainingWait: Int64? {
    guard let wait, let since = state.withLock({ $0.waitingSince }) else { return wait }
    return max(0, wait - since.duration(to: .now).components.seconds)
  }

  /// - Parameters:
  ///   - prepare: what is read before the attempt, and again after every wait.
  ///   - attempt: starts the operation, or takes it up.
  /// - Throws: with status `journal` where the wait was ended.
  func operation<Prepared: Sendable>(
    of reaper: Reaper, prepare: @escaping @Sendable () async throws -> Prepared,
    attempt: @escaping @Sendable (Prepared) throws -> Operation
  ) async throws -> Operation {
    let task = Task(executorPreference: DiskExecutor.shared) {
      try await reaper.whenUnlocked(
        prepare: prepare, attempt: attempt, waiting: { self.noteWait(for: $0) })
    }
    // A signal may have come before the task was known here.
    if state.withLock({ state in
      state.task = task
      return state.end != nil
    }) {
      task.cancel()
    }
    defer { state.withLock { $0.deadline }?.cancel() }
    do {
      let operation = try await task.value
      let end = state.withLock { state in
        state.operation = operation
        return state.end
      }
      if let end { await operation.pause(end) }
      return operation
    } catch {
      let (end, holder) = state.withLock { ($0.end, $0.holder) }
      guard let end, let holder else { throw error }
      throw Exit(.journal) { $0.endedWaiting(end, holder.name, holder.path) }
    }
  }

  private func noteWait(for holder: LockHolder) {
    let isFirst = state.withLock { state in
      guard state.holder == nil else { return false }
      state.holder = holder
      state.waitingSince = .now
      state.interruption = Interruption { [weak self] in self?.end($0) }
      state.deadline = wait.map { seconds in
        Task { [weak self] in
          try await Task.sleep(for: .seconds(seconds))
          self?.end(.waitEnded)
        }
      }
      return true
    }
    guard isFirst else { return }
    StandardStreams.tell(Words.spoken.waitingFor(holder.name, holder.path))
  }

  /// Ends the wait, or the operation that has begun meanwhile.
  private func end(_ reason: PauseReason) {
    let (task, operation) = state.withLock { state in
      state.end = state.end ?? reason
      return (state.task, state.operation)
    }
    task?.cancel()
    if let operation { Task { await operation.pause(reason) } }
  }
}
