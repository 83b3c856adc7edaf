import Canvas
import Dashboard
import Fleet

/// The screen of one open profile, on it or waiting behind the one that is. It has its own state: marks,
/// plans, filters and views stay with it.
struct Seat {
  let profile: OpenProfile
  let rates: RateGauge
  var state: DashboardState
  private var drawing = ScreenDrawing()
  /// What has happened and is not taken in yet.
  private var backlog: ArraySlice<DashboardEvent> = []

  init(_ profile: OpenProfile, _ state: DashboardState) {
    self.profile = profile
    self.state = state
    rates = RateGauge(service: profile.session.service)
  }

  var hasBacklog: Bool { !backlog.isEmpty }

  /// Puts what has happened since the last time behind what is not taken in yet.
  mutating func collect() { backlog += profile.queue.drain() }

  mutating func nextEvent() -> DashboardEvent? { backlog.popFirst() }

  /// The screen as it looks now.
  mutating func frame() -> Frame { drawing.frame(of: state) }

  /// Takes in what has happened while another profile is on the screen and no key needs the time.
  ///
  /// - Parameters:
  ///   - deadline: milliseconds of the steady clock.
  ///   - notify: gets the notifications for an operator who looks elsewhere.
  /// - Returns: whether that was all.
  mutating func takeIn(
    at time: Timestamp, until deadline: Int, notify: (Notification) -> Void
  ) -> Bool {
    collect()
    while let event = nextEvent() {
      for effect in state.update(event, at: time) {
        if case .notify(let notification) = effect {
          notify(notification)
        } else {
          profile.runner.run(effect)
        }
      }
      if case .listingEnded = event { profile.runner.keep(state.list.inventory) }
      if Monotonic.milliseconds >= deadline { return !hasBacklog }
    }
    return true
  }
}
