import Fleet
import JSON
@testable import Reaper
import Support
import Testing

/// A journal keeps what happened, not what was said of it.
struct JournalFactTests {
  private func event(_ line: String) throws -> OperationEvent? {
    try JSONScanner.read(Array(line.utf8), JournalMembers.init(reading:)).event
  }

  private static let beginning = #"{"v":1,"n":2,"prev":"","at":"2026-11-21T07:48:00Z","type":"#

  @Test func whatAnOlderVersionSaidStaysAsItWasSaid() throws {
    let notice = try event(
      Self.beginning + #""notice","severity":"warning","text":"ECM throttles"}"#)
    guard case .notice(let read) = notice else {
      Issue.record("\(String(describing: notice))")
      return
    }
    #expect(read.fact == .verbatim("ECM throttles"))
    let changed = try event(
      Self.beginning + #""changed","changes":[{"outcome":"failed","failure":{"kind":"refused","#
        + #""code":"CameBack","message":"It is back.","request_id":"r","advice":"Wait."},"#
        + #""product":"ecm","ids":["ein-1"]}]}"#)
    guard case .changed(let changes) = changed, let outcome = changes.changes.first?.outcome else {
      Issue.record("\(String(describing: changed))")
      return
    }
    #expect(
      outcome
        == .failed(
          ServiceFailure(
            kind: .refused, code: "CameBack", message: "It is back.", requestID: "r",
            advice: .verbatim("Wait."))))
  }

  @Test func aFactOfANewerVersionIsShownAsItIsWritten() throws {
    let notice = try event(
      Self.beginning + #""notice","severity":"warning","fact":["exploded","ecm"]}"#)
    guard case .notice(let read) = notice else {
      Issue.record("\(String(describing: notice))")
      return
    }
    #expect(read.fact == .verbatim("exploded ecm"))
  }

  @Test func whyInstancesWereHeldBackIsReadBackWithItsReason() throws {
    let instances = fleet(.edgezone, 30)
    let folder = TemporaryFolder()
    let first = Drill(Array(instances.prefix(20)), folder: folder)
    let mine = try first.start()
    let second = Drill(Array(instances.suffix(20)), folder: folder)
    second.time.clock.advance(by: .seconds(5))
    let theirs = try second.start()
    second.finish(theirs)
    first.finish(mine)
    let read = try #require(try second.journal.replay(theirs.id).results)
    let reasons = read.instances.compactMap { result -> Hold.Reason? in
      if case .heldBack(let hold) = result.outcome { hold.reason } else { nil }
    }
    #expect(reasons == Array(repeating: .openElsewhere, count: 10))
  }
}
