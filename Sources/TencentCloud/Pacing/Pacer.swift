internal import Synchronization

/// Spaces the calls of each lane evenly, without bursts, so that no second at the server holds
/// more of them than the API allows.
///
/// The API counts by arrival (documented). With up to 40 ms of jitter on the way the first of 21
/// calls may arrive that much later, so that 20 spacings have to span 1.04 s; 8 ms more cover
/// how late a sleeping task wakes up and the work until a request leaves.
package final class Pacer: Sendable {
  private struct Lane {
    let turnstile = Turnstile()
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
    .microseconds(1_048_000 / limit + (1_048_000 % limit == 0 ? 0 : 1))
  }

  /// Waits for this call's turn. What it returns must be settled with the answer.
  ///
  /// A task holds at most one slot at a time, so that many waiting calls neither crowd out other
  /// programs nor keep an old spacing.
  ///
  /// - Returns: nil where the task was cancelled.
  package func slot(in lane: PaceLane) async -> PaceSlot? {
    let turnstile = turnstile(of: lane)
    guard await turnstile.enter() else { return nil }
    defer { turnstile.leave() }
    // A slot that was missed is not used late, since the next one is on time and would follow too
    // closely. Where a machine is never on time, it goes ahead after some attempts.
    for attempt in 1...8 {
      guard !Task.isCancelled else { return nil }
      let grace = attempt == 1 ? .zero : Self.grace
      let slot = ledger.reserve(lane, spacing: spacing(of: lane), grace: grace)
      guard await sleep(until: slot) else {
        ledger.giveBack(slot)
        return nil
      }
      let now = ledger.now
      if now - slot.begin <= Self.tolerance || attempt == 8 {
        lanes.withLock { $0[lane]?.pace.left(at: now) }
        return slot
      }
      ledger.giveBack(slot)
    }
    return nil
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

  /// How late a slot may be used. With 20 spacings of 52.4 ms, 1.042 s are left between the first
  /// and the 21st call.
  private static let tolerance: Duration = .milliseconds(6)
  /// What is taken of it when a slot was missed, so that the sequence slips by no more than it must.
  private static let grace: Duration = .milliseconds(3)

  private func turnstile(of lane: PaceLane) -> Turnstile {
    lanes.withLock { lanes in
      if let known = lanes[lane] { return known.turnstile }
      let new = Lane(pace: LanePace(narrowest: Self.spacing(limit: limit)))
      lanes[lane] = new
      return new.turnstile
    }
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
