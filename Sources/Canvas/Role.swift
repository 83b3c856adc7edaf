/// The meaning of a piece of the screen. A theme gives it colours; views name only roles.
package enum Role: String, Sendable, CaseIterable, Hashable {
  // Text
  case text, dim, heading, title, titleAlert = "title_alert"
  // Frames and fields
  case border, borderFocused = "border_focused", field, fieldError = "field_error"
  // Rows
  case cursor, cursorUnfocused = "cursor_unfocused", marked, protected, matched
  /// Only its background is drawn, under whatever a marked row shows.
  case markedRow = "marked_row"
  // Footer
  case key, hint
  // Buttons
  case button, buttonFocused = "button_focused", buttonDanger = "button_danger"
  // Severity
  case info, success, warning, error
  // Instance states
  case stateCreating = "state_creating", stateRunning = "state_running"
  case stateStopped = "state_stopped", stateChanging = "state_changing"
  case stateIsolated = "state_isolated", stateTerminating = "state_terminating"
  case stateBroken = "state_broken", stateUnknown = "state_unknown"
  // Outcomes
  case outcomeQueued = "outcome_queued", outcomeSent = "outcome_sent"
  case outcomeTerminating = "outcome_terminating", outcomeSlow = "outcome_slow"
  case outcomeStuck = "outcome_stuck", outcomeScheduled = "outcome_scheduled"
  case outcomeGone = "outcome_gone", outcomeFailed = "outcome_failed"
  case outcomeUnknown = "outcome_unknown", outcomeHeldBack = "outcome_held_back"
  case outcomeCancelled = "outcome_cancelled"
}

extension Role {
  /// The index among all roles.
  package var ordinal: Int { Self.ordinals[self] ?? 0 }

  private static let ordinals = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
