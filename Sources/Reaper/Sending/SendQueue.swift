import Fleet

/// What is still to be sent to one service. Senders wait here for work.
///
///     canary ─▶ fresh ─▶ begun, as slow start allows ─┬─▶ answered
///                          ▲                          │
///                          └── parts, and what waits ─┘
///
/// Parts of a batch that was begun go whenever they are due; batches that name instances for the first
/// time wait for slow start and for the brake.
actor SendQueue {
  /// What a sender does next.
  enum Turn: Sendable {
    case send(Batch)
    /// Nothing is due before this time, on the operation's clock.
    case rest(until: Duration)
    case goHome
  }

  /// All from the end.
  private var canary: [Batch]
  private var fresh: [Batch]
  private var parts: [Batch] = []
  /// Batches that are under way, by number, with what their answers said so far.
  private var begun: [Int: (parts: Int, verdict: BatchVerdict)] = [:]
  private var nextNumber = 1
  private var slowStart: SlowStart
  private var limit: Int
  private let isHeld: @Sendable () -> Bool
  private var senders: [CheckedContinuation<Turn, Never>] = []
  /// Until when a sender rests.
  private var restsUntil: Duration?
  private var isClosed = false
  private(set) var inFlight = 0

  /// - Parameters:
  ///   - canary: what goes first, whatever is held.
  ///   - width: batches that may be under way at the most.
  ///   - isHeld: Whether nothing new is sent at the moment.
  init(
    canary: [Batch] = [], _ fresh: [Batch], limit: Int, width: Int,
    isHeld: @escaping @Sendable () -> Bool = { false }
  ) {
    self.canary = canary.reversed()
    self.fresh = fresh.reversed()
    self.limit = limit
    slowStart = SlowStart(largestSize: limit, largestWidth: width)
    self.isHeld = isHeld
  }

  func next(at now: Duration) async -> Turn {
    if let until = restsUntil, until <= now { restsUntil = nil }
    if let turn = turn(at: now) { return turn }
    return await withCheckedContinuation { senders.append($0) }
  }

  /// Takes the answer to a batch, and what has to be sent in its stead.
  func answered(_ batch: Batch, _ verdict: BatchVerdict, next: [Batch], at now: Duration) {
    if verdict.isSlow { slowStart.fall() }
    if let number = batch.number, var entry = begun[number] {
      entry.verdict = entry.verdict + verdict
      entry.parts += next.count { $0.number == number } - 1
      begun[number] = entry.parts > 0 ? entry : nil
      if entry.parts == 0 { conclude(entry.verdict) }
    }
    add(next, at: now)
  }

  private func conclude(_ verdict: BatchVerdict) {
    guard verdict.answered > 0 else { return }
    if verdict.isClean { slowStart.rise() } else { slowStart.fall() }
  }

  /// Puts batches in front whose instances were named before.
  func add(_ more: [Batch], at now: Duration) {
    parts.append(contentsOf: more.reversed())
    wake(at: now)
  }

  /// Looks again at what may be sent.
  func wake(at now: Duration) {
    while !senders.isEmpty, let turn = turn(at: now) {
      senders.removeFirst().resume(returning: turn)
    }
  }

  /// The service takes fewer at once than it was believed to.
  func lower(to size: Int) { limit = min(limit, max(1, size)) }

  /// Lets the next instances go first too, in the place of others that cannot show anything.
  ///
  /// - Returns: their ids, fewer where there are not so many.
  func extendCanary(by count: Int, at now: Duration) -> [String] {
    var ids: [String] = []
    while ids.count < count, var batch = fresh.popLast() {
      let first = batch.ids.removeFirst()
      if !batch.ids.isEmpty { fresh.append(batch) }
      ids.append(first)
      canary.append(batch.with([first]))
    }
    wake(at: now)
    return ids
  }

  /// Sends everybody home.
  func close() {
    isClosed = true
    for sender in senders { sender.resume(returning: .goHome) }
    senders = []
  }

  func began() { inFlight += 1 }
  func ended() { inFlight -= 1 }

  private func turn(at now: Duration) -> Turn? {
    if isClosed { return .goHome }
    if let due = parts.lastIndex(where: { $0.notBefore <= now }) {
      return .send(trimmed(parts.remove(at: due), to: limit, rest: &parts))
    }
    if let batch = begin() { return .send(batch) }
    // One sender at a time rests for what is due first.
    guard let earliest = parts.map(\.notBefore).min(), earliest < restsUntil ?? .seconds(Int64.max)
    else { return nil }
    restsUntil = earliest
    return .rest(until: earliest)
  }

  private func begin() -> Batch? {
    guard begun.count < slowStart.width else { return nil }
    let size = min(limit, slowStart.size)
    var batch: Batch
    if let first = canary.popLast() {
      batch = trimmed(first, to: size, rest: &canary)
    } else if !isHeld(), let first = fresh.popLast() {
      batch = trimmed(first, to: size, rest: &fresh)
    } else {
      return nil
    }
    batch.number = nextNumber
    begun[nextNumber] = (parts: 1, verdict: .nothing)
    nextNumber += 1
    return batch
  }

  private func trimmed(_ batch: Batch, to size: Int, rest: inout [Batch]) -> Batch {
    guard batch.ids.count > size, batch.rest.isEmpty else { return batch }
    var (now, later) = (batch, batch)
    now.ids = Array(batch.ids[..<size])
    later.ids = Array(batch.ids[size...])
    if let number = batch.number { begun[number]?.parts += 1 }
    rest.append(later)
    return now
  }
}
