package import Canvas

/// What the terminal at the other end is, and what has been sent to it.
package struct LinkReport: Sendable, Hashable {
  package enum Slowness: Sendable, Hashable {
    case none
    /// By option or settings.
    case chosen
    /// The terminal has let its bytes wait.
    case noticed
  }

  /// The description of the terminal that is used, such as `xterm-256color`.
  package var terminal: String
  package var depth: ColourDepth
  /// Whether the terminal holds a frame back until it is whole; nil if it has not said.
  package var holdsFrames: Bool?
  package var bytes: Int
  package var keys: Int
  /// Bytes of what was drawn because of keys.
  package var keyBytes: Int
  package var slowness: Slowness

  package init(
    terminal: String, depth: ColourDepth, holdsFrames: Bool?, bytes: Int, keys: Int,
    keyBytes: Int, slowness: Slowness
  ) {
    self.terminal = terminal
    self.depth = depth
    self.holdsFrames = holdsFrames
    self.bytes = bytes
    self.keys = keys
    self.keyBytes = keyBytes
    self.slowness = slowness
  }
}
