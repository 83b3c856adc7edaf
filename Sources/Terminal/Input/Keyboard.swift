import Glibc

/// The end of the terminal that keys come from.
///
/// It is opened apart from standard input where that is allowed, since a read of ours must not wait
/// although another program on the terminal has taken what was there, and the one of the shell must
/// keep waiting.
final class Keyboard {
  enum Reading {
    case bytes([UInt8])
    case nothing
    /// Hung up, or no longer readable by this program.
    case ended
  }

  let descriptor: Int32
  private let isOwn: Bool

  init() {
    let opened = open("/proc/self/fd/0", O_RDONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    isOwn = opened >= 0
    descriptor = isOwn ? opened : 0
  }

  deinit { if isOwn { close(descriptor) } }

  /// Reads once, after a poll has reported input.
  func read(atMost limit: Int) -> Reading {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      let taken = Glibc.read(descriptor, buffer.baseAddress, limit)
      failure = taken < 0 ? errno : taken == 0 ? -1 : 0
      count = max(0, taken)
    }
    switch failure {
    case 0: return .bytes(bytes)
    case EAGAIN, EINTR: return .nothing
    default: return .ended
    }
  }
}
