import Fleet
import Glibc
import Support
import Synchronization
import Testing

@testable import edgereap

/// The socket of a log that is there, is not, does not keep up, or comes back.
struct SystemLogTests {
  private let folder = TemporaryFolder()
  private var path: String { "\(folder.path)/log" }

  private static func line(_ number: Int) -> [UInt8] { Array("line \(number)".utf8) }

  @Test func linesArriveOneByOne() {
    let daemon = LogDaemon(at: path)
    let log = SystemLog(path: path)
    for number in 1...3 { #expect(log.send(Self.line(number)) == .taken) }
    #expect(daemon.records() == ["line 1", "line 2", "line 3"])
  }

  @Test func aStreamGetsAnEndForEach() {
    let daemon = LogDaemon(at: path, isStream: true)
    let log = SystemLog(path: path)
    for number in 1...3 { #expect(log.send(Self.line(number)) == .taken) }
    #expect(daemon.records() == ["line 1", "line 2", "line 3"])
  }

  @Test func whereNoneIsThatIsKnown() {
    #expect(SystemLog(path: path).send(Self.line(1)) == .refused(ENOENT))
    // A file that is no socket.
    close(open(path, O_CREAT | O_WRONLY, 0o600))
    #expect(SystemLog(path: path).send(Self.line(1)) == .refused(ECONNREFUSED))
    let long = String(repeating: "x", count: 200)
    #expect(SystemLog(path: "/\(long)").send(Self.line(1)) == .refused(ENAMETOOLONG))
  }

  @Test(arguments: [false, true]) func oneThatDoesNotReadRefusesAndNothingWaits(isStream: Bool) {
    let daemon = LogDaemon(at: path, isStream: isStream)
    let log = SystemLog(path: path)
    var taken = 0
    while taken < 1_000_000, log.send(Self.line(taken)) == .taken { taken += 1 }
    #expect(log.send(Self.line(taken)) == .refused(EAGAIN))
    // Once it reads, the line goes on where it was.
    var records = daemon.records()
    var tries = 0
    while tries < 1_000, log.send(Self.line(taken)) != .taken {
      records += daemon.records()
      tries += 1
    }
    records += daemon.records()
    #expect(records == (0...taken).map { "line \($0)" })
  }

  @Test func oneThatIsStartedAgainIsFoundAgain() {
    var daemon: LogDaemon? = LogDaemon(at: path)
    let log = SystemLog(path: path)
    #expect(log.send(Self.line(1)) == .taken)
    #expect(daemon?.records() == ["line 1"])
    daemon = nil
    #expect(log.send(Self.line(2)) == .refused(ENOENT))
    let next = LogDaemon(at: path)
    #expect(log.send(Self.line(2)) == .taken)
    #expect(next.records() == ["line 2"])
  }
}

/// What becomes of lines behind the operations' back.
struct AuditTrailTests {
  private final class Facts: Sendable {
    private let all = Mutex<[Notice.Fact]>([])
    var facts: [Notice.Fact] { all.withLock { $0 } }
    func take(_ fact: Notice.Fact) { all.withLock { $0.append(fact) } }
  }

  private let folder = TemporaryFolder()
  private var path: String { "\(folder.path)/log" }
  private let facts = Facts()

  private var trail: AuditTrail { AuditTrail(path: path) { [facts] in facts.take($0) } }

  @Test func whatIsAddedIsWrittenByTheEnd() async {
    let daemon = LogDaemon(at: path)
    let trail = trail
    for number in 1...5 { trail.add(Array("line \(number)".utf8)) }
    await trail.settle()
    #expect(daemon.records() == (1...5).map { "line \($0)" })
    #expect(facts.facts.isEmpty)
  }

  @Test func withoutALogTheLinesAreCountedAndTheReasonIsSaidOnce() async {
    let trail = trail
    for number in 1...5 { trail.add(Array("line \(number)".utf8)) }
    await trail.settle()
    #expect(
      facts.facts == [.auditUnwritable("No such file or directory"), .auditLinesLost(5)])
  }

  @Test func aLogThatComesLateGetsEverything() async throws {
    let trail = trail
    trail.add(Array("line 1".utf8))
    while facts.facts.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    let daemon = LogDaemon(at: path)
    trail.add(Array("line 2".utf8))
    await trail.settle()
    #expect(daemon.records() == ["line 1", "line 2"])
    #expect(facts.facts == [.auditUnwritable("No such file or directory")])
  }

  @Test func oneThatIsNeverReadIsGivenUp() async {
    let daemon = LogDaemon(at: path)
    let trail = trail
    for number in 1...20_000 { trail.add(Array("line \(number)".utf8)) }
    trail.cut()
    await trail.settle()
    let kept = daemon.records().count
    #expect(facts.facts.last == .auditLinesLost(20_000 - kept))
    #expect(facts.facts.count == 2)
  }

  @Test func nothingToWriteOpensNothing() async {
    let trail = trail
    await trail.settle()
    #expect(facts.facts.isEmpty)
  }
}
