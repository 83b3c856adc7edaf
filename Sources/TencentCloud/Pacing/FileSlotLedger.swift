internal import Glibc
internal import Synchronization

/// A ledger that all programs of one account on a host share, and that outlives them.
///
/// One small file per lane, read and written under `flock`, so that a program that dies frees it. Its
/// one line is `edgereap-pace 1 BOOT-ID NANOSECONDS`: when the next slot is free.
/// What the file says is a hint and not trusted: it belongs to one boot, it cannot stall a call
/// for longer than ``SlotSequence/horizon``, and a file that cannot be used leaves this process
/// with its own count.
package final class FileSlotLedger: SlotLedger {
  private let directory: String
  private let bootID: String
  private let patience: Int
  private let monotonic: @Sendable () -> Duration
  private let state = Mutex(State())

  private struct State {
    /// What this process reserved, which no file can undo.
    var own: [PaceLane: SlotSequence] = [:]
    /// Until when nobody is waited for, after one has sat on a lock.
    var isImpatientUntil: Duration?
  }

  /// - Parameters:
  ///   - directory: Created with mode 0700 where it is missing.
  ///   - bootID: Tells one run of the monotonic clock from the next.
  ///   - patience: Milliseconds to wait for another program's lock.
  ///   - now: The same for all processes of the host.
  package init(
    directory: String, bootID: String, patience: Int = 200,
    now: @escaping @Sendable () -> Duration
  ) {
    self.patience = patience
    self.directory = directory
    self.bootID = bootID.filter { !$0.isWhitespace }
    monotonic = now
    Self.create(directory)
  }

  package var now: Duration { monotonic() }

  package func reserve(
    _ lane: PaceLane, spacing: Duration, grace: Duration = .zero
  ) -> PaceSlot {
    state.withLock { state in
      let file = open(lane, &state)
      defer { file?.close() }
      let now = now
      var sequence = state.own[lane] ?? SlotSequence()
      if let shared = next(in: file), shared <= now + SlotSequence.horizon {
        sequence.next = max(sequence.next ?? shared, shared)
      }
      let slot = sequence.reserve(lane, spacing: spacing, grace: grace, now: now)
      state.own[lane] = sequence
      file?.write(line(slot.end))
      return slot
    }
  }

  package func giveBack(_ slot: PaceSlot) {
    state.withLock { state in
      let file = open(slot.lane, &state)
      defer { file?.close() }
      state.own[slot.lane]?.giveBack(slot)
      if next(in: file) == slot.end {
        file?.write(line(slot.begin))
      }
    }
  }

  /// A program that was stopped while it held the lock costs the others a fifth of a second, once
  /// in a while, and not every time.
  private func open(_ lane: PaceLane, _ state: inout State) -> PaceFile? {
    let isImpatient = state.isImpatientUntil.map { now < $0 } ?? false
    let file = PaceFile(
      directory: directory, name: lane.fileName, patience: isImpatient ? 0 : patience)
    if !isImpatient { state.isImpatientUntil = file == nil ? now + .seconds(5) : nil }
    return file
  }

  /// Another file of the folder.
  func file(_ name: String) -> PaceFile? {
    PaceFile(directory: directory, name: name, patience: patience)
  }

  private var magic: String { "edgereap-pace 1 \(bootID) " }

  private func line(_ next: Duration) -> String { "\(magic)\(next.wholeNanoseconds)\n" }

  /// When the next slot is free, if this boot's programs have said so legibly.
  private func next(in file: PaceFile?) -> Duration? {
    guard let line = file?.text(), line.hasPrefix(magic), line.hasSuffix("\n"),
      let nanoseconds = Int64(line.dropFirst(magic.count).dropLast()), nanoseconds >= 0
    else { return nil }
    return .nanoseconds(nanoseconds)
  }

  private static func create(_ directory: String) {
    var path = ""
    for part in directory.split(separator: "/") {
      path += "/\(part)"
      mkdir(path, 0o700)
    }
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
