/// How much a command can cost.
package enum Danger: Sendable, Hashable {
  case harmless
  /// Leads to a dialog in which an irreversible act can be confirmed. Read-only removes it.
  case destructive
}

/// The parts of the screen that can have the focus.
package enum Pane: Int, Sendable, Hashable, CaseIterable {
  case regions, instances, results
}
