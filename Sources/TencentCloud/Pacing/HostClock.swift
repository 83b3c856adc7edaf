import Glibc
import OwnFiles

/// The clock that all programs of a host share.
package enum HostClock {
  /// Time since boot, standby included, so that it does not fall behind the server's.
  @Sendable package static func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// The id of this boot of the machine; empty if the kernel has none.
  package static var bootID: String {
    let bytes = try? OpenFile(
      "/proc/sys/kernel/random/boot_id", for: .reading, tolerating: .anyones
    ).readToEnd(limit: 64)
    return String(decoding: bytes ?? [], as: UTF8.self).filter { !$0.isWhitespace }
  }
}
