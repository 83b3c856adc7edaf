import Fleet
import Glibc
import JSON
import Programs
import Synchronization

/// The operator's command that is run for the events of operations, one run after the other, in their order.
/// It never delays an operation.
final class NotifyCommand: Sendable {
  private struct State {
    var worker: Task<Void, Never>?
    /// The run under way.
    var run: Task<ProgramProblem?, Never>?
    var isCut = false
    var undelivered = 0
    /// Operations with a failure that was reported.
    var reported: Set<String> = []
  }

  static let timeout = Duration.seconds(10)
  /// Variables that begin so are for the clouds alone.
  private static let secretPrefixes = ["TENCENTCLOUD_", "TKE_"]

  private let program: ChildProgram
  /// The program's, as the operator wrote it.
  private let name: String
  private let stream: AsyncStream<NotifyEvent>
  private let events: AsyncStream<NotifyEvent>.Continuation
  private let state = Mutex(State())
  private let report: @Sendable (Notice.Fact) -> Void

  /// - Parameters:
  ///   - words: the program and its arguments; at least one.
  ///   - environment: this program's.
  ///   - report: gets what an operator should know: once for each operation that the command failed, and at
  ///     the end how many events it lacks.
  init(
    _ words: [String], environment: [String: String],
    report: @escaping @Sendable (Notice.Fact) -> Void
  ) {
    let visible = environment.filter { variable in
      !Self.secretPrefixes.contains(where: variable.key.hasPrefix)
    }
    program = ChildProgram(words, environment: visible, timeout: Self.timeout)
    name = words[0]
    self.report = report
    (stream, events) = AsyncStream.makeStream()
  }

  /// Never waits.
  func add(_ event: NotifyEvent) {
    state.withLock { state in
      guard state.worker == nil else { return }
      // A command may end before it has read.
      signal(SIGPIPE, SIG_IGN)
      state.worker = Task { await self.work() }
    }
    events.yield(event)
  }

  /// Returns when every event is delivered or given up, after at most as long as one run may take.
  func settle() async {
    events.finish()
    guard let worker = state.withLock({ $0.worker }) else { return }
    let limit = Task {
      try await Task.sleep(for: Self.timeout)
      cut()
    }
    await worker.value
    limit.cancel()
    let undelivered = state.withLock { state in
      defer { state.undelivered = 0 }
      return state.undelivered
    }
    if undelivered > 0 { report(.notifyUndelivered(command: name, count: undelivered)) }
  }

  /// Ends the run under way. What has not been delivered is given up.
  func cut() {
    let run = state.withLock { state in
      state.isCut = true
      return state.run
    }
    run?.cancel()
  }

  private func work() async {
    for await event in stream { await deliver(event) }
  }

  private func deliver(_ event: NotifyEvent) async {
    let (program, input) = (program, Array(JSONWriter.lines([event]).utf8))
    let run = state.withLock { state -> Task<ProgramProblem?, Never>? in
      guard !state.isCut else { return nil }
      let run = Task { () -> ProgramProblem? in
        do throws(ProgramProblem) {
          try await program.run(reading: input)
          return nil
        } catch {
          return error
        }
      }
      state.run = run
      return run
    }
    let problem = await run?.value
    let (isLost, isNew) = state.withLock { state in
      state.run = nil
      guard run == nil || problem != nil else { return (false, false) }
      guard !state.isCut else {
        state.undelivered += 1
        return (true, false)
      }
      return (true, state.reported.insert(event.results.header.id).inserted)
    }
    if isLost, isNew, let problem { report(.notifyFailed(command: name, problem)) }
  }
}
