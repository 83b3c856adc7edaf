import Fleet
import TencentCloud

/// How full the pace is, for the title.
final class RateGauge {
  private let service: TencentCloudService
  private var shown: RateSnapshot?
  private var latest: RateSnapshot?

  init(service: TencentCloudService) { self.service = service }

  /// Whether it goes down by itself, so that looking again is worth a wake-up.
  var isMoving: Bool { (latest?.used ?? 0) > 0 }

  func hasChanged() -> Bool {
    latest = service.rate
    return latest != shown
  }

  /// The latest, if it has not been taken yet.
  func takeChange() -> RateSnapshot? {
    guard latest != shown else { return nil }
    shown = latest
    return latest
  }
}
