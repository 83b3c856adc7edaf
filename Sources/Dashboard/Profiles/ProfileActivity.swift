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

  /// Those that failed in what is in flight.
  var failed: Int { flying.reduce(0) { $0 + $1.totals[.failed, default: 0] } }

  /// How far it is, for a line with little room: `68%`, `canary asks`, `ended`.
  func shortText(_ words: Words) -> String {
    if asksCanary { return words.asksCanary }
    guard isInFlight else { return words.endedWord }
    let planned = flying.reduce(0) { $0 + $1.planned }
    let settled = flying.reduce(0) { $0 + $1.settled }
    return "\(planned > 0 ? settled * 100 / planned : 0)%"
  }

  /// What went wrong in what is in flight, the worst; nil where nothing did.
  var trouble: (word: OutcomeWord, count: Int)? {
    guard !asksCanary else { return nil }
    for word in [OutcomeWord.failed, .unknown, .stuck, .cancelled] {
      let count = flying.reduce(0) { $0 + $1.totals[word, default: 0] }
      if count > 0 { return (word, count) }
    }
    return nil
  }

  /// How soon an operator should look there, the most urgent first; nil where there is nothing to see.
  var rank: Rank? {
    if asksCanary { return .asks }
    return isInFlight ? .runs : isEmpty ? nil : .ended
  }

  enum Rank: Int, Comparable {
    case asks, runs, ended

    static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
  }
}

extension [OtherProfile] {
  /// Those with something to see, in the order in which an operator should look. The title names the
  /// first, and the list of profiles has its cursor there.
  var telling: [OtherProfile] {
    compactMap { profile in profile.activity.rank.map { (rank: $0, profile: profile) } }
      .sorted { ($0.rank, $0.profile.name) < ($1.rank, $1.profile.name) }
      .map(\.profile)
  }
}

extension DashboardState {
  /// What runs here, and what has ended and was not seen.
  package var activity: ProfileActivity {
    var activity = ProfileActivity()
    // One that has settled stays until its end has come, which nobody has seen before.
    for operation in operations where operation.mode == .live || unseen.contains(operation.id) {
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
    var entry =
      configuration.profileEntry ?? ProfileEntry(name: configuration.profile, hasOwnKeys: false)
    (entry.site, entry.endpoint) = (identity.site, identity.endpoint)
    return OtherProfile(entry, identity: identity, activity: activity)
  }

  /// What waits while the program is stopped, in every profile; empty where nothing does.
  package var standstill: String {
    let all = ([asOther] + others).map(\.activity)
    let unsent = all.reduce(0) { $0 + $1.queued + $1.unstarted }
    let sent = all.reduce(0) { $0 + $1.sent }
    return unsent + sent > 0 ? words.standstill(unsent: unsent, sent: sent) : ""
  }

  /// Whether something is still expected to happen in any profile that is open.
  package var isInFlightAnywhere: Bool {
    isInFlight || others.contains(where: \.activity.isInFlight)
  }
}
