package import Canvas

/// What can happen at the terminal.
package enum TerminalEvent: Hashable, Sendable {
  package enum Signal: Hashable, Sendable {
    /// SIGTERM or any other that would end the program, SIGHUP and SIGINT: leave in order, the screen
    /// may be gone already.
    case terminate(Int32)
    case hangup, interrupt
    /// SIGTSTP: call ``TerminalSession/suspend(withGroup:)`` when ready.
    case suspendRequested
    /// SIGCONT: the screen has been taken back; the next frame is painted whole.
    case resumed
  }

  case key(Key)
  /// Keys that came in one go and may be a paste, where the terminal does not mark pastes.
  case typed([Key])
  /// The size that the screen has now. Any number of changes make one event.
  case resize(Size)
  /// The terminal's own background, asked for by
  /// ``TerminalConfiguration/asksForBackground`` at the start and after each suspension.
  case background(RGB)
  /// The terminal was asked for its background and does not tell it.
  case backgroundUnknown
  /// The terminal draws signs two columns wide that are one in the West, lines and dots among
  /// them.
  case drawsSignsWide
  /// The terminal has taken everything that waited: the next frame can be shown.
  case ready
  /// ``TerminalSession/watched`` can be read.
  case watched
  /// Somebody called ``Waker/wake()``.
  case woken
  case signal(Signal)
  /// The terminal hung up. Nothing more can come.
  case closed
}
