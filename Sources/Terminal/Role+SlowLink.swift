import Canvas

extension Role {
  /// Whether a slow link keeps its colour: states, outcomes, protection and severities.
  ///
  /// Their colours come with text that is sent anyway, about nine bytes for each piece that is
  /// painted. What a key changes (cursor, marks, fields) and what only decorates has emphasis alone,
  /// so that one line down costs no more bytes than without any colour.
  var keepsColour: Bool {
    switch self {
    case .titleAlert, .protected, .info, .success, .warning, .error: true
    case .stateCreating, .stateRunning, .stateStopped, .stateChanging, .stateIsolated,
      .stateTerminating, .stateBroken, .stateUnknown:
      true
    case .outcomeQueued, .outcomeSent, .outcomeTerminating, .outcomeSlow, .outcomeStuck,
      .outcomeScheduled, .outcomeGone, .outcomeFailed, .outcomeUnknown, .outcomeHeldBack,
      .outcomeCancelled:
      true
    case .text, .dim, .heading, .title, .border, .borderFocused, .field, .fieldError: false
    case .cursor, .cursorUnfocused, .marked, .matched, .markedRow: false
    case .key, .hint, .button, .buttonFocused, .buttonDanger: false
    }
  }
}
