import Canvas
import Dashboard
import Fleet
import Terminal

/// The screen's one loop, on the main thread: wait, take in what happened, draw once.
///
///     terminal ─┐
///     listing ──┼─▶ events ─▶ update(&state) ─▶ effects ─▶ EffectRunner ─▶ events …
///     engine ───┘                  │
///                                  └─▶ view(state) ─▶ Frame ─▶ TerminalSession
///
/// A key is taken in and drawn before anything else. What happens by itself is taken in together and
/// drawn when its ``RepaintPace`` allows, a few milliseconds of it between two looks at the keyboard,
/// so that ten thousand answers neither flood the line nor delay a key.
/// What is idle in between makes ready what a later key will need, a little at a time.
final class ScreenLoop {
  let terminal: TerminalSession
  /// The profile that is on the screen.
  var seat: Seat
  /// Other profiles that are open.
  var hidden: [Seat] = []
  /// When they take in what has happened to them.
  var hiddenPace = RepaintPace()
  let opener: SeatOpener
  private var themes: ThemeKeeper
  private let watch: FolderWatch
  /// When the files of themes are read again: not before their writer is likely to be done.
  private var rereadTime: Int?
  var link: LinkGauge
  private var pace = RepaintPace()
  var notifications = NotificationPace()
  private var clock = ScreenClock()
  /// A key or the terminal itself has changed the screen, and it is not drawn yet.
  private var isUrgent = false
  private var nextTick = 0
  private var ending: Ending?

  /// Milliseconds: an editor saves in several steps.
  private static let writersTime = 50
  /// Milliseconds of taking in what arrived after which the keyboard is looked at again.
  private static let slice = 2

  /// Why the loop ends.
  enum Ending: Equatable {
    case quit
    case hangUp
    /// By a signal.
    case terminated(Int32)
  }

  init(
    terminal: TerminalSession, seat: Seat, opener: SeatOpener, themes: ThemeKeeper,
    watch: FolderWatch
  ) {
    self.terminal = terminal
    self.seat = seat
    self.opener = opener
    self.themes = themes
    self.themes.words = seat.state.words
    self.watch = watch
    terminal.watched = watch.descriptor
    link = LinkGauge(isSlowByChoice: seat.state.configuration.isSlowLink)
  }

  /// The state of the profile on the screen, changed in its place.
  private(set) var state: DashboardState {
    _read { yield seat.state }
    _modify { yield &seat.state }
  }
  var runner: EffectRunner { seat.profile.runner }
  private var rates: RateGauge { seat.rates }
  /// Every open profile, the one on the screen first.
  var profiles: [OpenProfile] { ([seat] + hidden).map(\.profile) }

  func run() -> Ending {
    followLink()
    isUrgent = true
    drawIfDue()
    // What the first frame does not need waits for it.
    runner.start()
    perform(.listAll)
    handle(.themes(themes.names))
    while true {
      for event in terminal.nextInput(timeoutMilliseconds: timeout) { take(event) }
      if isUrgent, ending == nil { drawIfDue() }
      takeWhatHappened()
      tellWhoLooksElsewhere()
      followLink()
      if let ending {
        runner.keep(state.list.inventory)
        return ending
      }
      drawIfDue()
      followHidden()
      state.prepare()
    }
  }

  /// Nothing is waited for but events, unless time itself shows on the screen or there is something
  /// to make ready.
  private var timeout: Int? {
    if state.canPrepare || seat.hasBacklog { return 0 }
    let now = Monotonic.milliseconds
    var waits: [Int] = []
    // A terminal that takes nothing says when it does again.
    if !terminal.isBusy, let wait = pace.wait(at: now) { waits.append(wait) }
    if let wait = hiddenPace.wait(at: now) { waits.append(wait) }
    if rates.isMoving { waits.append(max(250, pace.interval)) }
    if let wait = notifications.wait(at: now) { waits.append(wait) }
    if let rereadTime { waits.append(max(0, rereadTime - now)) }
    if state.needsTick, !isCountdownHeld { waits.append(max(0, nextTick - now)) }
    return waits.min()
  }

  private var isCountdownHeld: Bool { state.isCountingDown && terminal.isInputIncomplete }

  private func take(_ event: TerminalEvent) {
    switch event {
    case .woken:
      if !hidden.isEmpty || opener.isOpening { hiddenPace.want() }
      return pace.want()
    case .ready: return
    case .watched:
      watch.drain()
      runner.run(.listProfiles)
      rereadTime = Monotonic.milliseconds + Self.writersTime
      return
    case .background(let colour):
      guard themes.follow(background: colour) else { return }
      handle(.themed(name: themes.name, warning: ""))
    case .backgroundUnknown: guard themes.followNothing() else { return }
    case .key(let key):
      link.keys += 1
      handle(.key(key))
    case .typed(let keys):
      link.keys += keys.count
      handle(.typed(keys))
    case .drawsSignsWide: handle(.drawsSignsWide)
    case .resize(let size): handle(.resized(size))
    case .signal(.interrupt): handle(.key(.control("c")))
    case .signal(.suspendRequested): suspend(withGroup: false)
    case .signal(.resumed): handle(.resumed)
    case .signal(.terminate(let number)): end(.terminated(number))
    case .signal(.hangup), .closed: end(.hangUp)
    }
    isUrgent = true
  }

  /// Everything together, and only when it can be shown: until then it costs no work either.
  private func takeWhatHappened() {
    let now = Monotonic.milliseconds
    if rates.hasChanged() { pace.want() }
    // A countdown pauses until it is known what has begun to come from the keyboard.
    if state.needsTick, now >= nextTick, !isCountdownHeld {
      nextTick = now + 1_000
      handle(.tick)
      pace.want()
    }
    if let time = rereadTime, now >= time {
      rereadTime = nil
      for event in themes.reread() { handle(event) }
      isUrgent = true
    }
    if !seat.hasBacklog {
      guard pace.isDue(at: now) else { return }
      pace.begin()
      seat.collect()
    }
    let end = now + Self.slice
    while let event = seat.nextEvent() {
      handle(event)
      guard Monotonic.milliseconds < end else { break }
    }
    if !seat.hasBacklog { pace.took() }
    if let snapshot = rates.takeChange() { handle(.rate(snapshot)) }
  }

  private func drawIfDue() {
    let now = Monotonic.milliseconds
    guard isUrgent || pace.isTaken, !terminal.isBusy else { return }
    let before = terminal.bytesWritten
    terminal.present(seat.frame(), themes.shown)
    if let title = state.windowTitle { terminal.title = title }
    if isUrgent { link.keyBytes += terminal.bytesWritten - before }
    pace.drew(at: now)
    isUrgent = false
  }

  private func tellWhoLooksElsewhere() {
    if terminal.hasFocus == true { notifications.drop() }
    guard let next = notifications.next(at: Monotonic.milliseconds) else { return }
    terminal.notify(title: next.title, text: next.text)
  }

  /// Draws less while the link is slow, and says so once.
  private func followLink() {
    let isSlow = link.isSlowByChoice || terminal.isLinkSlow
    terminal.isPlain = isSlow
    let isPatient = isSlow || state.configuration.isAccessible
    let usual = state.list.inventory.instances.isEmpty ? RepaintPace.first : RepaintPace.usual
    pace.interval = isPatient ? RepaintPace.slow : usual
    guard isSlow != state.configuration.isSlowLink else { return }
    handle(.link(isSlow: isSlow))
    isUrgent = true
  }

  /// Stops, and says so to the screen at once: a countdown that nobody could watch must not come to
  /// its end before the signal of the return is read.
  private func suspend(withGroup: Bool) {
    let wasStopped = terminal.suspend(withGroup: withGroup, saying: state.standstill)
    handle(.resumed)
    if !wasStopped { handle(.suspendRefused) }
  }

  private func end(_ ending: Ending) {
    handle(.hangUp)
    self.ending = ending
  }

  /// The time of the screen.
  var time: Timestamp { clock.time(isHeld: state.isCountingDown) }

  func handle(_ event: DashboardEvent) {
    let time = time
    for effect in state.update(event, at: time) { perform(effect) }
    if case .listingEnded = event { runner.keep(state.list.inventory) }
  }

  private func perform(_ effect: DashboardEffect) {
    switch effect {
    case .quit: ending = ending ?? .quit
    case .suspend: suspend(withGroup: true)
    case .redraw: terminal.repaint()
    case .copy(let text): copy(text)
    case .notify(let notification): notifications.add(notification)
    case .setTheme(let name, let isFinal): setTheme(name, isFinal: isFinal)
    case .reportLink: handle(.linkReport(link.report(of: terminal)))
    case .showProfile(let name): show(name)
    case .giveUpProfile: opener.giveUp()
    default: runner.run(effect)
    }
  }

  /// Something is known that the screen does not show yet.
  func wantDrawing(isUrgent: Bool = false) {
    pace.want()
    if isUrgent { self.isUrgent = true }
  }

  func colourTitle(_ colour: Colour?) { themes.titleColour = colour }

  private func copy(_ text: String) {
    switch terminal.copy(text) {
    case .copied: return
    case .sent: handle(.copy(.uncertain))
    case .keptByTmux: handle(.copy(.keptByTmux))
    case .tooLong: handle(.copy(.tooLong))
    }
  }

  private func setTheme(_ name: String, isFinal: Bool) {
    let warning = themes.choose(name, isFinal: isFinal)
    if isFinal || !warning.isEmpty { handle(.themed(name: themes.name, warning: warning)) }
  }
}
