import CNcurses
import Glibc

/// Carries ncurses' output to the terminal.
///
/// ncurses opens the terminal over a descriptor of ours. While it draws, that descriptor leads into
/// memory instead, and what it drew goes out in one piece: counted, and framed where the terminal
/// can hold a frame back. What the terminal does not take at once waits here and goes out when there
/// is room, so that the keyboard is never kept waiting by a link that stands still.
final class ScreenOutput {
  /// The terminal itself. Writes do not block, if that was possible.
  let terminal: Int32
  /// The descriptor that ncurses writes to.
  let descriptor: Int32
  private let memory: Int32
  private let mayBlock: Bool
  /// Bytes that the terminal has not taken yet, and how many of them went out.
  private var backlog: [UInt8] = []
  private var sent = 0
  private var backlogSince = 0
  private var lastWrite = 0
  /// Replaces colours of the palette by the ones that they represent.
  var directColours: [UInt8: (red: UInt8, green: UInt8, blue: UInt8)] = [:]
  /// Whether the next frame repairs a screen in an unknown state, so that none of ncurses' output
  /// may be omitted.
  var isRepair = true
  /// Whether the last frame has left plain looks behind, as far as is known.
  private var isPlain = false
  /// Whether the terminal has said that it can hold a frame back (mode 2026).
  var isSynchronized = false
  /// Includes the bytes that still wait.
  private(set) var bytesWritten = 0
  private(set) var meter = LinkMeter()

  init() throws(TerminalError) {
    let opened = Self.openWithoutBlocking()
    mayBlock = opened == nil
    terminal = opened ?? fcntl(1, F_DUPFD_CLOEXEC, 3)
    descriptor = fcntl(1, F_DUPFD_CLOEXEC, 3)
    memory = nc_memory_file()
    // A limit on the length of files holds for this one as well. A screen that stays blank is worse
    // than one that does not open.
    guard terminal >= 0, descriptor >= 0, memory >= 0, ftruncate(memory, Self.roomForFrame) == 0,
      ftruncate(memory, 0) == 0
    else {
      throw .system(String(cString: strerror(errno)))
    }
  }

  /// The usual size of a frame that is painted whole.
  private static let roomForFrame: off_t = 65_536

  /// The terminal again, opened separately from standard output, which is shared with the shell and
  /// must keep blocking. Not permitted if the terminal belongs to another user, as after `su`.
  private static func openWithoutBlocking() -> Int32? {
    let opened = open("/proc/self/fd/1", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    return opened >= 0 ? opened : nil
  }

  deinit {
    close(terminal)
    close(memory)
  }

  /// Whether bytes wait for the terminal. Then it is best not to begin a frame: by the time it gets
  /// out there is a newer one.
  var isBusy: Bool { sent < backlog.count }

  /// Sends ncurses' output from `draw`.
  func frame(_ draw: () -> Void) {
    var bytes = drawn(draw)
    guard !bytes.isEmpty else { return }
    if !directColours.isEmpty { bytes = DirectColour.rewrite(bytes, directColours) }
    if isRepair {
      isPlain = false
    } else {
      bytes = LookSequences.joined(bytes, &isPlain)
    }
    isRepair = false
    if isSynchronized {
      bytes = Array("\u{1B}[?2026h".utf8) + bytes + Array("\u{1B}[?2026l".utf8)
    }
    noteUnsent()
    send(bytes)
  }

  private func drawn(_ draw: () -> Void) -> [UInt8] {
    nc_redirect(memory, descriptor)
    draw()
    nc_redirect(terminal, descriptor)
    let length = Int(lseek(memory, 0, SEEK_CUR))
    guard length > 0 else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(memory, buffer.baseAddress, length, 0))
    }
    lseek(memory, 0, SEEK_SET)
    return bytes
  }

  /// Sends as much as the terminal takes now; ``flush()`` sends the remainder.
  func send(_ bytes: [UInt8]) {
    let wasBusy = isBusy
    backlog += bytes
    bytesWritten += bytes.count
    if !wasBusy { backlogSince = MonotonicClock.milliseconds() }
    flush()
  }

  /// Sends waiting bytes, as far as the terminal takes them.
  func flush() {
    guard isBusy else { return }
    while isBusy, let count = write() { sent += count }
    guard !isBusy else { return }
    backlog.removeAll(keepingCapacity: backlog.count < 1 << 16)
    sent = 0
    lastWrite = MonotonicClock.milliseconds()
    meter.took(lastWrite - backlogSince, at: lastWrite)
  }

  /// - Returns: bytes taken; nil if the terminal takes none now.
  private func write() -> Int? {
    let most = mayBlock ? 256 : .max
    while !mayBlock || hasRoom(within: 0) {
      let count = backlog.withUnsafeBytes { buffer in
        Glibc.write(
          terminal, buffer.baseAddress.map { $0 + sent }, min(most, buffer.count - sent))
      }
      if count > 0 { return count }
      if count < 0, errno == EINTR { continue }
      // A terminal that is gone never takes anything; the wait for keys reports its end.
      if count < 0, errno != EAGAIN { return backlog.count - sent }
      return nil
    }
    return nil
  }

  /// Milliseconds that leaving waits for the line.
  private static let patience: Int32 = 500

  /// Sends ncurses' output from `draw`, with sequences before and after it. Leaving must not hang:
  /// after a short wait, bytes that wait in the line are discarded.
  func leave(_ before: [UInt8], _ draw: () -> Void, _ after: [UInt8]) {
    let bytes = before + drawn(draw) + after
    send(bytes)
    while isBusy, hasRoom(within: Self.patience) { flush() }
    if isBusy {
      tcflush(terminal, TCOFLUSH)
      (backlog, sent) = (bytes, 0)
      flush()
    }
    (backlog, sent) = ([], 0)
  }

  private func hasRoom(within milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
    while poll(&wait, 1, milliseconds) < 0 && errno == EINTR {}
    return wait.revents & Int16(POLLOUT) != 0
  }

  /// Detects a slow serial line, which accepts more than it can carry: bytes unsent long after the
  /// last write reveal it. (Pseudo-terminals always say 0.)
  private func noteUnsent() {
    var unsent: Int32 = 0
    guard !isBusy, ioctl(terminal, UInt(TIOCOUTQ), &unsent) == 0, unsent > 0 else { return }
    let now = MonotonicClock.milliseconds()
    meter.took(now - lastWrite, at: now)
  }
}

/// A clock that only goes forward.
enum MonotonicClock {
  static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
