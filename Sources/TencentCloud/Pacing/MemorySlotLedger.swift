import Synchronization

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
