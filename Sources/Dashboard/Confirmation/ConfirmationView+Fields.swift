import Canvas
import Fleet
import Words

/// The options that are typed: when, what goes first, and why.
extension ConfirmationView {
  func drawSchedule(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let isFocused = confirmation.focus == .schedule
    let error = confirmation.scheduleError
    let isBlank = confirmation.schedule.isBlank
    drawField(
      confirmation.schedule, label: words.schedule, columns: isBlank ? 10 : 28,
      isFocused: isFocused, placeholder: words.notSet,
      note: isBlank && isFocused ? words.scheduleHint(state.scheduleExample) : scheduleNote,
      error: error.isEmpty ? nil : error, in: &frame, x: x, y: y, width: width)
  }

  /// The same instant on both clocks.
  private var scheduleNote: String {
    guard let schedule = confirmation.options.schedule else { return "" }
    let offset = state.configuration.localOffset(schedule.instant)
    let local = schedule.instant.time(offset: offset).prefix(5)
    let sent = schedule.instant.time(offset: schedule.zoneOffset).prefix(5)
    return "\(local) UTC\(Timestamp.written(offset: offset)) = \(sent) UTC+08:00"
  }

  func drawCanary(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let isFocused = confirmation.focus == .canary
    let isHinting = isFocused && confirmation.canary.isBlank
    drawField(
      confirmation.canary, label: words.canaryLabel, columns: 7, isFocused: isFocused,
      placeholder: words.canaryOff, note: isHinting ? words.canaryHint : limits(frame.glyphs),
      error: confirmation.canaryObstacle.map(words.obstacle), in: &frame, x: x, y: y, width: width)
  }

  /// `stops when more than 20% fail · 4 ECM, 2 EdgeZone first`
  private func limits(_ glyphs: Glyphs) -> String {
    let (stopAfter, canary) = (confirmation.discipline.stopAfter, confirmation.discipline.canary)
    guard canary != .off else { return words.stopAfter(stopAfter) }
    return
      "\(words.stopAfter(stopAfter)) \(glyphs.separator) \(words.goFirst(canary, of: summary.products))"
  }

  func drawReason(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let error = confirmation.reasonObstacle.map(words.obstacle)
    let note = error.map { TextWidth.of($0, glyphs: frame.glyphs) + 4 } ?? 0
    drawField(
      confirmation.reason, label: words.reasonLabel, columns: max(12, min(60, width - 12 - note)),
      isFocused: confirmation.focus == .reason, placeholder: words.noReason, note: "",
      error: error, in: &frame, x: x, y: y, width: width)
  }

  /// A field with its label before it, and behind it what is wrong or else a note.
  private func drawField(
    _ field: TextField, label: String, columns: Int, isFocused: Bool, placeholder: String,
    note: String, error: String?, in frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    frame.put(isFocused ? frame.glyphs.cursor : " ", x: x, y: y, role: .key, emphasis: .bold)
    let start =
      2 + frame.put("\(label)\(words.colon)", x: x + 2, y: y, maxWidth: width - 2)
    let columns = min(columns, width - start)
    field.draw(
      in: &frame, x: x + start, y: y, width: columns, focused: isFocused,
      role: error == nil ? .field : .fieldError, placeholder: placeholder)
    frame.put(
      error.map { "\(frame.glyphs.failure) \($0)" } ?? note, x: x + start + columns + 1, y: y,
      role: error == nil ? .hint : .error, maxWidth: width - start - columns - 1)
  }
}
