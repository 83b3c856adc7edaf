import CHost
import CNcurses
package import Canvas
import Glibc

/// The screen, from taking over the terminal until restoring it.
///
/// One thread opens, uses and ends it: the loop that waits in ``nextInput(timeoutMilliseconds:)``.
/// Other threads have ``waker``. There is one at a time.
///
/// While it lasts, standard error leads into memory, since a word written there would land on the
/// screen; ``end()`` and a crash let it out.
package final class TerminalSession {
  /// Wakes ``nextInput(timeoutMilliseconds:)`` from any thread.
  package let waker: Waker
  /// The colour depth, after NO_COLOR and the configuration.
  package let depth: ColourDepth
  package private(set) var size: Size
  /// The terminal type in use: TERM, or its substitute.
  package let type: String

  private let configuration: TerminalConfiguration
  private let output: ScreenOutput
  private let signals: (read: Int32, write: Int32)
  private let standardError: StandardErrorCapture
  private let sequences: TerminalSequences
  private var presenter: TerminalPresenter
  private var input: TerminalInput
  /// Signals that came while the process was stopped, not yet reported.
  private var signalsOfSuspension: [UInt8] = []
  private var isActive = true

  /// Takes over the terminal.
  package init(_ configuration: TerminalConfiguration) throws(TerminalError) {
    self.configuration = configuration
    try Self.check(configuration)
    waker = try Waker()
    signals = try SelfPipe.open()
    output = try ScreenOutput()
    _ = nc_remember_modes(output.terminal)
    let hasUTF8 = host_use_utf8()
    nc_signals_to(signals.write)
    guard hasUTF8 else {
      nc_signals_restore()
      throw .system("no locale with UTF-8, not even C.UTF-8")
    }
    let descriptor = output.descriptor
    guard let type = configuration.types.first(where: { nc_open($0, descriptor) != nil }) else {
      nc_signals_restore()
      throw .typeUnknown(configuration.type)
    }
    self.type = type
    guard nc_capability("cup") != nil else {
      endwin()
      nc_signals_restore()
      throw .typeTooSimple(configuration.type)
    }
    sequences = TerminalSequences(
      mouse: configuration.usesMouse, speaksPlainly: !configuration.canBeAsked,
      keepsTitle: configuration.canKeepTitle, focus: configuration.wantsFocus)
    standardError = try StandardErrorCapture()
    nc_guard_crashes(
      output.terminal, sequences.reset, standardError.captured, standardError.original)
    Self.setModes()
    depth = Self.startColours(configuration)
    presenter = TerminalPresenter(
      palette: Palette(depth: depth, pairLimit: Int(nc_pair_count())))
    input = TerminalInput(
      signals: signals.read, encoding: configuration.inputEncoding,
      escapeDelay: EscapeDelay(
        chosen: configuration.escapeDelay, isRemote: configuration.isRemote))
    size = Self.currentSize(output.terminal)
    // ncurses believes LINES and COLUMNS of the environment, which an old shell may have exported.
    resizeterm(Int32(size.height), Int32(size.width))
    // Takes the screen before anything is asked: what a terminal shows of a question that it does not
    // understand must not stay behind on the operator's own.
    output.frame { nc_refresh() }
    output.send(sequences.enter)
    ask(isFirst: true)
  }

  /// Asks the terminal about itself. The answers come like keys, or never.
  private func ask(isFirst: Bool) {
    guard sequences.isModern, configuration.canBeAsked else { return }
    var questions = TerminalQuestions()
    if configuration.asksForBackground { questions.askForBackground() }
    if isFirst {
      questions.ask(forModes: [2026, 2004] + (configuration.usesMouse ? [1006] : []))
      if configuration.glyphs == .unicode { questions.askForWidth() }
    }
    input.ask(questions.questions)
    output.send(questions.bytes)
  }

  deinit {
    end()
    close(signals.read)
    close(signals.write)
  }

  /// Bytes sent to the terminal so far.
  package var bytesWritten: Int { output.bytesWritten }
  /// Whether the terminal has yet to take earlier output. Frames are not shown then;
  /// ``TerminalEvent/ready`` reports when it is over.
  package var isBusy: Bool { output.isBusy }
  /// Whether the terminal has let its bytes wait so long and so often that fewer are better.
  package var isLinkSlow: Bool { output.meter.isSlow }
  /// Whether the terminal has said that it can hold a frame back until it is whole; nil if it has
  /// said nothing.
  package private(set) var holdsFrames: Bool?
  /// Whether an input has begun that is not yet identified. A countdown pauses meanwhile, at most
  /// for ``InputDecoder/longestSequenceTime``.
  package var isInputIncomplete: Bool { input.isIncomplete }
  /// The title of the terminal's window; empty for none. The previous one is restored on every
  /// exit. Characters that a terminal would obey are removed.
  package var title = "" {
    didSet {
      if isActive, title != oldValue { sendTitle() }
    }
  }
  /// Whether the terminal has the focus, as it has last reported; nil if it never has, or not since
  /// the screen was retaken.
  package private(set) var hasFocus: Bool?
  /// Whether to draw with few colours from the next frame on, for a link on which each byte counts.
  package var isPlain: Bool {
    get { presenter.isPlain }
    set { presenter.isPlain = newValue }
  }
  /// A descriptor of the caller's to wait for too; ``TerminalEvent/watched`` reports that it can be
  /// read. Negative is none.
  package var watched: Int32 = -1

  /// Shows a frame. Only differences from the screen are sent; if nothing changed, nothing is sent.
  ///
  /// - Returns: false if the terminal ``isBusy``, so that it has to be shown later.
  @discardableResult
  package func present(_ frame: Frame, _ theme: Theme) -> Bool {
    guard isActive else { return true }
    guard !output.isBusy else { return false }
    presenter.present(frame, theme, to: output)
    return true
  }

  /// Paints the next frame whole, for a screen that something else has written to.
  package func repaint() {
    presenter.invalidate()
    output.isRepair = true
  }

  /// Waits until something happens.
  ///
  /// - Parameter timeoutMilliseconds: Longest time to wait; nil waits without limit and costs
  ///   nothing meanwhile.
  /// - Returns: everything that has happened, in order; nothing when the time is over.
  package func nextInput(timeoutMilliseconds: Int? = nil) -> [TerminalEvent] {
    var events = signalEvents(signalsOfSuspension, isScreenTaken: true)
    signalsOfSuspension = []
    let harvest = input.wait(
      timeout: events.isEmpty ? timeoutMilliseconds : 0,
      for: TerminalInput.Others(
        waker: waker, room: output.isBusy ? output.terminal : -1, watched: watched))
    if harvest.hasRoom { output.flush() }
    if let answer = harvest.holdsFrames {
      holdsFrames = answer
      output.isSynchronized = answer
    }
    if let hasFocus = harvest.hasFocus { self.hasFocus = hasFocus }
    events += signalEvents(harvest.signals, isScreenTaken: false)
    events += harvest.events
    if harvest.isWoken { events.append(.woken) }
    if harvest.isWatchedReady { events.append(.watched) }
    if harvest.hasRoom, !output.isBusy { events.append(.ready) }
    if harvest.isClosed { events.append(.closed) }
    return events
  }

  /// Restores the terminal, stops the process, and retakes the screen when it continues. The event
  /// ``TerminalEvent/Signal/resumed`` follows.
  ///
  /// Without a shell that could take the job up again, as in `ssh host edgereap`, nothing is stopped
  /// and the screen comes back immediately.
  ///
  /// - Parameters:
  ///   - withGroup: Whether the others of the job are stopped too, as ^Z does; not after a signal,
  ///     which was sent to whom it was meant for.
  ///   - text: A line for the shell's screen; none where it is empty.
  /// - Returns: whether it was stopped.
  @discardableResult
  package func suspend(withGroup: Bool, saying text: String = "") -> Bool {
    guard isActive else { return true }
    leave()
    if !text.isEmpty { output.leave([], {}, Array("\(SafeText(text).rendered())\n".utf8)) }
    standardError.release()
    nc_stop_job(withGroup)
    standardError.take()
    let signals = signalsUntilResumed()
    // Another wish to stop has been granted with this one.
    signalsOfSuspension = signals.filter { $0 != UInt8(SIGTSTP) }
    retake()
    return signals.contains(UInt8(SIGCONT))
  }

  /// Asks the terminal to put text on the clipboard of the operator's own machine.
  @discardableResult
  package func copy(_ text: String) -> CopyOutcome {
    let route = configuration.route
    guard isActive, let bytes = ClipboardSequence.bytes(for: text, route: route) else {
      return .tooLong
    }
    let letsOut = route == .tmux ? TmuxOption.letsCopiesOut() : nil
    if letsOut == false { return .keptByTmux }
    output.send(bytes)
    return letsOut == true || input.takesCopies ? .copied : .sent
  }

  /// Rings the bell and asks for a notification of the desktop, as configured, unless the terminal
  /// has the focus. Where it does not report its focus, or tmux lets no sequence out, the bell is
  /// all. Anything may be in the texts.
  package func notify(title: String, text: String) {
    guard isActive, hasFocus != true else { return }
    if configuration.bell { output.send([7]) }
    let route = configuration.route
    guard configuration.desktop, hasFocus == false,
      route != .tmux || TmuxOption.passesThrough() == true
    else { return }
    let form = NotificationSequence.Form(type: configuration.type)
    output.send(route.wrapped(NotificationSequence.bytes(title: title, text: text, form: form)))
  }

  /// Restores the terminal. Calling it again does nothing.
  package func end() {
    guard isActive else { return }
    leave()
    isActive = false
    nc_unguard_crashes()
    nc_signals_restore()
    standardError.release()
  }
}

extension TerminalSession {
  private static func check(_ configuration: TerminalConfiguration) throws(TerminalError) {
    guard isatty(0) == 1 else { throw .notATerminal(.input) }
    guard isatty(1) == 1 else { throw .notATerminal(.output) }
    guard !configuration.type.isEmpty else { throw .typeNotSet }
  }

  private static func setModes() {
    raw()
    noecho()
    nonl()
    typeahead(-1)
    curs_set(0)
  }

  private static func startColours(_ configuration: TerminalConfiguration) -> ColourDepth {
    guard configuration.wantsColour, has_colors() else { return .monochrome }
    start_color()
    use_default_colors()
    let has: ColourDepth =
      switch nc_color_count() {
      case 256...: configuration.declaresDirectColour ? .direct : .indexed256
      case 16...: .sixteen
      case 8...: .eight
      default: .monochrome
      }
    return min(has, configuration.depth ?? has)
  }

  private static func currentSize(_ terminal: Int32) -> Size {
    var columns: Int32 = 80
    var rows: Int32 = 24
    _ = nc_window_size(terminal, &columns, &rows)
    return Size(
      width: Int(min(columns, nc_largest_width)), height: Int(min(rows, nc_largest_height)))
  }

  /// Waits for the terminal's open answers, which would otherwise be typed into the shell.
  private func leave() {
    input.awaitAnswers()
    output.leave(sequences.leave, { endwin() }, sequences.left)
    // ncurses could not do this, since its descriptor led into memory.
    nc_give_back_modes(output.terminal)
  }

  /// Sets the terminal's modes; the next frame does the rest, as always after endwin. ncurses
  /// cannot set them itself then, since its descriptor leads into memory.
  private func retake() {
    reset_prog_mode()
    repaint()
    output.send(sequences.enter)
    if !title.isEmpty { sendTitle() }
    hasFocus = nil
    ask(isFirst: false)
  }

  private func sendTitle() {
    guard sequences.hasTitle else { return }
    output.send(TerminalSequences.title(SafeText(title).rendered(limit: 120)))
  }

  /// Collects signals until SIGCONT, which is handled on any thread at about the time that the
  /// process continues.
  private func signalsUntilResumed() -> [UInt8] {
    var numbers: [UInt8] = []
    var wait = pollfd(fd: signals.read, events: Int16(POLLIN), revents: 0)
    while !numbers.contains(UInt8(SIGCONT)) {
      let ready = poll(&wait, 1, 100)
      if ready == 0 { break }
      if ready > 0 { numbers += SelfPipe.drain(signals.read) }
    }
    return numbers
  }

  private func signalEvents(_ numbers: [UInt8], isScreenTaken: Bool) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    if numbers.contains(UInt8(SIGCONT)) {
      if !isScreenTaken {
        // Stopped from outside, without warning: whoever had the terminal meanwhile left it as it
        // likes. After endwin the next frame sets everything up again. What the screen had saved in
        // the terminal is restored first, or the title would be saved over that of the window.
        output.send(sequences.leave)
        output.frame { endwin() }
        retake()
      }
      events.append(.signal(.resumed))
    }
    if numbers.contains(UInt8(SIGWINCH)) || numbers.contains(UInt8(SIGCONT)) { resize(&events) }
    if numbers.contains(UInt8(SIGTSTP)) { events.append(.signal(.suspendRequested)) }
    if numbers.contains(UInt8(SIGINT)) { events.append(.signal(.interrupt)) }
    if numbers.contains(UInt8(SIGHUP)) { events.append(.signal(.hangup)) }
    let known = [SIGCONT, SIGWINCH, SIGTSTP, SIGINT, SIGHUP].map { UInt8($0) }
    if let number = numbers.first(where: { !known.contains($0) }) {
      events.append(.signal(.terminate(Int32(number))))
    }
    return events
  }

  private func resize(_ events: inout [TerminalEvent]) {
    let new = Self.currentSize(output.terminal)
    guard new != size else { return }
    resizeterm(Int32(new.height), Int32(new.width))
    size = new
    presenter.invalidate()
    events.append(.resize(new))
  }
}
