import Fleet
import Glibc
import Logging
import Reaper
import Synchronization
import Words

/// Reports the operations of a session outside of the program: to the system's log, and to the operator's
/// command. Commands and the screen pass here alike, since every operation of its reaper does.
///
/// An operation never waits for it. The end of the program does, for a bounded time.
final class OperationReports: Sendable {
  private let audit: AuditTrail?
  private let command: NotifyCommand?
  private let author: AuditAuthor
  private let stream: AsyncStream<OperationReport>
  private let reports: AsyncStream<OperationReport>.Continuation
  private let worker = Mutex<Task<Void, Never>?>(nil)
  private let complaints: Complaints

  /// - Returns: nil where the settings ask for neither.
  init?(_ settings: Settings, host: HostEnvironment, profile: String, log: Logger) {
    guard settings.audit != nil || !settings.notify.command.isEmpty else { return nil }
    let complaints = Complaints(log: log)
    self.complaints = complaints
    author = AuditAuthor(process: host.process, userID: getuid(), profile: profile)
    audit = settings.audit.map { _ in AuditTrail(report: complaints.make) }
    command =
      settings.notify.command.isEmpty
      ? nil
      : NotifyCommand(
        settings.notify.command, environment: host.variables, report: complaints.make)
    (stream, reports) = AsyncStream.makeStream()
  }

  /// Where failures are shown from now on: standard error, unless the screen is on the terminal.
  func complain(to show: @escaping @Sendable (Notice) -> Void) { complaints.show(show) }

  /// - Parameter progress: whose line gives way.
  func complainOnStandardError(beside progress: Progress? = nil) {
    complain {
      progress?.clear()
      StandardStreams.tell(Words.spoken.notice($0))
    }
  }

  /// Gets what a reaper reports.
  var observer: @Sendable (OperationReport) -> Void { { self.take($0) } }

  /// Never waits.
  private func take(_ report: OperationReport) {
    worker.withLock { worker in
      worker = worker ?? Task { await self.work() }
    }
    reports.yield(report)
  }

  /// Returns when everything is reported, or after a bounded time. A signal ends that sooner.
  ///
  /// - Parameter isWatched: Whether somebody sees standard error and wonders.
  func settle(isWatched: Bool) async {
    reports.finish()
    guard let worker = worker.withLock({ $0 }) else { return }
    let interruption = Interruption { reason in
      // The second hang-up of a terminal that is lost is none.
      if case .signal("SIGHUP") = reason { return }
      self.cut()
    }
    defer { interruption.end() }
    let hint = Task {
      try await Task.sleep(for: .seconds(1))
      if isWatched { StandardStreams.say(Words.spoken.waitingForReports) }
    }
    defer { hint.cancel() }
    await worker.value
    async let isLogged: Void? = audit?.settle()
    await command?.settle()
    _ = await isLogged
  }

  private func cut() {
    audit?.cut()
    command?.cut()
  }

  private func work() async {
    var operations: [String: ReportedOperation] = [:]
    for await report in stream {
      switch report {
      case .begun(let results, let isResumed):
        var operation = ReportedOperation(results)
        guard !operation.hasEnded else { continue }
        let news = OperationNews(
          subject: isResumed ? .resumed : .started,
          at: isResumed ? HostEnvironment.now() : results.header.startedAt)
        tell(news, of: &operation)
        operations[results.header.id] = operation
      case .recorded(let id, let events):
        guard var operation = operations.removeValue(forKey: id) else { continue }
        for news in operation.take(events) { tell(news, of: &operation) }
        operations[id] = operation
      case .left(let id): operations[id] = nil
      }
    }
  }

  private func tell(_ news: OperationNews, of operation: inout ReportedOperation) {
    if let audit, let line = AuditLine(news, of: operation.results, by: author) {
      let isWarning = if case .failed = news.subject { true } else { false }
      audit.add(
        SystemLogRecord.bytes(
          line, isWarning ? .warning : .notice, at: news.at,
          offset: HostEnvironment.localOffset(at: news.at), process: getpid()))
    }
    if let command,
      let event = NotifyEvent.of(news, in: &operation, profile: author.profile)
    {
      command.add(event)
    }
  }
}

/// What could not be reported, on its way to the operator and to this program's own log.
private final class Complaints: Sendable {
  private let log: Logger
  private let shown: Mutex<@Sendable (Notice) -> Void>

  init(log: Logger) {
    self.log = log
    shown = Mutex { StandardStreams.tell(Words.spoken.notice($0)) }
  }

  func show(_ show: @escaping @Sendable (Notice) -> Void) { shown.withLock { $0 = show } }

  @Sendable func make(_ fact: Notice.Fact) {
    log.warning("\(Words.log.notice(fact))")
    let show = shown.withLock { $0 }
    show(Notice(severity: .warning, fact, at: HostEnvironment.now()))
  }
}
