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
      confirmation.schedule, label: words.schedule,
      columns: isBlank ? 10 : max(18, min(28, confirmation.schedule.characters.count + 1)),
      isFocused: isFocused, placeholder: words.notSet,
      note: isBlank && isFocused ? words.scheduleHint(state.scheduleExample) : scheduleNote,
      error: error.isEmpty ? nil : error, in: &frame, x: x, y: y, width: width)
  }

  /// The same instant on both clocks, said once with its date where they agree.
  var scheduleNote: String {
    guard let schedule = confirmation.options.schedule else { return "" }
    let instant = schedule.instant
    func time(_ offset: Int) -> String {
      "\(instant.time(offset: offset).prefix(5)) UTC\(Timestamp.written(offset: offset))"
    }
    let (local, sent) = (state.configuration.localOffset(instant), schedule.zoneOffset)
    return local == sent
      ? "\(instant.date(offset: sent)) \(time(sent))" : "\(time(local)) = \(time(sent))"
  }

  func drawCanary(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let isFocused = confirmation.focus == .canary
    let isHinting = isFocused && confirmation.canary.isBlank
    let note = isHinting ? words.canaryHint : limits(" \(frame.glyphs.separator) ")
    drawField(
      confirmation.canary, label: words.canaryLabel, columns: 7, isFocused: isFocused,
      placeholder: words.canaryOff, note: note,
      error: confirmation.canaryObstacle.map(words.obstacle), in: &frame, x: x, y: y, width: width)
  }

  /// `stops when more than 20% fail · 4 ECM, 2 EdgeZone first`
  func limits(_ separator: String) -> String {
    let (stopAfter, canary) = (confirmation.discipline.stopAfter, confirmation.discipline.canary)
    guard canary != .off else { return words.stopAfter(stopAfter) }
    return words.stopAfter(stopAfter) + separator + words.goFirst(canary, of: summary.products)
  }

  func drawReason(in frame: inout Frame, x: Int, y: Int, width: Int) {
    drawField(
      confirmation.reason, label: words.reasonLabel, columns: min(60, width - 12),
      isFocused: confirmation.focus == .reason, placeholder: words.noReason, note: "",
      error: confirmation.reasonObstacle.map(words.obstacle), in: &frame, x: x, y: y, width: width)
  }

  private static let leastField = 12

  /// A field with its label before it, and behind it what is wrong, for which the field gives way, or
  /// else a note. A blank one shows what that means once its text is not being typed.
  private func drawField(
    _ field: TextField, label: String, columns: Int, isFocused: Bool, placeholder: String,
    note: String, error: String?, in frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    frame.put(isFocused ? frame.glyphs.cursor : " ", x: x, y: y, role: .key, emphasis: .bold)
    let start =
      2 + frame.put("\(label)\(words.colon)", x: x + 2, y: y, maxWidth: width - 2)
    let text = error.map { "\(frame.glyphs.failure) \($0)" } ?? note
    let free = width - start - 1 - TextWidth.of(text, glyphs: frame.glyphs)
    let columns = min(
      error == nil ? columns : min(columns, max(Self.leastField, free)), width - start)
    let shown = field.isBlank && !isFocused ? TextField() : field
    shown.draw(
      in: &frame, x: x + start, y: y, width: columns, focused: isFocused,
      role: error == nil ? .field : .fieldError, placeholder: placeholder)
    frame.put(
      text, x: x + start + columns + 1, y: y, role: error == nil ? .hint : .error,
      maxWidth: width - start - columns - 1)
  }
}
