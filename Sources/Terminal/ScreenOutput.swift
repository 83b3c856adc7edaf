internal import CNcurses
internal import Glibc

/// The way from ncurses to the terminal.
///
/// ncurses opens the terminal over a descriptor of ours. While it draws, that descriptor leads into
/// memory instead, and what it drew goes out in one piece: counted, framed where the terminal can
/// hold a frame back, and given up on when a signal comes while the link stands still.
final class ScreenOutput {
  /// The terminal itself. Writing to it does not block, if that could be had.
  let terminal: Int32
  /// The one that ncurses writes to.
  let descriptor: Int32
  private let memory: Int32
  /// Becomes readable when a signal came.
  private let interruption: Int32
  /// Turns colours of the palette into those that they stand for.
  var directColours: [UInt8: (red: UInt8, green: UInt8, blue: UInt8)] = [:]
  var isSynchronized = false
  private(set) var bytesWritten = 0
  private(set) var lastFrameBytes = 0
  /// Milliseconds that the last frame took to be taken by the link.
  private(set) var lastFrameTime = 0

  init(interruption: Int32) throws(TerminalError) {
    terminal = Self.openWithoutBlocking() ?? fcntl(1, F_DUPFD_CLOEXEC, 3)
    descriptor = fcntl(1, F_DUPFD_CLOEXEC, 3)
    memory = nc_memory_file()
    self.interruption = interruption
    guard terminal >= 0, descriptor >= 0, memory >= 0 else {
      throw .system(String(cString: strerror(errno)))
    }
  }

  /// The terminal once more, opened apart from standard output, which is shared with the shell and
  /// must keep blocking. Not allowed where the terminal belongs to another user, as after `su`.
  private static func openWithoutBlocking() -> Int32? {
    let opened = open("/proc/self/fd/1", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    return opened >= 0 ? opened : nil
  }

  deinit {
    close(terminal)
    close(memory)
  }

  enum Urgency: Hashable {
    /// A signal ends the wait for a terminal that takes nothing.
    case untilSignal
    /// Leaving must not hang: soon, what waits in the line is thrown away for what is sent last.
    case leaving
  }

  /// Milliseconds that leaving waits for the line.
  private static let patience: Int32 = 500

  /// Sends what `draw` makes ncurses write.
  ///
  /// - Returns: false if it was not sent whole, so that the screen must be painted anew.
  func frame(urgency: Urgency = .untilSignal, _ draw: () -> Void) -> Bool {
    nc_redirect(memory, descriptor)
    draw()
    nc_redirect(terminal, descriptor)
    var bytes = takeMemory()
    guard !bytes.isEmpty else { return true }
    if !directColours.isEmpty { bytes = DirectColour.rewrite(bytes, directColours) }
    if isSynchronized {
      bytes = Array("\u{1B}[?2026h".utf8) + bytes + Array("\u{1B}[?2026l".utf8)
    }
    let start = MonotonicTime.milliseconds()
    let isWhole = send(bytes, urgency: urgency)
    lastFrameTime = MonotonicTime.milliseconds() - start
    lastFrameBytes = bytes.count
    return isWhole
  }

  private func takeMemory() -> [UInt8] {
    let length = Int(lseek(memory, 0, SEEK_CUR))
    guard length > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(memory, buffer.baseAddress, length, 0))
    }
    lseek(memory, 0, SEEK_SET)
    return bytes
  }

  /// - Returns: whether all of it was taken.
  @discardableResult
  func send(_ bytes: [UInt8], urgency: Urgency = .untilSignal) -> Bool {
    var sent = 0
    var isLineCleared = false
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(terminal, buffer.baseAddress.map { $0 + sent }, bytes.count - sent)
      }
      if count > 0 {
        sent += count
        bytesWritten += count
      } else if count < 0, errno != EINTR, errno != EAGAIN {
        return false
      } else if !waitForRoom(urgency) {
        guard urgency == .leaving, !isLineCleared else { return false }
        tcflush(terminal, TCOFLUSH)
        isLineCleared = true
      }
    }
    return true
  }

  /// - Returns: false if the terminal takes nothing and there is something better to do than to wait.
  private func waitForRoom(_ urgency: Urgency) -> Bool {
    var waits = [
      pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0),
      pollfd(
        fd: urgency == .leaving ? -1 : interruption, events: Int16(POLLIN), revents: 0),
    ]
    let patience = urgency == .leaving ? Self.patience : -1
    while poll(&waits, 2, patience) < 0 && errno == EINTR {}
    return waits[0].revents & Int16(POLLOUT) != 0
  }
}

/// A clock that only goes forward.
enum MonotonicTime {
  static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
