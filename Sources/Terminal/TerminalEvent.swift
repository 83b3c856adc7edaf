package import Canvas

/// An event at the terminal.
package enum TerminalEvent: Hashable, Sendable {
  package enum Signal: Hashable, Sendable {
    /// SIGTERM or another signal that would end the program, SIGHUP and SIGINT: leave in order, the
    /// screen may be gone already.
    case terminate(Int32)
    case hangup, interrupt
    /// SIGTSTP: call ``TerminalSession/suspend(withGroup:)`` when ready.
    case suspendRequested
    /// SIGCONT: the screen has been retaken; the next frame is painted whole.
    case resumed
  }

  case key(Key)
  /// Keys of one read that may be a paste, if the terminal does not mark pastes.
  case typed([Key])
  /// The current size of the screen. Any number of changes make one event.
  case resize(Size)
  /// The terminal's own background, asked for by
  /// ``TerminalConfiguration/asksForBackground`` at the start and after each suspension.
  case background(RGB)
  /// The terminal was asked for its background and does not report it.
  case backgroundUnknown
  /// The terminal draws signs two columns wide that are one column in the West, lines and dots
  /// among them.
  case drawsSignsWide
  /// The terminal has taken everything that waited: the next frame can be shown.
  case ready
  /// ``TerminalSession/watched`` can be read.
  case watched
  /// ``Waker/wake()`` was called.
  case woken
  case signal(Signal)
  /// The terminal hung up. No more input can come.
  case closed
}
