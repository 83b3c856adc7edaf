import Dashboard
import TencentCloud

/// How full the pace is, for the title: the fullest action of all.
final class RateGauge {
  private let service: TencentCloudService
  private var shown: RateSnapshot?
  private var latest: RateSnapshot?

  init(service: TencentCloudService) { self.service = service }

  /// Whether it goes down by itself, so that looking again is worth a wake-up.
  var isMoving: Bool { (latest?.used ?? 0) > 0 }

  func hasChanged() -> Bool {
    let rates = service.rates
    if let busiest = rates.max(by: { $0.calls < $1.calls }) {
      latest = RateSnapshot(
        used: busiest.calls, limit: busiest.limit,
        isWidened: rates.contains { $0.spacing > Pacer.spacing(limit: $0.limit) })
    }
    return latest != shown
  }

  /// The latest, if it has not been taken yet.
  func takeChange() -> RateSnapshot? {
    guard latest != shown else { return nil }
    shown = latest
    return latest
  }
}
