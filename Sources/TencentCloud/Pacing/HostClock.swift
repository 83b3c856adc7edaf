import Glibc

/// The clock that all programs of a host share.
package enum HostClock {
  /// Time since boot, standby included, so that it does not fall behind the server's.
  @Sendable package static func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Different after every start of the machine; empty where the kernel does not tell.
  package static var bootID: String {
    let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return "" }
    return String(decoding: bytes.prefix(count), as: UTF8.self).filter { !$0.isWhitespace }
  }
}
