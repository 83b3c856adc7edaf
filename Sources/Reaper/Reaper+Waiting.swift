package import Fleet

extension Reaper {
  /// How often, and how far apart, the lock of the journals is tried before anybody is told: 200 ms
  /// in all. Honest holders are done with it in milliseconds.
  private static let tries = (count: 20, pause: Duration.milliseconds(10))

  /// Does what needs the lock of the journals, and waits where another program holds it.
  ///
  ///     prepare ─▶ attempt ─▶ done
  ///        ▲          │ locked for longer than the grace
  ///        └── free ◀─┴─▶ waiting
  ///
  /// - Parameters:
  ///   - prepare: what the attempt rests on. It is done again after every wait, so that nothing is
  ///     sent on a reading of before.
  ///   - attempt: ``execute(_:gate:as:after:)`` or ``resume(_:as:)``, which never wait.
  ///   - waiting: is told who holds the lock, once for each wait.
  /// - Throws: what the first two throw; `CancellationError`, before any attempt, once the task is
  ///   cancelled.
  package func whenUnlocked<Prepared, Value>(
    prepare: () async throws -> Prepared, attempt: (Prepared) throws -> Value,
    waiting: (LockHolder) -> Void
  ) async throws -> Value {
    while true {
      let prepared: Prepared
      do {
        prepared = try await prepare()
      } catch {
        // What a cancelled task could not read says nothing about the cloud.
        try Task.checkCancellation()
        throw error
      }
      for _ in 0..<Self.tries.count {
        try Task.checkCancellation()
        do {
          return try attempt(prepared)
        } catch JournalError.locked {
          try await clock.sleep(for: Self.tries.pause)
        }
      }
      if let holder = try journal.lockHolder() { waiting(holder) }
      while try journal.lockHolder() != nil { try await clock.sleep(for: .milliseconds(100)) }
    }
  }
}
