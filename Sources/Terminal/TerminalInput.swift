internal import CNcurses
internal import Canvas
internal import Glibc

/// Waits for the keyboard, for signals and for wake-ups, all at once and without a timer, and makes
/// events of them.
struct TerminalInput {
  /// A paste whose end does not come within this many milliseconds of its last part is over.
  private static let pasteSilence = 500
  /// Most symbols that are taken at once, so that a flood still lets the screen be drawn.
  private static let mostSymbols = 65_536

  private let window: UnsafeMutablePointer<WINDOW>
  private let signals: Int32
  private var decoder = KeyDecoder()
  private var isClosed = false

  init(signals: Int32) throws(TerminalError) {
    guard let window = nc_key_window() else { throw .system("no window to read keys") }
    self.window = window
    // Only now, since asking for the keypad reads the terminal's own keys in.
    TerminalSequences.defineKeys()
    self.signals = signals
  }

  struct Harvest {
    var keys: [Key] = []
    var signals: [UInt8] = []
    var background: RGB?
    /// The terminal's word on synchronized output.
    var holdsFrames: Bool?
    var isWoken = false
    /// The terminal takes more of what waits for it.
    var hasRoom = false
    var isWatchedReady = false
    var isClosed = false
  }

  /// What is waited for besides keys and signals.
  struct Others {
    var waker: Waker
    /// The terminal, while something waits to be taken by it; else negative.
    var room: Int32
    /// Somebody else's descriptor, or negative.
    var watched: Int32
  }

  /// - Parameter timeout: Milliseconds; nil waits for as long as it takes.
  mutating func wait(timeout: Int?, for others: Others) -> Harvest {
    var harvest = Harvest()
    let wait = decoder.isInPaste ? min(timeout ?? .max, Self.pasteSilence) : timeout
    var sources = [
      pollfd(fd: isClosed ? -1 : 0, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: others.waker.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: others.watched, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isClosed ? -1 : others.room, events: Int16(POLLOUT), revents: 0),
    ]
    let ready = poll(&sources, nfds_t(sources.count), Int32(clamping: wait ?? -1))
    if ready <= 0 {
      if ready == 0, let paste = decoder.abandonPaste() { harvest.keys.append(paste) }
      // A signal that interrupted the wait has also written to its pipe.
      return harvest
    }
    if sources[1].revents != 0 { harvest.signals = SelfPipe.drain(signals) }
    if sources[2].revents != 0 {
      others.waker.clear()
      harvest.isWoken = true
    }
    harvest.isWatchedReady = sources[3].revents != 0
    harvest.hasRoom = sources[4].revents != 0
    if sources[0].revents & Int16(POLLIN) != 0 {
      harvest.keys += readKeys()
      harvest.background = decoder.takeBackground()
      harvest.holdsFrames = decoder.takeHoldsFrames()
    }
    if sources[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0, !isClosed {
      isClosed = true
      harvest.isClosed = true
    }
    return harvest
  }

  private mutating func readKeys() -> [Key] {
    var symbols: [KeySymbol] = []
    var value: UInt32 = 0
    while symbols.count < Self.mostSymbols {
      let status = nc_read_key(window, &value)
      if status == KEY_CODE_YES {
        symbols.append(.code(Int(value)))
      } else if status == OK {
        symbols.append(.scalar(value))
      } else {
        break
      }
    }
    return decoder.decode(symbols, time: MonotonicTime.milliseconds())
  }
}
