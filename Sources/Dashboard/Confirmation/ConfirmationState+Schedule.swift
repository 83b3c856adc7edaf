import Canvas
import Fleet
import Words

/// Termination at a time.
extension ConfirmationState {
  mutating func handleSchedule(_ key: Key, on screen: inout DashboardState) {
    guard key == .enter || schedule.handle(key) else { return }
    var options = options
    (options.schedule, scheduleError) = readSchedule(on: screen)
    if options != self.options { set(options, screen.planContext) }
    guard key == .enter else { return }
    if scheduleError.isEmpty { focus = .phrase } else { screen.tell(scheduleError, .warning) }
  }

  /// The schedule that the field names, or why it cannot be used. An empty field is no schedule.
  private func readSchedule(on screen: DashboardState) -> (Schedule?, error: String) {
    if schedule.isBlank { return (nil, "") }
    let (words, zoneOffset) = (screen.words, screen.configuration.ecmZoneOffset)
    guard let instant = screen.instant(of: schedule.text) else {
      return (nil, words.scheduleUnreadable(screen.scheduleExample))
    }
    let schedule = Schedule(
      instant: instant, zoneOffset: zoneOffset ?? Schedule.inferredZoneOffset)
    guard instant > screen.now else { return (nil, words.scheduleIsPast) }
    let refusal = schedule.refusal(at: screen.now, zoneIsKnown: zoneOffset != nil)
    return refusal.map { (nil, words.schedule($0)) } ?? (schedule, "")
  }
}

extension DashboardState {
  /// An example of a time: one that is not past, on the operator's own clock.
  var scheduleExample: String {
    "\((now + 86_400).date(offset: configuration.localOffset(now))) 18:00"
  }

  /// Reads a time with an offset, or on the operator's own clock; seconds may be left out.
  fileprivate func instant(of text: String) -> Timestamp? {
    let text = String(text.drop(while: \.isWhitespace))
    let offset = configuration.localOffset(now)
    return Timestamp(iso8601: text) ?? Timestamp(zoneless: text, offset: offset)
      ?? Timestamp(zoneless: text + ":00", offset: offset)
  }
}
