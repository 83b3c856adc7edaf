import Fleet
import Glibc
import OwnFiles
@testable import Reaper
import Support
import Synchronization
import Testing

/// What is on the disk, and what is said when it is not what was written.
struct JournalTests {
  private func finished(_ count: Int = 3) throws -> (drill: Drill, operation: String, path: String)
  {
    let drill = Drill(fleet(.ecm, count))
    let operation = try drill.start()
    drill.finish(operation)
    return (drill, operation.id, "\(drill.journal.path)/\(operation.id).jsonl")
  }

  @Test func aFinishedOperationReadsBackAsItWas() throws {
    let drill = Drill(fleet(.ecm, 30) + fleet(.edgezone, 30))
    drill.cloud.ledger.withLock {
      $0.faults.poisoned["ein-00003"] = ServiceFailure(
        kind: .refused, code: "No", message: "it \"will\"\n not", requestID: "r",
        advice: .waitForState)
    }
    let operation = try drill.start(
      after: {
        var report = PreflightReport(unchanged: drill.plan.targets)
        report.denied[drill.plan.targets[4].key] = [
          DeniedAction(action: "TerminateInstances", code: "No", message: "the service said no")
        ]
        return report
      }())
    let results = drill.finish(operation)
    let replay = try drill.journal.replay(operation.id)
    let read = try #require(replay.results)
    #expect(read.instances == results.instances)
    #expect(read.header == results.header)
    #expect(read.header.plan.isIntact(digest: Drill.digest))
    #expect(read.notices == results.notices)
    #expect(read.status == results.status)
    #expect(read.totals == [.gone: 58, .failed: 1, .heldBack: 1])
    #expect(replay.rejected.isEmpty)
  }

  @Test func filesAreForTheirOwnerAlone() throws {
    let (drill, _, path) = try finished()
    var information = stat()
    try #require(stat(path, &information) == 0)
    #expect(information.st_mode & 0o777 == 0o600)
    try #require(stat(drill.journal.path, &information) == 0)
    #expect(information.st_mode & 0o777 == 0o700)
  }

  /// Somebody looks at a journal with `less` or `cat`. What a name in it would do to his terminal is
  /// written as an escape, and read back as what it was.
  @Test func noNameInAJournalIsObeyedByATerminal() throws {
    let obeyed = (UInt32(0)...0x10_FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    #expect(obeyed.count > 100)
    var machine = fleet(.ecm, 1)[0]
    machine.name = "边缘 é " + String(String.UnicodeScalarView(obeyed)) + " 👍\u{1F1E8}\u{1F1F3}"
    let drill = Drill([machine])
    let operation = try drill.start()
    drill.finish(operation)
    let path = "\(drill.journal.path)/\(operation.id).jsonl"
    let written = String(decoding: File.read(path), as: UTF8.self)
    #expect(written.unicodeScalars.allSatisfy { $0 == "\n" || !obeyed.contains($0) })
    #expect(written.contains("边缘 é ") && written.contains("\\u202e") && written.contains("\\u009b"))
    let read = try #require(try drill.journal.replay(operation.id).results)
    #expect(
      read.instances[0].instance.name.unicodeScalars.elementsEqual(machine.name.unicodeScalars))
  }

  @Test func anEditedLineIsNamed() throws {
    let (drill, operation, path) = try finished()
    let lines = File.read(path).split(separator: UInt8(ascii: "\n")).map(Array.init)
    for number in lines.indices {
      var edited = lines
      let place = try #require(edited[number].firstIndex(of: UInt8(ascii: "e")))
      edited[number][place] = UInt8(ascii: "E")
      File.write(Array(edited.joined(separator: [10])) + [10], to: path)
      let error = #expect(throws: JournalError.self) { try drill.journal.replay(operation) }
      guard case .brokenChain(_, let line, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(line == number + 1)
      #expect(error?.english.contains("line \(number + 1)") == true)
    }
  }

  @Test func aLineTakenOutOrPutTwiceIsNamed() throws {
    let (drill, operation, path) = try finished()
    let lines = File.read(path).split(separator: UInt8(ascii: "\n")).map(Array.init)
    for edited in [lines[..<2] + lines[3...], lines[..<3] + lines[2...]] {
      File.write(Array(edited.joined(separator: [10])) + [10], to: path)
      let error = #expect(throws: JournalError.self) { try drill.journal.replay(operation) }
      guard case .brokenChain = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test func aNewerVersionIsRefusedInWords() throws {
    let (drill, operation, path) = try finished()
    var bytes = File.read(path)
    bytes.insert(contentsOf: "{\"v\":2,\"whatever\":[".utf8, at: bytes.count)
    bytes.append(10)
    File.write(bytes, to: path)
    let error = #expect(throws: JournalError.self) { try drill.journal.replay(operation) }
    guard case .newerVersion(_, _, let version, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(version == 2)
    #expect(error?.english.contains("newer edgereap") == true)
    #expect(throws: JournalError.self) { try drill.reaper.resume(operation, as: Drill.identity) }
  }

  @Test func aTornLastLineIsMendedAndSaid() throws {
    let drill = Drill(fleet(.ecm, 3))
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.terminating] == 3 })
    drill.time.run { await operation.pause(reason: "the test") }
    let path = "\(drill.journal.path)/\(operation.id).jsonl"
    File.write(File.read(path) + Array("{\"v\":1,\"n\":9,\"prev\":\"".utf8), to: path)
    #expect(try drill.journal.replay(operation.id).tornBytes == 21)
    let resumed = try drill.reaper.resume(operation.id, as: Drill.identity)
    let results = drill.finish(resumed)
    #expect(results.totals == [.gone: 3])
    #expect(results.notices.contains { $0.english.contains("cut off") })
    #expect(try drill.journal.replay(operation.id).tornBytes == 0)
  }

  @Test func anotherAccountsOperationIsNotRead() throws {
    let (drill, operation, _) = try finished()
    var other = Drill.identity
    other.account = Account(id: "100000000099")
    #expect(throws: JournalError.otherIdentity(operation: operation, owner: Drill.identity)) {
      try drill.reaper.resume(operation, as: other)
    }
    other = Drill.identity
    other.endpoint = "http://127.0.0.1:1"
    #expect(throws: JournalError.self) { try drill.reaper.resume(operation, as: other) }
  }

  @Test func takingUpAFinishedOperationWritesNothing() throws {
    let (drill, operation, path) = try finished()
    let before = File.read(path)
    let resumed = try drill.reaper.resume(operation, as: Drill.identity)
    #expect(drill.finish(resumed).totals == [.gone: 3])
    #expect(File.read(path) == before)
  }

  @Test func anOperationHasOneOwner() throws {
    let drill = Drill(fleet(.ecm, 3))
    let operation = try drill.start()
    #expect(throws: JournalError.ownedElsewhere(operation: operation.id, process: "alice, pid 1")) {
      try drill.reaper.resume(operation.id, as: Drill.identity)
    }
    #expect(try drill.journal.openKeys(of: Drill.identity) == Set(drill.plan.targets.map(\.key)))
    var other = Drill.identity
    other.site = .cn
    #expect(try drill.journal.openKeys(of: other).isEmpty)
    drill.finish(operation)
    #expect(try drill.journal.openKeys(of: Drill.identity).isEmpty)
  }

  @Test func aFolderThatCannotBeMadeStopsBeforeSending() throws {
    let drill = Drill(fleet(.ecm, 3))
    // A file where the folder should be is refused to everybody, the superuser included.
    File.write([], to: drill.journal.path)
    let error = #expect(throws: JournalError.self) { try drill.start() }
    guard case .cannotWrite = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls.isEmpty })
  }

  @Test func aFullDiskIsAnErrorInWords() throws {
    // The device that is always full.
    let file = try OpenFile("/dev/full", for: .updating, tolerating: .anything)
    let journal = JournalFile(file, path: "/dev/full", digest: Drill.digest)
    let error = #expect(throws: JournalError.self) {
      try journal.append([.finished(at: Timestamp(seconds: 0))], totals: [:])
    }
    #expect(error?.english.contains("No space left on device") == true)
    #expect(journal.flushCount == 0)
  }

  @Test func aLostFolderStopsSending() throws {
    var settings = ReaperSettings()
    settings.callsInFlight = 1
    let drill = Drill(fleet(.edgezone, 900))
    drill.settings = settings
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.accepted] ?? 0 >= 100 })
    rename(drill.journal.path, drill.journal.path + "-moved")
    let results = drill.finish(operation)
    let sent = drill.cloud.ledger.withLock { $0.terminateCalls[.edgezone] ?? 0 }
    // One call was on its way when the folder went.
    #expect(sent <= 4)
    #expect(operation.journalError != nil)
    #expect(
      results.notices.contains { $0.severity == .error && $0.english.contains("cannot be written") }
    )
    #expect(results.totals[.cancelled] ?? 0 >= 700)
    #expect(results.openCount == 0)
    #expect(operation.rejectedChanges.isEmpty)
    drill.expectAgreement(results, "lost folder")
    // What was written up to then is whole, and taken up again it ends in the same way.
    rename(drill.journal.path + "-moved", drill.journal.path)
    let resumed = try drill.reaper.resume(operation.id, as: Drill.identity)
    let again = drill.finish(resumed)
    drill.expectAgreement(again, "taken up")
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls[.edgezone] } == sent)
  }

  /// As `copytruncate` does, and as a program that appends to the wrong file does.
  @Test(arguments: [0, 2_000, nil])
  func aJournalWhoseLengthChangedUnderneathStopsSending(length: Int?) throws {
    var settings = ReaperSettings()
    settings.callsInFlight = 1
    let drill = Drill(fleet(.edgezone, 900))
    drill.settings = settings
    let operation = try drill.start()
    let path = "\(drill.journal.path)/\(operation.id).jsonl"
    drill.time.run(until: { operation.results.totals[.accepted] ?? 0 >= 100 })
    let before = File.read(path)
    let changed = length.map { Array(before.prefix($0)) } ?? before + Array("a line\n".utf8)
    File.write(changed, to: path)
    let results = drill.finish(operation)
    let sent = drill.cloud.ledger.withLock { $0.terminateCalls[.edgezone] ?? 0 }
    #expect(sent <= 4)
    let words = operation.journalError?.english ?? ""
    #expect(words.contains("another program changed it"), "\(words)")
    #expect(words.contains("has \(changed.count) of the"), "\(words)")
    #expect(results.totals[.cancelled] ?? 0 >= 700)
    #expect(results.openCount == 0)
    drill.expectAgreement(results, "length \(changed.count)")
    // Neither filled with zeros nor cut: what others made of it is left as it is.
    #expect(File.read(path) == changed)
    guard length == 0 else { return }
    // Calls were sent, which an empty journal does not tell.
    let unread = #expect(throws: JournalError.self) {
      try drill.reaper.resume(operation.id, as: Drill.identity)
    }
    #expect(
      unread?.english.contains("or it was truncated") == true, "\(String(describing: unread))")
    guard case .unreadable(let error) = try drill.journal.history()[0].status else {
      Issue.record("an empty journal was read")
      return
    }
    #expect(error.english.contains("or it was truncated"), "\(error)")
  }

  @Test func theHistoryTellsEndsWithoutReadingAll() throws {
    let folder = TemporaryFolder()
    let first = Drill(fleet(.ecm, 40), folder: folder)
    let confirmed = try #require(first.plan.confirmed(by: first.plan.phrase))
    let ended = try first.reaper.execute(
      confirmed, gate: TerminationGate(), as: Drill.identity,
      after: PreflightReport(unchanged: first.plan.targets),
      discipline: Discipline(reason: "CHG-1 \"spring\""))
    first.finish(ended)
    let second = Drill(fleet(.edgezone, 20), folder: folder)
    second.time.clock.advance(by: .seconds(100))
    let running = try second.start()
    second.time.run(until: { running.results.totals[.terminating] == 20 })
    func past() throws -> [PastOperation] { try second.journal.history() }
    #expect(try past().map(\.id) == [running.id, ended.id])
    #expect(try past().map(\.status) == [.running, .finished])
    #expect(try past().map(\.totals) == [[.terminating: 20], [.gone: 40]])
    #expect(try past().map(\.targets) == [20, 40])
    #expect(try past().map(\.owner) == [Drill.identity, Drill.identity])
    #expect(try past().map(\.reason) == [nil, "CHG-1 \"spring\""])
    second.time.run { await running.pause(reason: "the test") }
    #expect(try past().map(\.status) == [.unfinished, .finished])
    #expect(try second.journal.unfinished(of: Drill.identity).map(\.id) == [running.id])
    // What is not a journal is named, and does not hide the others.
    File.write(Array("rubbish\n".utf8), to: "\(second.journal.path)/20991231-000000-0000.jsonl")
    #expect(try second.journal.history().count == 3)
    guard case .unreadable = try second.journal.history()[0].status else {
      Issue.record("rubbish was read")
      return
    }
  }

  @Test func aNameIsNotAPath() throws {
    let (drill, _, _) = try finished()
    #expect(throws: JournalError.self) { try drill.journal.replay("../operations/x") }
    #expect(throws: JournalError.self) { try drill.journal.replay("nobody") }
  }
}
