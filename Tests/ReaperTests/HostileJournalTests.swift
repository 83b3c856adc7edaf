import Fleet
import JSON
@testable import Reaper
import Support
import Testing

/// Journals that nobody wrote in earnest. They are read at each start, so that one of them must not
/// keep the program from starting.
struct HostileJournalTests {
  private func finished() throws -> (drill: Drill, operation: String, path: String) {
    let drill = Drill(fleet(.ecm, 3))
    let operation = try drill.start()
    drill.finish(operation)
    return (drill, operation.id, "\(drill.journal.path)/\(operation.id).jsonl")
  }

  /// It took the stack to its end before its hash was looked at.
  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func aLineOfManyLevelsIsRefused(level: String) throws {
    let (drill, operation, path) = try finished()
    let line = "{\"v\":1,\"x\":" + String(repeating: level, count: 200_000)
    for text in [line + "\n", String(decoding: File.read(path), as: UTF8.self) + line + "\n"] {
      File.write(Array(text.utf8), to: path)
      let error = #expect(throws: JournalError.self) { try drill.journal.replay(operation) }
      #expect(error?.english.contains("64 levels") == true)
      guard case .unreadable = try drill.journal.history()[0].status else {
        Issue.record("it was read")
        return
      }
    }
  }

  /// An offset of all the range ended the program where the time was shown.
  @Test func anImpossibleZoneIsRefused() {
    for offset in ["9223372036854775807", "-86401"] {
      let plan = #"{"options":{"schedule":{"zone_offset":\#(offset)}}}"#
      #expect(throws: JSONFault.self) {
        try JSONScanner.read(Array(plan.utf8)) { (scanner) throws(JSONFault) in
          try Plan(reading: &scanner)
        }
      }
    }
  }
}
