import CNcurses
import Canvas
import Glibc

/// Waits for the keyboard, signals and wake-ups together and without a timer, and makes events of
/// them.
struct TerminalInput {
  /// Most bytes of one read, so that a flood still lets the screen be drawn.
  private static let mostBytes = 8_192

  private let keyboard: Keyboard
  private let signals: Int32
  private var decoder: InputDecoder
  /// The questions that the terminal was asked.
  private var questions = OpenQuestions()
  private var link: EscapeDelay
  private var lastAsked = 0
  private var isClosed = false
  /// Whether the terminal has said that programs may copy (52 among its device attributes).
  private(set) var takesCopies = false
  /// Whether the terminal marks pastes, as it has said or shown.
  private var marksPastes = false
  /// Keys that may be an unmarked paste, until no more of it comes.
  private var burst: [Key] = []
  private var burstEnd = 0
  /// A paste comes in pieces, one right after the other.
  private static let burstSilence = 30

  init(signals: Int32, encoding: InputEncoding, escapeDelay: EscapeDelay) {
    keyboard = Keyboard()
    self.signals = signals
    link = escapeDelay
    decoder = InputDecoder(escapeDelay: escapeDelay.milliseconds, encoding: encoding)
    decoder.described = DescribedKeys.read()
  }

  struct Harvest {
    var events: [TerminalEvent] = []
    var signals: [UInt8] = []
    /// Whether the terminal supports synchronized output, as it reports.
    var holdsFrames: Bool?
    /// Whether the terminal has the focus, if it has just reported that.
    var hasFocus: Bool?
    var isWoken = false
    /// The terminal takes more of the waiting bytes.
    var hasRoom = false
    var isWatchedReady = false
    var isClosed = false
  }

  /// The descriptors to wait for besides keys and signals.
  struct Others {
    var waker: Waker
    /// The terminal, while bytes wait for it; otherwise negative.
    var room: Int32
    /// The caller's descriptor, or negative.
    var watched: Int32
  }

  /// Whether an input has begun that is not yet identified.
  var isIncomplete: Bool { decoder.isIncomplete || !burst.isEmpty }

  /// Notes that the terminal is being asked; it answers in order.
  mutating func ask(_ asked: [OpenQuestions.Question]) {
    guard !asked.isEmpty else { return }
    questions.ask(asked)
    lastAsked = MonotonicClock.milliseconds()
    link.asked(at: lastAsked)
  }

  /// - Parameter timeout: Milliseconds; nil waits without limit.
  mutating func wait(timeout: Int?, for others: Others) -> Harvest {
    var harvest = Harvest()
    var sources = [
      pollfd(fd: isClosed ? -1 : keyboard.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: others.waker.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: others.watched, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isClosed ? -1 : others.room, events: Int16(POLLOUT), revents: 0),
    ]
    let ready = poll(&sources, nfds_t(sources.count), Int32(clamping: shortest(timeout) ?? -1))
    // A signal that interrupted the wait has also written to its pipe.
    guard ready >= 0 else { return harvest }
    if sources[1].revents != 0 { harvest.signals = SelfPipe.drain(signals) }
    if sources[2].revents != 0 {
      others.waker.clear()
      harvest.isWoken = true
    }
    harvest.isWatchedReady = sources[3].revents != 0
    harvest.hasRoom = sources[4].revents != 0
    let isReadable = sources[0].revents & Int16(POLLIN) != 0
    if isReadable {
      read(into: &harvest)
    } else {
      // Only where nothing can be read: what waits to be read may have come in time.
      let now = MonotonicClock.milliseconds()
      take(decoder.expire(at: now), into: &harvest)
      if !burst.isEmpty, now >= burstEnd { endBurst(into: &harvest) }
    }
    if sources[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0, !isClosed {
      isClosed = true
      harvest.isClosed = true
    }
    return harvest
  }

  /// Milliseconds to wait on leaving for the answer to the last question.
  private static let answerTime = 2_000

  /// Reads until every question is answered, or the time is over.
  mutating func awaitAnswers() {
    var now = MonotonicClock.milliseconds()
    while !isClosed, !questions.isEmpty, now - lastAsked < Self.answerTime {
      var source = pollfd(fd: keyboard.descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&source, 1, Int32(Self.answerTime - (now - lastAsked)))
      if ready < 0, errno != EINTR { return }
      if ready > 0 {
        guard source.revents & Int16(POLLIN) != 0 else { return }
        var harvest = Harvest()
        read(into: &harvest)
      }
      now = MonotonicClock.milliseconds()
    }
  }

  private func shortest(_ timeout: Int?) -> Int? {
    let deadlines = [decoder.deadline, burst.isEmpty ? nil : burstEnd].compactMap { $0 }
    guard let deadline = deadlines.min() else { return timeout }
    return min(timeout ?? .max, max(0, deadline - MonotonicClock.milliseconds()))
  }

  private mutating func read(into harvest: inout Harvest) {
    switch keyboard.read(atMost: Self.mostBytes) {
    case .bytes(let bytes):
      take(decoder.decode(bytes, at: MonotonicClock.milliseconds()), into: &harvest)
    case .nothing: break
    case .ended:
      isClosed = true
      harvest.isClosed = true
    }
  }

  /// Handles the tokens of one read.
  private mutating func take(_ tokens: [InputToken], into harvest: inout Harvest) {
    var keys: [Key] = []
    for token in tokens {
      switch token {
      case .key(let key): keys.append(key)
      case .unknown(let bytes): keys.append(.unknown(VisibleBytes.text(of: bytes)))
      case .reply(let reply):
        if case .mode(let mode, let value) = reply {
          // Set or not set now, it can be used; not known (0) or never to be had (4), it cannot.
          let isUsable = (1...3).contains(value)
          if mode == 2026 { harvest.holdsFrames = isUsable }
          if mode == 2004 { marksPastes = isUsable }
        }
        if case .focus(let hasFocus) = reply { harvest.hasFocus = hasFocus }
        if case .attributes(let attributes) = reply {
          takesCopies = attributes.dropFirst().contains(52)
          // Every terminal answers this, and in order: to what was asked before it has no answer.
          if questions.contains(.background) { harvest.events.append(.backgroundUnknown) }
        }
        if case .cursor = reply, !questions.contains(.cursor) {
          keys.append(.report)
          continue
        }
        harvest.events += Self.events(of: reply)
        if questions.close(with: reply) {
          link.answered(at: MonotonicClock.milliseconds())
          decoder.escapeDelay = link.milliseconds
        } else {
          keys.append(.report)
        }
      }
    }
    deliver(keys, into: &harvest)
  }

  /// Delivers keys: immediately if they cannot be a paste; otherwise when no more of it comes.
  private mutating func deliver(_ keys: [Key], into harvest: inout Harvest) {
    if keys.contains(where: { if case .paste = $0 { true } else { false } }) { marksPastes = true }
    var remaining = keys[...]
    while let first = remaining.first {
      let isPlain = !marksPastes && UnmarkedPaste.isPlain(first)
      let run = remaining.prefix { isPlain == (!marksPastes && UnmarkedPaste.isPlain($0)) }
      remaining = remaining.dropFirst(run.count)
      if isPlain, !burst.isEmpty || UnmarkedPaste.isLikely(run) {
        burst += run
        burstEnd = MonotonicClock.milliseconds() + Self.burstSilence
        if burst.count >= InputDecoder.longestPaste { endBurst(into: &harvest) }
      } else {
        endBurst(into: &harvest)
        harvest.events += run.map(TerminalEvent.key)
      }
    }
  }

  private mutating func endBurst(into harvest: inout Harvest) {
    guard !burst.isEmpty else { return }
    harvest.events.append(.typed(burst))
    burst = []
  }

  private static func events(of reply: TerminalReply) -> [TerminalEvent] {
    switch reply {
    case .background(let colour): [.background(colour)]
    // After one sign in the first column: see ``TerminalQuestions/askForWidth()``.
    case .cursor(_, column: 3): [.drawsSignsWide]
    default: []
    }
  }
}
