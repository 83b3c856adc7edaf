import OwnFiles
import Synchronization
import TC3Signer

/// A ledger that all programs of one account and user on a host share, and that outlives them.
///
/// One ``SharedNumber`` per lane and boot: the nanoseconds since boot at which the next slot is free.
/// What it says is a hint and not trusted: it cannot stall a call for longer than
/// ``SlotSequence/horizon``, and a number that cannot be used leaves this process with its own count.
package final class FileSlotLedger: SlotLedger {
  private let places: [PacePlace]
  private let boot: @Sendable () -> String
  private let monotonic: @Sendable () -> Duration
  /// The reservations of this process, which no file can undo.
  private let own = Mutex(Reservations())

  private struct Reservations {
    var sequences: [PaceLane: SlotSequence] = [:]
    /// A digest of the id of this boot; nil before the first one.
    var boot: String?
  }

  /// - Parameters:
  ///   - places: Where the numbers may be. The first that can be used at the moment is used, so that
  ///     programs which started before a place was made or after it went still meet.
  ///   - bootID: Tells one run of the monotonic clock from the next. Asked at the first reservation.
  ///   - now: The same for all processes of the host.
  package init(
    places: [PacePlace], bootID: @escaping @Sendable @autoclosure () -> String,
    now: @escaping @Sendable () -> Duration
  ) {
    self.places = places
    boot = { MessageDigest.short(of: bootID()) }
    monotonic = now
  }

  package var now: Duration { monotonic() }

  package func reserve(
    _ lane: PaceLane, spacing: Duration, grace: Duration = .zero
  ) -> PaceSlot {
    own.withLock { own in
      var sequence = own.sequences[lane] ?? SlotSequence()
      defer { own.sequences[lane] = sequence }
      if let number = number(of: lane, &own.boot, isCreated: true) {
        while let shared = number.value {
          let now = now
          var candidate = sequence
          candidate.hear(of: .nanoseconds(shared), now: now)
          let slot = candidate.reserve(lane, spacing: spacing, grace: grace, now: now)
          // Otherwise somebody else was quicker.
          guard number.replace(shared, by: slot.end.wholeNanoseconds) else { continue }
          sequence = candidate
          return slot
        }
      }
      return sequence.reserve(lane, spacing: spacing, grace: grace, now: now)
    }
  }

  package func giveBack(_ slot: PaceSlot) {
    own.withLock { own in
      own.sequences[slot.lane]?.giveBack(slot)
      _ = number(of: slot.lane, &own.boot, isCreated: false)?
        .replace(slot.end.wholeNanoseconds, by: slot.begin.wholeNanoseconds)
    }
  }

  package func postpone(_ lane: PaceLane, by delay: Duration) {
    own.withLock { own in
      own.sequences[lane]?.postpone(by: delay)
      guard let number = number(of: lane, &own.boot, isCreated: false) else { return }
      // What is further away than anybody's reservation is not trusted, and so not moved either.
      while let shared = number.value, shared <= (now + SlotSequence.horizon).wholeNanoseconds,
        !number.replace(shared, by: (.nanoseconds(shared) + delay).wholeNanoseconds)
      {}
    }
  }

  private func number(
    of lane: PaceLane, _ known: inout String?, isCreated: Bool
  ) -> SharedNumber? {
    guard let folder = openFolder() else { return nil }
    let boot = known ?? boot()
    known = boot
    return SharedNumber("\(lane.fileName).\(boot)", in: folder, isCreated: isCreated)
  }

  func openFolder() -> OpenFolder? {
    for place in places {
      if let folder = try? place.open() { return folder }
    }
    return nil
  }
}

extension Duration {
  /// Rounded towards zero; the far future and past are cut off.
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, more) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow || more ? (seconds < 0 ? .min : .max) : sum
  }
}
