import Synchronization

/// Runs tasks one after another on the thread of the test, and moves a manual clock on only when
/// none of them has anything to do. The same test takes the same course every time.
package final class SimulatedTime: TaskExecutor {
  private struct Line {
    var jobs: [UnownedJob] = []
    var next = 0

    mutating func take() -> UnownedJob? {
      guard next < jobs.count else { return nil }
      defer {
        next += 1
        if next > 1024 {
          jobs.removeFirst(next)
          next = 0
        }
      }
      return jobs[next]
    }
  }

  package let clock = ManualClock()
  private let line = Mutex(Line())

  package init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    line.withLock { $0.jobs.append(job) }
  }

  /// Runs until `isDone`.
  ///
  /// - Returns: false where nothing moves any more, or the limit of simulated time is over.
  @discardableResult
  package func run(limit: Duration = .seconds(86_400), until isDone: () -> Bool) -> Bool {
    let end = clock.now.advanced(by: limit)
    while !isDone() {
      if runOne() { continue }
      guard clock.now < end, clock.advanceToNextDeadline() else { return isDone() }
    }
    return true
  }

  /// Runs a piece of work to its end, letting time pass.
  @discardableResult
  package func run(_ work: @escaping @Sendable () async -> Void) -> Bool {
    let isDone = Flag()
    Task(executorPreference: self) {
      await work()
      isDone.raise()
    }
    return run(until: { isDone.isRaised })
  }

  /// Does one piece of work, or lets time pass to the next.
  ///
  /// - Returns: false where nothing moves any more.
  package func step() -> Bool { runOne() || clock.advanceToNextDeadline() }

  /// Does one piece of work; no time passes.
  ///
  /// - Returns: false where nothing is to be done at this moment.
  @discardableResult
  package func runOne() -> Bool {
    guard let job = line.withLock({ $0.take() }) else { return false }
    job.runSynchronously(on: asUnownedTaskExecutor())
    return true
  }
}

/// Raised once, from any task.
package final class Flag: Sendable {
  private let value = Mutex(false)

  package init() {}

  package var isRaised: Bool { value.withLock { $0 } }
  package func raise() { value.withLock { $0 = true } }
}
