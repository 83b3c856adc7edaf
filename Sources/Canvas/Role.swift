/// The meaning of a piece of the screen. A theme gives it colours; views name only roles.
package enum Role: UInt8, Sendable, CaseIterable, Hashable {
  // Text
  case text, dim, heading, title, titleAlert
  // Frames and fields
  case border, borderFocused, field, fieldError
  // Rows
  case cursor, cursorUnfocused, marked, protected, matched
  /// Only its background is drawn, under whatever a marked row shows.
  case markedRow
  // Footer
  case key, hint
  // Buttons
  case button, buttonFocused, buttonDanger
  // Severity
  case info, success, warning, error
  // Instance states
  case stateCreating, stateRunning
  case stateStopped, stateChanging
  case stateIsolated, stateTerminating
  case stateBroken, stateUnknown
  // Outcomes
  case outcomeQueued, outcomeSent
  case outcomeTerminating, outcomeSlow
  case outcomeStuck, outcomeScheduled
  case outcomeGone, outcomeFailed
  case outcomeUnknown, outcomeHeldBack
  case outcomeCancelled
}

extension Role {
  /// The index among all roles.
  package var ordinal: Int { Int(rawValue) }

  /// The name that themes use: `state_running`.
  package var name: String { Self.names[ordinal] }

  package init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[index]
  }

  private static let names = allCases.map { role in
    String(describing: role).reduce(into: "") { name, letter in
      name += letter.isUppercase ? "_\(letter.lowercased())" : String(letter)
    }
  }
}
