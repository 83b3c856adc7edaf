import Fleet
@testable import Reaper
import Support
import Testing

/// Looking on while another program works.
struct JournalTailTests {
  /// A finished operation's journal, and the lines of it.
  private func recorded() throws -> (drill: Drill, id: String, path: String, lines: [[UInt8]]) {
    let drill = Drill(fleet(.ecm, 5) + fleet(.edgezone, 5))
    let operation = try drill.start()
    drill.finish(operation)
    let path = "\(drill.journal.path)/\(operation.id).jsonl"
    let lines = File.read(path).split(separator: UInt8(ascii: "\n")).map { Array($0) + [10] }
    return (drill, operation.id, path, lines)
  }

  @Test func everyLineIsReadOnceAndTornOnesWait() throws {
    let (drill, id, path, lines) = try recorded()
    let whole = try #require(try drill.journal.replay(id).results)
    File.write(lines[0], to: path)
    var tail = try JournalTail(id, in: drill.journal, as: Drill.identity)
    var events = 0
    for number in 1..<lines.count {
      let before = Array(lines[..<number].joined())
      File.write(before + lines[number].dropLast(7), to: path)
      #expect(try tail.read().isEmpty)
      File.write(before + lines[number], to: path)
      events += try tail.read().count
      #expect(try tail.read().isEmpty)
    }
    #expect(events == lines.count - 1)
    #expect(tail.results.instances == whole.instances)
    #expect(tail.results.totals == whole.totals)
    #expect(tail.results.status == whole.status)
  }

  @Test func aLineThatWasTakenBackIsSaid() throws {
    let (drill, id, path, lines) = try recorded()
    var tail = try JournalTail(id, in: drill.journal, as: Drill.identity)
    File.write(Array(lines.dropLast().joined()), to: path)
    #expect(throws: JournalError.self) { _ = try tail.read() }
  }

  @Test func anotherAccountsOperationIsNotLookedAt() throws {
    let (drill, id, _, _) = try recorded()
    var other = Drill.identity
    other.account = Account(id: "100000000099")
    #expect(throws: JournalError.otherIdentity(operation: id, owner: Drill.identity)) {
      _ = try JournalTail(id, in: drill.journal, as: other)
    }
  }
}
