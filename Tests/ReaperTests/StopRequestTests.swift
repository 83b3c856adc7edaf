import Fleet
import Glibc
@testable import Reaper
import Support
import Testing

/// What one program leaves for another that works on an operation.
struct StopRequestTests {
  private func plant(_ name: String, in drill: Drill, mode: mode_t = 0o600) -> String {
    let path = "\(drill.journal.path)/\(name)"
    File.write(Array("mallory@bastion pid 7\n".utf8), to: path)
    chmod(path, mode)
    return path
  }

  private func started() throws -> (drill: Drill, id: String) {
    let drill = Drill(fleet(.ecm, 2))
    let operation = try drill.start()
    drill.finish(operation)
    return (drill, operation.id)
  }

  @Test func aRequestNamesWhoAsksAndConcernsOneOperation() throws {
    let (drill, id) = try started()
    _ = plant("\(id).stop", in: drill)
    #expect(drill.journal.stopAsker(of: id) == "mallory@bastion pid 7")
    #expect(drill.journal.stopAsker(of: "20261121-000000-aaaa") == nil)
    drill.journal.endStopRequest(of: "20261121-000000-aaaa")
    #expect(drill.journal.stopAsker(of: id) != nil)
    drill.journal.endStopRequest(of: id)
    #expect(drill.journal.stopAsker(of: id) == nil)
    #expect(try drill.journal.operations() == [id])
  }

  @Test func whatIsPlantedUnderItsNameIsNoRequest() throws {
    let (drill, _) = try started()
    let folder = drill.journal.path
    let own = plant("own", in: drill)
    symlink(own, "\(folder)/a.stop")
    mkdir("\(folder)/b.stop", 0o700)
    mkfifo("\(folder)/c.stop", 0o600)
    _ = plant("d.stop", in: drill, mode: 0o644)
    link(own, "\(folder)/e.stop")
    if geteuid() == 0 { chown(plant("f.stop", in: drill), 65534, 65534) }
    for name in ["a", "b", "c", "d", "e", "f"] {
      #expect(drill.journal.stopAsker(of: name) == nil, "\(name)")
    }
  }

  @Test func whereNothingIsLeftToSendNobodyIsAsked() async throws {
    let (drill, id) = try started()
    _ = plant("\(id).stop", in: drill)
    #expect(try await drill.journal.stop(id, as: "bob") == .nothingToSend)
    // It was of an operation that has ended.
    #expect(drill.journal.stopAsker(of: id) == nil)
  }

  @Test func anOperationThatIsNotThereIsNotFound() async {
    let journal = Drill(fleet(.ecm, 1)).journal
    for name in ["20261121-000000-aaaa", "../x", ""] {
      let error = await #expect(throws: JournalError.self) {
        _ = try await journal.stop(name, as: "bob")
      }
      guard case .notFound = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func whatIsNotAnsweredIsWithdrawn() async throws {
    let drill = Drill(fleet(.ecm, 2))
    // Its time stands still, and nobody looks for requests.
    let operation = try drill.start()
    #expect(
      try await drill.journal.stop(operation.id, as: "bob", patience: 0)
        == .unanswered(seconds: 0))
    #expect(drill.journal.stopAsker(of: operation.id) == nil)
    drill.finish(operation)
  }

  @Test func theReasonIsInTheHistory() throws {
    let drill = Drill(fleet(.ecm, 2))
    let reason = String(repeating: "下", count: 500)
    let confirmed = try #require(drill.plan.confirmed(by: drill.plan.phrase))
    let operation = try drill.reaper.execute(
      confirmed, gate: TerminationGate(), as: Drill.identity,
      after: PreflightReport(unchanged: drill.plan.targets),
      discipline: Discipline(reason: reason))
    #expect(try drill.journal.history().map(\.reason) == [reason])
    drill.finish(operation)
    #expect(try drill.journal.history().map(\.reason) == [reason])
    #expect(try drill.journal.history().map(\.status) == [.finished])
  }
}
