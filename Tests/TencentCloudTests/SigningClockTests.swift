import Fleet
import HTTPTransport
import Support
import Synchronization
import Testing

@testable import TencentCloud

/// Which clock signatures are dated by, against a service that refuses what is five minutes off.
struct SigningClockTests {
  /// A service with a clock of its own. What the `Date` of its answers says is another matter.
  final class TimedService: Sendable {
    /// Seconds that it is ahead of the program's clock.
    let lead: Mutex<Int64>
    /// Seconds that `Date` is ahead of the program's clock; nil for no such header.
    let date: Mutex<Int64?>
    let age: Mutex<String?>
    private let accepted = Mutex<[Bool]>([])

    init(lead: Int64 = 0, date: Int64? = nil, age: String? = nil) {
      self.lead = Mutex(lead)
      self.date = Mutex(date)
      self.age = Mutex(age)
    }

    /// Of each request, whether its signature was in time.
    var verdicts: [Bool] { accepted.withLock { $0 } }

    var transport: ScriptedTransport {
      ScriptedTransport { [self] request, _ in
        let dated = request.header("X-TC-Timestamp").flatMap { Int64($0) } ?? 0
        let isInTime = abs(dated - Cloud.now.seconds - lead.withLock { $0 }) <= 300
        accepted.withLock { $0.append(isInTime) }
        let date = date.withLock { $0 }.map { Self.httpDate(Cloud.now + $0) }
        let fields =
          isInTime
          ? #""TotalCount":0,"InstanceSet":[]"#
          : #""Error":{"Code":"AuthFailure.SignatureExpire","Message":"no"}"#
        return .json(
          #"{"Response":{\#(fields),"RequestId":"r-1"}}"#, date: date, age: age.withLock { $0 })
      }
    }

    /// The day of the week is not read.
    static func httpDate(_ time: Timestamp) -> String {
      let words = time.iso8601().split { "-T:Z".contains($0) }
      let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
      let month = months[(Int(words[1]) ?? 1) - 1]
      return "Thu, \(words[2]) \(month) \(words[0]) \(words[3]):\(words[4]):\(words[5]) GMT"
    }
  }

  private func read(_ cloud: Cloud) async -> ServiceFailure? {
    await cloud.failure { try await $0.read(["ein-1"], of: .ecm, in: "") }
  }

  @Test(
    "a Date that is wrong on answers that are good changes nothing",
    arguments: [7_200, -7_200, 400, -400, 300_000_000])
  func wrongDate(seconds: Int64) async {
    let service = TimedService(date: seconds)
    let cloud = Cloud(service.transport)
    for _ in 0..<20 { #expect(await read(cloud) == nil) }
    #expect(service.verdicts == Array(repeating: true, count: 20))
    #expect(cloud.service.signingClock.choice == .own)
    // It is measured all the same, to be shown.
    #expect(cloud.service.signingClock.difference == seconds * 1000 + 500)
  }

  @Test(
    "a clock that is off costs one refusal, and everything is accepted after it",
    arguments: [1_200, -1_200, 86_400])
  func clockThatIsOff(seconds: Int64) async {
    let service = TimedService(lead: seconds, date: seconds)
    let cloud = Cloud(service.transport)
    for _ in 0..<20 { #expect(await read(cloud) == nil) }
    #expect(service.verdicts == [false] + Array(repeating: true, count: 20))
    #expect(cloud.service.signingClock.choice == .corrected(seconds * 1000 + 500))
    // The repetition had a slot of its own.
    #expect(cloud.clock.sleeps.count == 20)
  }

  @Test func `calls that are refused together correct the clock together`() async {
    let service = TimedService(lead: 1_200, date: 1_200)
    let cloud = Cloud(service.transport)
    await withTaskGroup(of: ServiceFailure?.self) { group in
      for _ in 0..<16 { group.addTask { await read(cloud) } }
      for await failure in group { #expect(failure == nil) }
    }
    #expect(cloud.service.signingClock.choice == .corrected(1_200_500))
    #expect(await read(cloud) == nil)
  }

  @Test func `a correction that is refused as well is taken back, and the advice names both`() async
  {
    let service = TimedService(lead: 1_200, date: 7_200)
    let cloud = Cloud(service.transport)
    let failure = await read(cloud)
    #expect(service.verdicts == [false, false])
    #expect(failure?.kind == .denied)
    #expect(failure?.code == "AuthFailure.SignatureExpire")
    #expect(failure?.advice == .correctedClockRefused(seconds: 7200))
    #expect(cloud.service.signingClock.choice == .own)
    // Once somebody sets it, it is accepted as it is.
    service.lead.withLock { $0 = 0 }
    #expect(await read(cloud) == nil)
    #expect(service.verdicts == [false, false, true])
  }

  @Test func `a clock that is set while its correction is in use is used as it is again`() async {
    let service = TimedService(lead: 1_200, date: 1_200)
    let cloud = Cloud(service.transport)
    #expect(await read(cloud) == nil)
    service.lead.withLock { $0 = 0 }
    service.date.withLock { $0 = 0 }
    #expect(await read(cloud) == nil)
    #expect(service.verdicts == [false, true, false, true])
    #expect(cloud.service.signingClock.choice == .own)
  }

  @Test(
    "a refusal that names no time of its own corrects nothing",
    arguments: [
      TimedService(lead: 1_200), TimedService(lead: 1_200, date: 1_200, age: "3"),
      TimedService(lead: 1_200, date: 0), TimedService(lead: 1_200, date: 4),
    ])
  func noTime(service: TimedService) async {
    let cloud = Cloud(service.transport)
    let failure = await read(cloud)
    #expect(service.verdicts == [false])
    // An answer from a cache is as old as it says, and so names none.
    let named = service.age.withLock { $0 } == nil ? service.date.withLock { $0 } : nil
    #expect(failure?.advice == named.map { .clockIsBehind(seconds: $0) } ?? .setClock)
    #expect(cloud.service.signingClock.choice == .own)
  }

  @Test func `an answer from a cache measures nothing`() async {
    let service = TimedService(date: 7_200, age: "0")
    let cloud = Cloud(service.transport)
    #expect(await read(cloud) == nil)
    #expect(cloud.service.signingClock.difference == nil)
  }

  @Test func `the clock of a proxy's page is not believed`() async {
    let cloud = Cloud([.json("<html>", status: 403, date: "Thu, 02 Apr 2026 09:00:00 GMT")])
    _ = await cloud.failure { try await $0.callerIdentity() }
    #expect(cloud.service.signingClock.difference == nil)
  }

  /// It was certainly not carried out, so that it may go once more.
  @Test(arguments: [TerminationCall.ecm, .edgezone])
  func `a termination whose clock was refused is signed again, once`(call: TerminationCall)
    async
    throws
  {
    let service = TimedService(lead: 1_200, date: 1_200)
    let cloud = Cloud(service.transport)
    let asked = Mutex(0)
    let isWithdrawn: @Sendable () async -> Bool = {
      asked.withLock { $0 += 1 }
      return false
    }
    _ = try await cloud.service.terminate(call, unless: isWithdrawn)
    #expect(service.verdicts == [false, true])
    #expect(asked.withLock { $0 } == 2)
    #expect(cloud.clock.sleeps == [Pacer.spacing(limit: 20)])

    let lying = TimedService(lead: 1_200, date: 7_200)
    let other = Cloud(lying.transport)
    let failure = await other.failure { try await $0.terminate(call) }
    #expect(lying.verdicts == [false, false])
    #expect(failure?.kind == .denied)
  }

  @Test func `a termination that is withdrawn meanwhile is not signed again`() async {
    let service = TimedService(lead: 1_200, date: 1_200)
    let cloud = Cloud(service.transport)
    let asked = Mutex(0)
    let failure = await cloud.failure {
      try await $0.terminate(.ecm) {
        asked.withLock { asked in
          asked += 1
          return asked > 1
        }
      }
    }
    #expect(failure == .withdrawn)
    #expect(service.verdicts == [false])
  }
}
