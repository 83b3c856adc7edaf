import CVTerm
import Glibc

/// The terminal's end of a fresh pseudo-terminal and the name of the program's end.
struct PseudoTerminalPair {
  var master: Int32
  var slaveName: String

  static func open(width: Int, height: Int) throws -> PseudoTerminalPair {
    let master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else { throw PseudoTerminalError.system("posix_openpt", errno) }
    var name = [CChar](repeating: 0, count: 128)
    // ptsname would share its buffer between tests that run at the same time.
    guard grantpt(master) == 0, unlockpt(master) == 0, ptsname_r(master, &name, name.count) == 0
    else {
      close(master)
      throw PseudoTerminalError.system("pseudo-terminal", errno)
    }
    _ = pty_set_size(master, Int32(width), Int32(height))
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return PseudoTerminalPair(master: master, slaveName: String(decoding: bytes, as: UTF8.self))
  }
}

enum Monotonic {
  /// Seconds of a clock that only goes forward.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
