import Fleet
import Words

extension DashboardState {
  /// What the title of the terminal's window says: how far the operation is, and what has failed. Where
  /// nothing runs here, the profile in which something does is named; one with a question always is.
  /// Nil where nothing is worked on or has ended and no profile was chosen, so that the window keeps the
  /// title that it has.
  package var windowTitle: String? {
    let profile = configuration.profile
    let first = others.telling.first
    let current = askingOperation ?? followedOperation
    let isBusyElsewhere = first?.activity.isInFlight == true
    let own = (current ?? (isBusyElsewhere ? nil : endedOperation)).map(titleText)
    let isNamed = current == nil || first?.activity.asksCanary == true
    let other = isNamed ? first.map(titleText) : nil
    guard own != nil || other != nil || !profile.isEmpty || !others.isEmpty else { return nil }
    return (profile.isEmpty ? "edgereap" : "edgereap \(profile)")
      + (own.map { " \($0)" } ?? "") + (other.map { " · \($0)" } ?? "")
  }

  /// The one that is shown, else the newest, while somebody works on it.
  private var followedOperation: ResultsState? {
    let isFollowed = { (operation: ResultsState) in
      operation.planned > 0 && operation.mode != .past
    }
    return operation.flatMap { isFollowed($0) ? $0 : nil } ?? operations.last(where: isFollowed)
  }

  /// The one that is shown, where it has ended on this screen.
  private var endedOperation: ResultsState? {
    operation.flatMap { $0.planned > 0 && $0.hasEndedHere ? $0 : nil }
  }

  private func titleText(_ operation: ResultsState) -> String {
    guard operation.leadingCount == nil else { return words.asksCanary }
    let share = operation.settled * 100 / operation.planned
    return "\(share)%\(failures(operation.results.totals[.failed, default: 0]))"
  }

  private func titleText(_ profile: OtherProfile) -> String {
    let activity = profile.activity
    return
      "\(words.profileName(profile.name)) \(activity.shortText(words))\(failures(activity.failed))"
  }

  private func failures(_ count: Int) -> String {
    count > 0 ? " · \(count.grouped) \(words.outcome(.failed))" : ""
  }
}
