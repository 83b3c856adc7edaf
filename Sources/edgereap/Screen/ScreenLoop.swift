internal import Canvas
internal import Dashboard
internal import Fleet
internal import TencentCloud
internal import Terminal

/// The screen's one loop, on the main thread: wait, take in everything that happened, draw once.
///
///     terminal ─┐
///     listing ──┼─▶ events ─▶ update(&state) ─▶ effects ─▶ EffectRunner ─▶ events …
///     engine ───┘                  │
///                                  └─▶ view(state) ─▶ Frame ─▶ TerminalSession
final class ScreenLoop {
  private let terminal: TerminalSession
  private let queue: EventQueue
  private let runner: EffectRunner
  private let session: FleetSession
  private let themes: ThemeLibrary
  private var state: DashboardState
  private var theme: Theme
  private var lastRate: RateSnapshot?
  private var ending: Ending?

  /// Why the loop ends.
  enum Ending: Equatable {
    case quit
    case hangUp
    case terminated
  }

  init(
    terminal: TerminalSession, queue: EventQueue, runner: EffectRunner, session: FleetSession,
    themes: ThemeLibrary, theme: Theme, state: DashboardState
  ) {
    self.terminal = terminal
    self.queue = queue
    self.runner = runner
    self.session = session
    self.themes = themes
    self.theme = theme
    self.state = state
  }

  func run() -> Ending {
    draw()
    runner.start()
    perform(.listAll)
    while true {
      let events = terminal.nextInput(timeoutMilliseconds: timeout)
      for event in events { take(event) }
      for event in queue.drain() { handle(event) }
      if state.needsTick { handle(.tick) }
      noteRate()
      if let ending {
        runner.keep(state.list.inventory)
        return ending
      }
      draw()
    }
  }

  /// Nothing is waited for but events, unless time itself shows on the screen.
  private var timeout: Int? {
    if let lastRate, lastRate.used > 0 { return 250 }
    return state.needsTick ? 1000 : nil
  }

  private func take(_ event: TerminalEvent) {
    switch event {
    case .key(let key): handle(.key(key))
    case .resize(let size): handle(.resized(size))
    case .woken, .background: break
    case .signal(.interrupt): handle(.key(.control("c")))
    case .signal(.suspendRequested): suspend()
    case .signal(.resumed): handle(.resumed)
    case .signal(.terminate): end(.terminated)
    case .signal(.hangup), .closed: end(.hangUp)
    }
  }

  /// Stops, and says so to the screen at once: a countdown that nobody could watch must not come to
  /// its end before the signal of the return is read.
  private func suspend() {
    terminal.suspend()
    handle(.resumed)
  }

  private func end(_ ending: Ending) {
    handle(.hangUp)
    self.ending = ending
  }

  private func handle(_ event: DashboardEvent) {
    for effect in state.update(event, at: HostEnvironment.now()) { perform(effect) }
    if case .listingEnded = event { runner.keep(state.list.inventory) }
  }

  private func perform(_ effect: DashboardEffect) {
    switch effect {
    case .quit: ending = ending ?? .quit
    case .suspend: suspend()
    case .redraw: terminal.repaint()
    case .copy(let text):
      if !terminal.copy(text) {
        handle(
          .notice(
            Notice(
              severity: .warning, text: "Too long for the clipboard; w writes a file.",
              at: HostEnvironment.now())))
      }
    case .setTheme(let name, let isFinal): setTheme(name, isFinal: isFinal)
    default: runner.run(effect)
    }
  }

  private func setTheme(_ name: String, isFinal: Bool) {
    let (chosen, warning) = themes.theme(named: name)
    theme = chosen
    if isFinal || !warning.isEmpty { handle(.themed(name: chosen.name, warning: warning)) }
  }

  private func noteRate() {
    let rates = session.service.rates
    guard let busiest = rates.max(by: { $0.calls < $1.calls }) else { return }
    let snapshot = RateSnapshot(
      used: busiest.calls, limit: busiest.limit,
      isWidened: rates.contains { $0.spacing > Pacer.spacing(limit: $0.limit) })
    guard snapshot != lastRate else { return }
    lastRate = snapshot
    handle(.rate(snapshot))
  }

  private func draw() { terminal.present(state.frame, theme) }
}
