import Glibc

/// The system's log as syslog(3) reaches it, by the socket that its daemon listens on. Other than there,
/// nothing waits, and a failure is known.
final class SystemLog {
  enum Answer: Equatable {
    case taken
    /// By the system's number: `EAGAIN` where the daemon does not keep up.
    case refused(Int32)
  }

  static let path = "/dev/log"

  private let path: String
  private var socket: Int32 = -1
  /// Whether lines go after each other, so that each has an end.
  private var isStream = false
  /// Bytes of the line that were taken already.
  private var begun = 0

  init(path: String = SystemLog.path) { self.path = path }

  deinit { disconnect() }

  /// Sends a line, or the remainder of it where a part was taken before. A refused line is to be sent
  /// again, or given up.
  func send(_ line: [UInt8]) -> Answer {
    let isNew = socket < 0
    guard !isNew || connect() else { return refusal }
    if write(line) { return .taken }
    let error = errno
    if error == EAGAIN || error == ENOBUFS { return .refused(EAGAIN) }
    // The daemon may have been started again since.
    disconnect()
    if isNew { return .refused(error) }
    return connect() && write(line) ? .taken : refusal
  }

  /// Why it cannot be reached, by the system's number; nil where it can.
  var problem: Int32? { socket >= 0 || connect() ? nil : errno }

  /// What was begun of a line has no end.
  func giveUp() { if begun > 0 { disconnect() } }

  private var refusal: Answer { .refused(errno == ENOBUFS ? EAGAIN : errno) }

  private func write(_ line: [UInt8]) -> Bool {
    let bytes = isStream ? line + [0] : line
    while begun < bytes.count {
      let count = bytes[begun...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count >= 0 else { return false }
      begun += count
    }
    begun = 0
    return true
  }

  /// A socket of datagrams, as nearly every daemon has it, else a stream.
  private func connect() -> Bool {
    for kind in [SOCK_DGRAM, SOCK_STREAM] {
      isStream = kind == SOCK_STREAM
      let flags = Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
      socket = Glibc.socket(AF_UNIX, Int32(kind.rawValue) | flags, 0)
      guard socket >= 0 else { return false }
      if Self.connect(socket, to: path) { return true }
      let error = errno
      disconnect()
      errno = error
      guard error == EPROTOTYPE else { return false }
    }
    return false
  }

  private func disconnect() {
    if socket >= 0 { close(socket) }
    (socket, begun) = (-1, 0)
  }

  private static func connect(_ socket: Int32, to path: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let isShort = withUnsafeMutableBytes(of: &address.sun_path) { field in
      field.copyBytes(from: path.utf8.prefix(field.count - 1))
      return path.utf8.count < field.count
    }
    guard isShort else {
      errno = ENAMETOOLONG
      return false
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}
