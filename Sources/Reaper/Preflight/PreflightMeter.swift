import Fleet
import Synchronization

/// Counts the calls of a preflight as they are planned and answered.
final class PreflightMeter: Sendable {
  private let progress = Mutex(PreflightProgress())
  private let report: @Sendable (PreflightProgress) -> Void

  init(_ report: @escaping @Sendable (PreflightProgress) -> Void) { self.report = report }

  /// - Parameter listed: instances that these calls page through.
  func expect(_ calls: Int, listed: Int = 0) {
    change {
      $0.calls += calls
      $0.listed += listed
    }
  }

  /// - Parameter calls: nothing, or less, where fewer were needed than expected.
  func answered(_ calls: Int = 1) { change { $0.answered += calls } }

  /// In order, so that no report goes back behind the one before.
  private func change(_ body: (inout PreflightProgress) -> Void) {
    progress.withLock {
      body(&$0)
      report($0)
    }
  }
}
