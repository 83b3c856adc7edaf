package import Fleet
import Words

/// What runs in a profile, or has ended there while another one was on the screen.
package struct ProfileActivity: Sendable, Hashable {
  package struct Operation: Sendable, Hashable {
    package var id: String
    package var totals: [OutcomeWord: Int]
    package var planned: Int
    package var settled: Int
    package var isInFlight: Bool
    /// Whether its instances wait for those that lead.
    package var awaitsCanary: Bool
  }

  /// The newest last.
  package var operations: [Operation] = []
  /// Instances of a confirmed operation that has not begun.
  package var unstarted = 0
  /// A canary waits for an answer.
  package var asksCanary = false

  package init() {}

  package var flying: [Operation] { operations.filter(\.isInFlight) }
  package var isInFlight: Bool { unstarted > 0 || operations.contains(where: \.isInFlight) }
  /// Whether there is something to see.
  package var isEmpty: Bool { operations.isEmpty && unstarted == 0 }
  var awaitsCanary: Bool { operations.contains(where: \.awaitsCanary) }

  /// Instances in flight that were not sent.
  var queued: Int { flying.reduce(0) { $0 + $1.totals[.queued, default: 0] } }
  /// Instances in flight that were sent and have not settled.
  var sent: Int { flying.reduce(0) { $0 + $1.planned - $1.settled } - queued }

  /// `ops 68%`, for a line with little room.
  func shortText(of name: String, _ words: Words) -> String {
    let name = words.profileName(name)
    if asksCanary { return "\(name) \(words.asksCanary)" }
    guard isInFlight else { return "\(name) \(words.endedWord)" }
    let planned = flying.reduce(0) { $0 + $1.planned }
    let settled = flying.reduce(0) { $0 + $1.settled }
    return "\(name) \(planned > 0 ? settled * 100 / planned : 0)%"
  }
}

extension DashboardState {
  /// What runs here, and what has ended and was not seen.
  package var activity: ProfileActivity {
    var activity = ProfileActivity()
    for operation in operations where operation.isInFlight || unseen.contains(operation.id) {
      activity.operations.append(
        ProfileActivity.Operation(
          id: operation.id, totals: operation.results.totals, planned: operation.planned,
          settled: operation.settled, isInFlight: operation.isInFlight,
          awaitsCanary: operation.awaitsCanary))
      if operation.leadingCount != nil { activity.asksCanary = true }
    }
    activity.unstarted = pending?.count ?? 0
    return activity
  }

  /// As the screens of other profiles see this one.
  package var asOther: OtherProfile {
    OtherProfile(name: configuration.profile, identity: identity, activity: activity)
  }

  /// Whether something is still expected to happen in any profile that is open.
  package var isInFlightAnywhere: Bool {
    isInFlight || others.contains(where: \.activity.isInFlight)
  }
}
