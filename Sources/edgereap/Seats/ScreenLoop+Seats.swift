import Canvas
import Dashboard
import Fleet
import Terminal

/// Several profiles and one screen.
///
/// The profile on the screen has the loop to itself: it lists, is drawn and gets the keys. The others
/// take in what happens to their operations between keys, a few milliseconds at a time, and are not
/// drawn. What they would have said is said on the screen with the profile's name.
extension ScreenLoop {
  /// Milliseconds for which hidden profiles may hold up the loop.
  private static let share = 4

  /// Brings a profile onto the screen, or begins to open it.
  func show(_ name: String) {
    guard let index = hidden.firstIndex(where: { $0.profile.name == name }) else {
      return opener.open(name)
    }
    var seat = hidden.remove(at: index)
    // The screen shows it now.
    _ = seat.takeIn(at: time, until: .max) { _ in }
    replace(by: seat)
    handle(.shown)
  }

  /// What was to be done every time around, for the profiles that are not on the screen.
  func followHidden() {
    let now = Monotonic.milliseconds
    guard hiddenPace.isDue(at: now) else { return }
    hiddenPace.begin()
    hiddenPace.took()
    hiddenPace.drew(at: now)
    if let arrival = opener.takeArrival() { take(arrival) }
    for index in hidden.indices {
      let before = hidden[index].state.message
      let isDone = hidden[index].takeIn(at: time, until: now + Self.share) {
        notifications.add($0)
      }
      if !isDone { hiddenPace.want() }
      if let message = hidden[index].state.message, message != before {
        handle(.otherSaid(profile: hidden[index].profile.name, message))
        wantDrawing()
      }
    }
    tellOthers()
  }

  private func tellOthers() {
    let others = hidden.map(\.state.asOther)
    guard others != state.others else { return }
    handle(.others(others))
    wantDrawing()
  }

  private func take(_ arrival: SeatOpener.Arrival) {
    switch arrival {
    case .refused(let name, let error):
      handle(.profileRefused(name: name, reason: state.words.reason(error)))
      wantDrawing()
    case .opened(let opened):
      let profile = opened.profile
      var configuration = opened.configuration
      configuration.glyphs = state.configuration.glyphs
      configuration.themes = state.themes
      configuration.theme = state.theme
      configuration.isSlowLink = state.configuration.isSlowLink
      let new = DashboardState(configuration, size: terminal.size, at: time)
      replace(by: Seat(profile, new))
      profile.runner.start(beside: hidden.map(\.profile.desk))
      profile.runner.run(.listAll)
      handle(.shown)
    }
  }

  /// The profile on the screen goes behind the others, with its dialog closed.
  private func replace(by seat: Seat) {
    let (themes, theme, glyphs) = (state.themes, state.theme, state.configuration.glyphs)
    handle(.hidden)
    runner.keep(state.list.inventory)
    hidden.append(self.seat)
    self.seat = seat
    colourTitle(seat.profile.session.profile.titleColour)
    handle(.resized(terminal.size))
    if glyphs == .ascii { handle(.drawsSignsWide) }
    handle(.themes(themes))
    handle(.themed(name: theme, warning: ""))
    // What is known already is not news.
    handle(.others([]))
    tellOthers()
    hiddenPace.want()
    wantDrawing(isUrgent: true)
  }
}
