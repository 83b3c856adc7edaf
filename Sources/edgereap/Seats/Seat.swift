import Dashboard
import Fleet

/// The screen of one open profile, on it or waiting behind the one that is. It has its own state: marks,
/// plans, filters and views stay with it.
struct Seat {
  let profile: OpenProfile
  let rates: RateGauge
  var state: DashboardState
  /// What happened while another profile was on the screen, and is not taken in yet.
  private var backlog: ArraySlice<DashboardEvent> = []

  init(_ profile: OpenProfile, _ state: DashboardState) {
    self.profile = profile
    self.state = state
    rates = RateGauge(service: profile.session.service)
  }

  /// Takes in what has happened, while no key needs the time.
  ///
  /// - Parameter deadline: milliseconds of the steady clock.
  /// - Returns: whether that was all.
  mutating func takeIn(at time: Timestamp, until deadline: Int) -> Bool {
    backlog += profile.queue.drain()
    while let event = backlog.popFirst() {
      for effect in state.update(event, at: time) { profile.runner.run(effect) }
      if case .listingEnded = event { profile.runner.keep(state.list.inventory) }
      if Monotonic.milliseconds >= deadline { return backlog.isEmpty }
    }
    return true
  }
}
