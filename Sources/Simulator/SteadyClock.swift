import FoundationEssentials

/// Wall-clock time that a correction of the machine's clock cannot turn back: the window of the
/// rate limit and the order of the ledger depend on it.
struct SteadyClock: Sendable {
  private let wall = Int64(Date().timeIntervalSince1970 * 1_000_000)
  private let start = ContinuousClock.now

  /// Microseconds since 1970.
  var now: Int64 {
    let elapsed = (ContinuousClock.now - start).components
    return wall + elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000
  }
}
