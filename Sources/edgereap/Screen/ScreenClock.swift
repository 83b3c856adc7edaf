import Fleet

/// The screen's time: that of the wall, as long as it goes on as time does.
///
/// The wall clock can be set while the program runs. A countdown must neither end early nor hang
/// because of it, and no age may grow backwards: time never goes back here, and a jump forward is
/// taken over only when nothing is counted down.
struct ScreenClock {
  private let wall: () -> Timestamp
  private let steady: () -> Int
  private var last: Timestamp
  private var lastSteady: Int

  /// - Parameter steady: Milliseconds of a clock that only goes forward.
  init(
    wall: @escaping () -> Timestamp = HostEnvironment.now,
    steady: @escaping () -> Int = { Monotonic.milliseconds }
  ) {
    self.wall = wall
    self.steady = steady
    last = wall()
    lastSteady = steady()
  }

  /// - Parameter isHeld: Whether a countdown runs.
  mutating func time(isHeld: Bool) -> Timestamp {
    let now = steady()
    last = Timestamp(milliseconds: last.milliseconds + Int64(max(0, now - lastSteady)))
    lastSteady = now
    if !isHeld { last = max(last, wall()) }
    return last
  }
}
