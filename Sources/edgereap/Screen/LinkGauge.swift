import Dashboard
import Terminal

/// What the link to the terminal has cost so far.
struct LinkGauge {
  /// By option or settings, whatever the link is like.
  let isSlowByChoice: Bool
  var keys = 0
  /// Bytes of the repaints that followed keys.
  var keyBytes = 0

  init(isSlowByChoice: Bool) { self.isSlowByChoice = isSlowByChoice }

  func report(of terminal: TerminalSession) -> LinkReport {
    LinkReport(
      terminal: terminal.type, depth: terminal.depth, holdsFrames: terminal.holdsFrames,
      bytes: terminal.bytesWritten, keys: keys, keyBytes: keyBytes,
      slowness: isSlowByChoice ? .chosen : terminal.isLinkSlow ? .noticed : .none)
  }
}
