import Fleet
import Words

extension DashboardState {
  /// What the title of the terminal's window says: how far the operation is, and what has failed.
  /// Nil where none is worked on or has ended here, so that the window keeps the title that it has.
  package var windowTitle: String? {
    guard let operation, operation.planned > 0,
      operation.mode != .past || operation.hasEndedHere
    else { return nil }
    let share = operation.settled * 100 / operation.planned
    let failed = operation.results.totals[.failed, default: 0]
    let failures = failed > 0 ? " · \(failed.grouped) \(words.outcome(.failed))" : ""
    return "edgereap \(share)%\(failures)"
  }
}
