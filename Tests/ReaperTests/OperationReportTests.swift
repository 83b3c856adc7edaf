import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// What an observer of the engine hears of each operation.
struct OperationReportTests {
  private final class Heard: Sendable {
    private let all = Mutex<[OperationReport]>([])
    var reports: [OperationReport] { all.withLock { $0 } }
    func take(_ report: OperationReport) { all.withLock { $0.append(report) } }

    /// Folded again from what was heard of one run.
    var folded: Results? {
      var results: Results?
      for report in reports {
        switch report {
        case .begun(let begun, _): results = begun
        case .recorded(_, let events): for event in events { results?.apply(event) }
        case .left: break
        }
      }
      return results
    }
  }

  private func drill(_ heard: Heard) -> Drill {
    let drill = Drill(fleet(.ecm, 4))
    drill.report = { heard.take($0) }
    return drill
  }

  @Test func everythingThatIsRecordedIsHeardInOrder() throws {
    let heard = Heard()
    let drill = drill(heard)
    let results = try drill.run()
    guard case .begun(let begun, isResumed: false) = heard.reports.first else {
      Issue.record("it does not begin")
      return
    }
    #expect(begun.totals == [.queued: 4])
    guard case .left(operation: results.header.id) = heard.reports.last else {
      Issue.record("it is not left")
      return
    }
    #expect(heard.folded?.totals == results.totals)
    #expect(heard.folded?.status == results.status)
  }

  @Test func nothingIsSentBeforeAnObserverKnows() throws {
    let heard = Heard()
    let calls = Mutex<[Int]>([])
    let drill = Drill(fleet(.ecm, 4))
    let cloud = drill.cloud
    drill.report = { report in
      let count = cloud.ledger.withLock { $0.terminateCalls.count }
      if case .begun = report { calls.withLock { $0.append(count) } }
      heard.take(report)
    }
    _ = try drill.run()
    #expect(calls.withLock { $0 } == [0])
  }

  @Test func whatIsTakenUpAgainIsHeardAsThat() throws {
    let heard = Heard()
    let drill = drill(heard)
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.accepted] != nil })
    drill.time.run { await operation.pause(reason: "the link is lost") }
    let isPaused = heard.reports.contains { report in
      guard case .recorded(_, let events) = report else { return false }
      return events.contains { if case .paused("the link is lost", _) = $0 { true } else { false } }
    }
    #expect(isPaused)
    let again = try drill.reaper.resume(operation.id, as: Drill.identity)
    drill.finish(again)
    let beginnings = heard.reports.compactMap { report -> Bool? in
      if case .begun(_, let isResumed) = report { isResumed } else { nil }
    }
    #expect(beginnings == [false, true])
  }
}
