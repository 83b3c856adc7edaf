/// What can be made to go wrong. ``definition`` is the one table of them all.
package enum FaultKind: String, Sendable, CaseIterable {
  // The connection.
  case slow, jitter, stall, truncate
  case resetBefore = "reset-before"
  case resetAfter = "reset-after"
  // The gateway.
  case throttle
  case clockSkew = "clock-skew"
  case regionDown = "region-down"
  case error500 = "error-500"
  case internalError = "internal-error"
  case notJSON = "not-json"
  // Listings.
  case hostileNames = "hostile-names"
  case missingFields = "missing-fields"
  case duplicatePages = "duplicate-pages"
  case lyingTotal = "lying-total"
  case strayIDs = "stray-ids"
  // Terminating.
  case denyTerminate = "deny-terminate"
  case denyPreflight = "deny-preflight"
  case legacyMix = "legacy-mix"
  case poison, partial, stuck
  case terminateFailsLater = "terminate-fails-later"
  case comesBack = "comes-back"
}

/// The value that follows the `=`.
package enum FaultValue: Sendable, Hashable {
  case none
  case number(Double)
  case word(String)
}

extension FaultKind {
  /// What a value may be, and what it is when none is given.
  enum ValueRule: Sendable {
    case none
    /// A whole number of something, such as milliseconds.
    case count(unit: String, standard: Double?)
    /// A whole number that may be negative.
    case difference(unit: String, standard: Double)
    /// From 0 to 1, of the instances; which ones is decided by the seed.
    case share(standard: Double)
    case choice([String], standard: String)
    case region
  }

  /// Which requests a fault can touch at all. Requests that it cannot touch do not use up its
  /// count.
  enum Reach: Sendable {
    case everything
    case terminating
    case terminatingECM
    case terminatingEdgeZone
    case preflight
    case listing
    /// Listings and terminations: what names ids.
    case naming
  }

  struct Definition: Sendable {
    var value: ValueRule
    var reach: Reach
    /// One line for the help.
    var summary: String
  }

  var definition: Definition {
    switch self {
    case .slow:
      .init(
        value: .count(unit: "MS", standard: 1_000), reach: .everything,
        summary: "the answer is held back, the effect is not")
    case .jitter:
      .init(
        value: .count(unit: "MS", standard: 40), reach: .everything,
        summary: "a request arrives up to so much later, before the rate is counted")
    case .stall:
      .init(value: .none, reach: .everything, summary: "accepted and never answered, no effect")
    case .truncate:
      .init(value: .none, reach: .everything, summary: "half of the answer, then the end")
    case .resetBefore:
      .init(value: .none, reach: .everything, summary: "connection reset, no effect")
    case .resetAfter:
      .init(value: .none, reach: .everything, summary: "the effect, then connection reset")
    case .throttle:
      .init(
        value: .count(unit: "RATE", standard: 5), reach: .everything,
        summary: "only RATE requests per second pass, 0 for none")
    case .clockSkew:
      .init(
        value: .difference(unit: "SECONDS", standard: 600), reach: .everything,
        summary: "the server's clock is ahead")
    case .regionDown:
      .init(
        value: .region, reach: .everything, summary: "errors inside the service for one region")
    case .error500:
      .init(
        value: .choice(["before", "after"], standard: "before"), reach: .everything,
        summary: "HTTP 502 with a page of HTML, before or after the effect")
    case .internalError:
      .init(
        value: .choice(["before", "after"], standard: "before"), reach: .everything,
        summary: "InternalError, before or after the effect")
    case .notJSON:
      .init(value: .none, reach: .everything, summary: "the answer is not JSON, the effect stays")
    default: terminatingOrListingDefinition
    }
  }

  private var terminatingOrListingDefinition: Definition {
    switch self {
    case .hostileNames:
      .init(
        value: .none, reach: .listing,
        summary: "names with escape sequences, line breaks, bidi marks, 900 characters")
    case .missingFields:
      .init(value: .none, reach: .listing, summary: "every other row has nothing but its id")
    case .duplicatePages:
      .init(
        value: .none, reach: .listing,
        summary: "each page begins with the last row of the page before")
    case .lyingTotal:
      .init(
        value: .difference(unit: "ROWS", standard: 7), reach: .listing,
        summary: "TotalCount is off by so much")
    case .strayIDs:
      .init(
        value: .none, reach: .naming,
        summary: "answers that name ids have one that was not asked for")
    case .denyTerminate:
      .init(value: .none, reach: .terminating, summary: "no permission to terminate")
    case .denyPreflight:
      .init(
        value: .share(standard: 0.1), reach: .preflight,
        summary: "DescribeInstancesDeniedActions refuses some instances")
    case .legacyMix:
      .init(
        value: .none, reach: .terminatingEdgeZone,
        summary: "a call that mixes bms- and epm- is refused")
    case .poison:
      .init(
        value: .count(unit: "IDS", standard: 3), reach: .terminatingECM,
        summary: "so many ECM instances make every call with them fail")
    case .partial:
      .init(
        value: .share(standard: 0.2), reach: .terminatingEdgeZone,
        summary: "some EdgeZone instances of a call fail")
    case .stuck:
      .init(
        value: .share(standard: 0.1), reach: .terminating,
        summary: "some instances stay in terminating for ever")
    case .terminateFailsLater:
      .init(
        value: .share(standard: 0.1), reach: .terminating,
        summary: "some stay after all: error (EdgeZone) or RUNNING again (ECM)")
    default:
      .init(
        value: .share(standard: 0.1), reach: .terminating,
        summary: "some are gone for 2 s, then listed again for 5 s")
    }
  }
}
