import Fleet
import Glibc
import Synchronization

/// The lines of operations on their way to the system's log. A log that takes nothing delays nobody: lines
/// wait for it here, and those that it never takes are counted.
final class AuditTrail: Sendable {
  private struct State {
    var lost = 0
    var isReported = false
    /// After which nothing is waited for; nil while the program runs.
    var deadline: ContinuousClock.Instant?
    /// Until the next try.
    var pause: Task<Void, Never>?
  }

  /// Lines that wait at most, each of a kilobyte at most.
  private static let longestQueue = 10_000
  /// How long a log may be full before that is worth a notice.
  private static let grace = Duration.seconds(1)
  /// How long the end of the program waits for one that is full.
  private static let lastPatience = Duration.seconds(2)

  private let stream: AsyncStream<[UInt8]>
  private let lines: AsyncStream<[UInt8]>.Continuation
  private let worker = Mutex<Task<Void, Never>?>(nil)
  private let state = Mutex(State())
  private let path: String
  private let report: @Sendable (Notice.Fact) -> Void

  /// - Parameter report: gets what an operator should know: once that the log cannot be written, and at the
  ///   end how many lines it lacks.
  init(path: String = SystemLog.path, report: @escaping @Sendable (Notice.Fact) -> Void) {
    self.path = path
    self.report = report
    (stream, lines) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.longestQueue))
  }

  /// Never waits.
  func add(_ line: [UInt8]) {
    worker.withLock { worker in
      worker = worker ?? Task { await self.work() }
    }
    if case .enqueued = lines.yield(line) { return }
    state.withLock { $0.lost += 1 }
  }

  /// Returns when every line is written or given up, within seconds.
  func settle() async {
    end(at: .now + Self.lastPatience)
    lines.finish()
    await worker.withLock { $0 }?.value
    let lost = state.withLock { state in
      defer { state.lost = 0 }
      return state.lost
    }
    if lost > 0 { report(.auditLinesLost(lost)) }
  }

  /// What is not written now is given up.
  func cut() { end(at: .now) }

  private func end(at deadline: ContinuousClock.Instant) {
    let pause = state.withLock { state in
      state.deadline = state.deadline.map { min($0, deadline) } ?? deadline
      return state.pause
    }
    pause?.cancel()
  }

  private func work() async {
    let log = SystemLog(path: path)
    for await line in stream where await !write(line, to: log) {
      log.giveUp()
      state.withLock { $0.lost += 1 }
    }
  }

  /// Tries until the line is written, or the program ends.
  private func write(_ line: [UInt8], to log: SystemLog) async -> Bool {
    let begun = ContinuousClock.now
    var length = Duration.milliseconds(1)
    while true {
      guard case .refused(let error) = log.send(line) else { return true }
      let (isFull, now) = (error == EAGAIN, ContinuousClock.now)
      let deadline = state.withLock { $0.deadline }
      let isOver = deadline.map { now >= $0 || !isFull } ?? false
      if isOver || !isFull || begun.duration(to: now) >= Self.grace { reportOnce(error) }
      if isOver { return false }
      await pause(length)
      length = min(length * 2, isFull ? .milliseconds(100) : .seconds(5))
    }
  }

  /// The end of the program ends it.
  private func pause(_ length: Duration) async {
    let pause = state.withLock { state in
      let length = state.deadline == nil ? length : min(length, .milliseconds(20))
      let pause = Task { () -> Void in try? await Task.sleep(for: length) }
      state.pause = pause
      return pause
    }
    await pause.value
  }

  private func reportOnce(_ error: Int32) {
    let isFirst = state.withLock { state in
      defer { state.isReported = true }
      return !state.isReported
    }
    if isFirst { report(.auditUnwritable(String(cString: strerror(error)))) }
  }
}
