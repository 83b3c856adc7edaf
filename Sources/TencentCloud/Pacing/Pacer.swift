import Synchronization

/// Spaces the calls of each lane evenly, without bursts, so that no second at the server holds
/// more of them than the API allows.
///
/// The API counts by arrival (documented). With up to 40 ms of jitter on the way the first of 21
/// calls may arrive that much later, so that 20 spacings have to span 1.04 s; 12 ms more cover
/// how late a sleeping task wakes up, and the work until a request leaves and is taken in. What is held
/// up for longer is known by when it goes onto the wire and by its answer, and the call a second behind it
/// then keeps away.
package final class Pacer: Sendable {
  private struct Lane {
    let lock = AsyncLock()
    var pace: LanePace
  }

  private let lanes = Mutex<[PaceLane: Lane]>([:])
  private let ledger: any SlotLedger
  private let clock: any Clock<Duration>
  private let limit: Int

  /// - Parameters:
  ///   - limit: Calls per second that the API allows of one action.
  ///   - clock: Runs at the speed of the ledger's.
  package init(limit: Int = 20, ledger: any SlotLedger, clock: any Clock<Duration>) {
    self.limit = max(1, limit)
    self.ledger = ledger
    self.clock = clock
  }

  package static func spacing(limit: Int) -> Duration {
    .microseconds(1_052_000 / limit + (1_052_000 % limit == 0 ? 0 : 1))
  }

  /// Waits for this call's turn. What it returns must depart at once, and be settled with the answer.
  ///
  /// A task holds at most one slot at a time, so that many waiting calls neither crowd out other
  /// programs nor keep an old spacing.
  ///
  /// - Returns: nil where the task was cancelled.
  package func slot(in lane: PaceLane) async -> PaceSlot? {
    let lock = lock(of: lane)
    guard await lock.enter() else { return nil }
    defer { lock.leave() }
    // A slot that was missed is not used late, since the next one is on time and would follow too
    // closely. Where a machine is never on time, it goes ahead after some attempts.
    for attempt in 1...8 {
      guard !Task.isCancelled else { return nil }
      let grace = attempt == 1 ? .zero : Self.grace
      let slot = reserve(lane, grace: grace)
      guard await sleep(until: slot) else {
        ledger.giveBack(slot)
        return nil
      }
      if ledger.now - slot.begin <= Self.tolerance || attempt == 8 { return slot }
      ledger.giveBack(slot)
    }
    return nil
  }

  /// Tells that the call of a slot leaves now. A call that was held up after its turn came, by a disk or
  /// by the machine, moves the slots behind it, so that twenty others do not follow it too closely.
  package func depart(_ slot: inout PaceSlot) {
    let now = ledger.now
    slot.departure = now
    let delay = now - slot.begin
    if delay > Self.tolerance { ledger.postpone(slot.lane, by: delay) }
    lanes.withLock { $0[slot.lane]?.pace.left(at: now) }
  }

  /// Tells that the call of a slot has its connection and goes onto the wire now. What keeps it from
  /// that, names, handshakes and a machine that stands still, is known exactly by this.
  package func send(_ slot: PaceSlot) {
    let now = ledger.now
    lanes.withLock { $0[slot.lane]?.pace.sent(slot, at: now) }
  }

  package func settle(_ slot: PaceSlot, isThrottled: Bool) {
    let now = ledger.now
    lanes.withLock { $0[slot.lane]?.pace.settle(slot, isThrottled: isThrottled, now: now) }
  }

  /// Cheap enough for every repaint.
  package var rates: [PaceRate] {
    let now = ledger.now
    return lanes.withLock { lanes in
      lanes.map { lane, state in
        PaceRate(
          lane: lane, calls: state.pace.calls(at: now), limit: limit,
          throttled: state.pace.throttled, spacing: state.pace.spacing)
      }
    }
  }

  /// How late a slot may be used. With 20 spacings of 52.6 ms, 1.049 s are left between the first
  /// and the 21st call. A slot that is missed costs no more than its lateness.
  private static let tolerance: Duration = .milliseconds(3)
  /// The lateness allowed after a missed slot, so that the sequence slips as little as possible.
  private static let grace: Duration = .microseconds(1_500)

  private func lock(of lane: PaceLane) -> AsyncLock {
    lanes.withLock { lanes in
      if let known = lanes[lane] { return known.lock }
      let new = Lane(pace: LanePace(narrowest: Self.spacing(limit: limit), limit: limit))
      lanes[lane] = new
      return new.lock
    }
  }

  /// A slot whose call does not make one too many with those that may have arrived late.
  private func reserve(_ lane: PaceLane, grace: Duration) -> PaceSlot {
    var slot = ledger.reserve(lane, spacing: spacing(of: lane), grace: grace)
    let earliest = lanes.withLock { $0[lane]?.pace.earliest(slot.begin) } ?? slot.begin
    let delay = earliest - slot.begin
    guard delay > .zero else { return slot }
    ledger.postpone(lane, by: delay)
    slot.begin += delay
    slot.end += delay
    return slot
  }

  private func spacing(of lane: PaceLane) -> Duration {
    lanes.withLock { $0[lane]?.pace.spacing } ?? Self.spacing(limit: limit)
  }

  private func sleep(until slot: PaceSlot) async -> Bool {
    await Self.sleep(on: clock) { slot.begin - self.ledger.now }
  }

  /// Sleeps to a point in time, not for a time, so that being held up in between costs nothing.
  private static func sleep<C: Clock>(
    on clock: C, for remaining: () -> Duration
  ) async -> Bool where C.Duration == Duration {
    let wait = remaining()
    guard wait > .zero else { return true }
    do {
      try await clock.sleep(until: clock.now.advanced(by: wait), tolerance: .zero)
      return true
    } catch {
      return false
    }
  }
}

/// How fast one action is called, for the title: `18/20 rps`.
package struct PaceRate: Sendable, Hashable {
  package var lane: PaceLane
  /// In the last second.
  package var calls: Int
  /// The calls per second that the API allows.
  package var limit: Int
  /// Refusals for frequency since the start.
  package var throttled: Int
  /// Wider than the ordinary one after a refusal.
  package var spacing: Duration
}
