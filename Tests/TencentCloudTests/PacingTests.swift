import Fleet
import Support
import Synchronization
import Testing

@testable import TencentCloud

struct PacingTests {
  static let lane = PaceLane(service: .ecm, action: "TerminateInstances", account: "a")

  /// The most calls in any sliding second.
  static func most(_ times: [Duration]) -> Int {
    let times = times.sorted()
    var first = 0
    return times.indices.map { last in
      while times[first] <= times[last] - .seconds(1) { first += 1 }
      return last - first + 1
    }.max() ?? 0
  }

  static func departures(_ count: Int, pacer: Pacer, clock: JumpingClock) async -> [Duration] {
    await departures(count, pacer: pacer, clock: clock) { .zero }
  }

  /// Departures of calls that are held up for so long after their turn came.
  static func departures(
    _ count: Int, pacer: Pacer, clock: JumpingClock, heldUpFor delay: () -> Duration
  ) async -> [Duration] {
    var times: [Duration] = []
    for _ in 0..<count {
      guard var slot = await pacer.slot(in: lane) else { continue }
      clock.advance(by: delay())
      pacer.depart(&slot)
      times.append(clock.now.offset)
    }
    return times
  }

  static func pacer(_ clock: JumpingClock) -> Pacer {
    Pacer(ledger: MemorySlotLedger { clock.now.offset }, clock: clock)
  }

  @Test("no sliding second at the server holds more than 20, with jitter", arguments: 1...20)
  func ceiling(seed: UInt64) async {
    let clock = JumpingClock()
    let numbers = SeededNumbers(seed: seed)
    let times = await Self.departures(200, pacer: Self.pacer(clock), clock: clock)
    #expect(times.count == 200)
    let arrivals = times.map { $0 + .milliseconds(40) * numbers.next() }
    #expect(Self.most(arrivals) <= 20)
    #expect(199 / ((times[199] - times[0]) / .seconds(1)) >= 0.94 * 20)
  }

  @Test("nor on a machine that wakes late", arguments: 1...20)
  func lateness(seed: UInt64) async {
    let numbers = SeededNumbers(seed: seed)
    // Mostly about a millisecond late, every tenth time up to 30 ms.
    let clock = JumpingClock {
      .milliseconds(numbers.next() < 0.1 ? 30 : 1.5) * numbers.next()
    }
    let times = await Self.departures(200, pacer: Self.pacer(clock), clock: clock)
    let arrivals = times.map { $0 + .milliseconds(40) * numbers.next() }
    #expect(Self.most(arrivals) <= 20)
  }

  @Test("nor where calls are held up after their turn came", arguments: 1...20)
  func heldUp(seed: UInt64) async {
    let clock = JumpingClock()
    let numbers = SeededNumbers(seed: seed)
    // A disk that takes its time: mostly nothing, every tenth time up to 45 ms.
    let times = await Self.departures(200, pacer: Self.pacer(clock), clock: clock) {
      .milliseconds(numbers.next() < 0.1 ? 45 : 0) * numbers.next()
    }
    let arrivals = times.map { $0 + .milliseconds(40) * numbers.next() }
    #expect(Self.most(arrivals) <= 20)
  }

  @Test("nor where the link or the server stands still for a moment", arguments: 1...20)
  func heldUpOnTheWay(seed: UInt64) async {
    let clock = JumpingClock()
    let answered = Mutex<Duration?>(nil)
    let pacer = Pacer(
      ledger: MemorySlotLedger { answered.withLock { $0 } ?? clock.now.offset }, clock: clock)
    let numbers = SeededNumbers(seed: seed)
    var underWay: [(slot: PaceSlot, answer: Duration)] = []
    var (departures, arrivals): ([Duration], [Duration]) = ([], [])
    for _ in 0..<400 {
      guard var slot = await pacer.slot(in: Self.lane) else { continue }
      for call in underWay.filter({ $0.answer <= clock.now.offset }) {
        answered.withLock { $0 = call.answer }
        pacer.settle(call.slot, isThrottled: false)
      }
      answered.withLock { $0 = nil }
      underWay.removeAll { $0.answer <= clock.now.offset }
      pacer.depart(&slot)
      departures.append(clock.now.offset)
      let delay = numbers.next() < 0.04 ? 95 : 40 * numbers.next()
      arrivals.append(clock.now.offset + .milliseconds(delay))
      underWay.append((slot, clock.now.offset + .milliseconds(delay + 5)))
    }
    #expect(Self.most(arrivals) <= 20)
    #expect(399 / ((departures[399] - departures[0]) / .seconds(1)) >= 17)
  }

  @Test("nor where calls wait for their connections", arguments: 1...20)
  func heldUpBeforeTheWire(seed: UInt64) async {
    let clock = JumpingClock()
    let seen = Mutex<Duration?>(nil)
    let pacer = Pacer(
      ledger: MemorySlotLedger { seen.withLock { $0 } ?? clock.now.offset }, clock: clock)
    let numbers = SeededNumbers(seed: seed)
    typealias Event = (slot: PaceSlot, at: Duration, isAnswer: Bool)
    var coming: [Event] = []
    var (departures, arrivals): ([Duration], [Duration]) = ([], [])
    for number in 0..<400 {
      guard var slot = await pacer.slot(in: Self.lane) else { continue }
      for event in coming.filter({ $0.at <= clock.now.offset }).sorted(by: { $0.at < $1.at }) {
        seen.withLock { $0 = event.at }
        if event.isAnswer {
          pacer.settle(event.slot, isThrottled: false)
        } else {
          pacer.send(event.slot)
        }
      }
      seen.withLock { $0 = nil }
      coming.removeAll { $0.at <= clock.now.offset }
      pacer.depart(&slot)
      departures.append(clock.now.offset)
      // The first ones shake hands, and later ones now and then.
      let connection = number < 10 || numbers.next() < 0.03 ? 100 + 400 * numbers.next() : 0
      let sent = clock.now.offset + .milliseconds(connection)
      coming.append((slot, sent, false))
      arrivals.append(sent + .milliseconds(40 * numbers.next()))
      coming.append((slot, arrivals[arrivals.count - 1] + .milliseconds(5), true))
    }
    #expect(Self.most(arrivals) <= 20)
    #expect(399 / ((departures[399] - departures[0]) / .seconds(1)) >= 15)
  }

  @Test func `a machine that is never on time still sends`() async {
    let clock = JumpingClock { .milliseconds(200) }
    let times = await Self.departures(5, pacer: Self.pacer(clock), clock: clock)
    #expect(times.count == 5)
  }

  @Test func `lanes do not wait for each other`() async {
    let clock = JumpingClock()
    let pacer = Self.pacer(clock)
    let reading = PaceLane(service: .ecm, action: "DescribeInstances", account: "a")
    for _ in 0..<10 { _ = await pacer.slot(in: reading) }
    let before = clock.now
    _ = await pacer.slot(in: Self.lane)
    #expect(before.duration(to: clock.now) == .zero)
  }

  @Test func `a refusal for frequency widens the spacing, answers narrow it again`() async throws {
    let clock = JumpingClock()
    let pacer = Self.pacer(clock)
    let base = Pacer.spacing(limit: 20)
    #expect(base == .microseconds(52_600))
    let slots = [await pacer.slot(in: Self.lane), await pacer.slot(in: Self.lane)].compactMap(
      \.self)
    #expect(slots.count == 2)
    // Two calls under way at once are refused for the same reason.
    for slot in slots { pacer.settle(slot, isThrottled: true) }
    #expect(pacer.rates.first?.spacing == base * 1.5)
    #expect(pacer.rates.first?.throttled == 2)
    for _ in 0..<20 {
      guard let slot = await pacer.slot(in: Self.lane) else { continue }
      pacer.settle(slot, isThrottled: false)
    }
    #expect(pacer.rates.first?.spacing == base)
    for _ in 0..<20 {
      guard let slot = await pacer.slot(in: Self.lane) else { continue }
      pacer.settle(slot, isThrottled: true)
    }
    #expect(pacer.rates.first?.spacing == .seconds(1))
  }

  @Test func `the rate is that of the last second`() async {
    let clock = JumpingClock()
    let pacer = Self.pacer(clock)
    _ = await Self.departures(100, pacer: pacer, clock: clock)
    #expect(pacer.rates.map(\.calls) == [20])
    #expect(pacer.rates.map(\.limit) == [20])
    clock.advance(by: .seconds(2))
    #expect(pacer.rates.map(\.calls) == [0])
  }

  @Test func `a call that is cancelled while it waits leaves the way free`() async {
    let clock = ManualClock()
    let pacer = Pacer(ledger: MemorySlotLedger { clock.now.offset }, clock: clock)
    let lane = Self.lane
    #expect(await pacer.slot(in: lane) != nil)
    let sleeping = Task { await pacer.slot(in: lane) }
    while clock.sleeperCount == 0 { await Task.yield() }
    let queued = Task { await pacer.slot(in: lane) }
    queued.cancel()
    #expect(await queued.value == nil)
    sleeping.cancel()
    #expect(await sleeping.value == nil)
    let next = Task { await pacer.slot(in: lane) }
    while clock.sleeperCount == 0 { await Task.yield() }
    clock.advance(by: Pacer.spacing(limit: 20))
    // The slot of the one who gave up was free again.
    #expect(await next.value?.begin == Pacer.spacing(limit: 20))
  }

  @Test func `many tasks leave in the order in which they came`() async {
    let clock = JumpingClock()
    let pacer = Self.pacer(clock)
    let slots = await withTaskGroup(of: PaceSlot?.self) { group in
      for _ in 0..<50 { group.addTask { await pacer.slot(in: Self.lane) } }
      return await group.reduce(into: [PaceSlot]()) { if let slot = $1 { $0.append(slot) } }
    }
    let begins = slots.map(\.begin).sorted()
    #expect(slots.count == 50)
    #expect(zip(begins, begins.dropFirst()).allSatisfy { $1 - $0 >= .microseconds(52_600) })
  }
}
