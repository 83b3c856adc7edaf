import Dashboard
import Fleet
import TencentCloud
import Terminal

/// What the link to the terminal has cost so far.
struct LinkGauge {
  /// By option or settings, whatever the link is like.
  let isSlowByChoice: Bool
  var keys = 0
  /// Bytes of the repaints that followed keys.
  var keyBytes = 0

  init(isSlowByChoice: Bool) { self.isSlowByChoice = isSlowByChoice }

  func report(of terminal: TerminalSession) -> LinkReport {
    LinkReport(
      terminal: terminal.type, depth: terminal.depth, holdsFrames: terminal.holdsFrames,
      bytes: terminal.bytesWritten, keys: keys, keyBytes: keyBytes,
      slowness: isSlowByChoice ? .chosen : terminal.isLinkSlow ? .noticed : .none)
  }
}

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
