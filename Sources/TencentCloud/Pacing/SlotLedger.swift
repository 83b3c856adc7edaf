import Synchronization

/// Hands out the times at which calls of a lane may leave.
package protocol SlotLedger: Sendable {
  /// Monotonic time that all users of the ledger share.
  var now: Duration { get }

  /// Takes the next free slot, now or later, and moves the next one `spacing` behind it.
  ///
  /// It never fails and never waits: somebody who cannot keep a ledger still paces himself.
  ///
  /// - Parameter grace: How long ago a slot may have begun that is taken now.
  func reserve(_ lane: PaceLane, spacing: Duration, grace: Duration) -> PaceSlot

  /// Frees an unused slot if the one behind it is free too.
  func giveBack(_ slot: PaceSlot)

  /// Postpones the slots that are still free.
  func postpone(_ lane: PaceLane, by delay: Duration)
}

/// A time at which one call may leave.
package struct PaceSlot: Sendable, Hashable {
  package var lane: PaceLane
  package var begin: Duration
  /// When the next slot begins.
  package var end: Duration
  /// When its call left; nil before.
  package var departure: Duration?
}

/// The arithmetic that every ledger shares.
struct SlotSequence: Sendable, Hashable {
  /// When the next slot is free.
  var next: Duration?

  /// A slot further ahead than this is nobody's honest reservation: each program holds one slot
  /// at a time, and the widest spacing is a second.
  static let horizon: Duration = .seconds(4)

  /// Takes note of when others say that the next slot is free.
  mutating func hear(of shared: Duration, now: Duration) {
    guard shared <= now + Self.horizon else { return }
    next = max(next ?? shared, shared)
  }

  mutating func reserve(
    _ lane: PaceLane, spacing: Duration, grace: Duration, now: Duration
  ) -> PaceSlot {
    var begin = max(now - grace, next ?? now)
    if begin > now + Self.horizon { begin = now + spacing }
    let slot = PaceSlot(lane: lane, begin: begin, end: begin + spacing)
    next = slot.end
    return slot
  }

  mutating func giveBack(_ slot: PaceSlot) {
    if next == slot.end { next = slot.begin }
  }

  mutating func postpone(by delay: Duration) {
    if let next { self.next = next + delay }
  }
}

/// A ledger of one process, forgotten with it.
package final class MemorySlotLedger: SlotLedger {
  private let sequences = Mutex<[PaceLane: SlotSequence]>([:])
  private let monotonic: @Sendable () -> Duration

  package init(now: @escaping @Sendable () -> Duration) { monotonic = now }

  package var now: Duration { monotonic() }

  package func reserve(
    _ lane: PaceLane, spacing: Duration, grace: Duration = .zero
  ) -> PaceSlot {
    let now = now
    return sequences.withLock { sequences in
      sequences[lane, default: SlotSequence()].reserve(
        lane, spacing: spacing, grace: grace, now: now)
    }
  }

  package func giveBack(_ slot: PaceSlot) {
    sequences.withLock { $0[slot.lane]?.giveBack(slot) }
  }

  package func postpone(_ lane: PaceLane, by delay: Duration) {
    sequences.withLock { $0[lane]?.postpone(by: delay) }
  }
}
