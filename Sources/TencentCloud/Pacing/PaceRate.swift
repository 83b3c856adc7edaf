/// How fast one action is called, for the title: `18/20 rps`.
package struct PaceRate: Sendable, Hashable {
  package var lane: PaceLane
  /// In the last second.
  package var calls: Int
  /// What the API allows in a second.
  package var limit: Int
  /// Refusals for frequency since the start.
  package var throttled: Int
  /// Wider than the ordinary one after a refusal.
  package var spacing: Duration
}
