extension FaultKind {
  /// What a value may be, and what it is when none is given.
  package enum ValueRule: Hashable, Sendable {
    case none
    /// A whole number of a unit, such as milliseconds.
    case count(_ unit: String, _ standard: Double?)
    /// A whole number that may be negative.
    case difference(_ unit: String, _ standard: Double)
    /// From 0 to 1, of the instances; the seed decides which ones.
    case share(_ standard: Double)
    case choice([String], _ standard: String)
    /// One of the words, or a whole number that may be negative.
    case wordOrNumber([String], _ unit: String, _ standard: FaultValue)
    case region
  }

  /// Which requests a fault can touch. Requests that it cannot touch do not use up its count.
  enum Reach: Sendable {
    case everything
    /// The second and every later request of a connection.
    case keptConnection
    case terminating
    /// Of a product with that habit.
    case terminatingWith(Habit)
    case preflight
    case listing
    /// Listings that take `Offset` and `Limit`.
    case paging
    /// `DescribeInstances`, whatever it asks for.
    case instances
    /// `DescribeInstances` by ids or by states.
    case reading
    /// `DescribeInstances` by ids, of a product with that habit.
    case readingByID(Habit)
    /// Terminations, and `DescribeInstances` by ids.
    case naming
  }

  struct Definition: Sendable {
    var value: ValueRule
    var reach: Reach
    /// One line for the help.
    var summary: String

    fileprivate init(_ value: ValueRule, _ reach: Reach, _ summary: String) {
      self.value = value
      self.reach = reach
      self.summary = summary
    }
  }

  /// The table of all faults: the value, the requests that can meet it, what it does.
  var definition: Definition {
    switch self {
    case .slow:
      .init(.count("MS", 1_000), .everything, "the answer is held back, the effect is not")
    case .jitter:
      .init(
        .count("MS", 40), .everything,
        "a request arrives up to so much later, before the rate is counted")
    case .stall: .init(.none, .everything, "accepted and never answered, no effect")
    case .truncate: .init(.none, .everything, "half of the answer, then the end")
    case .resetBefore: .init(.none, .everything, "connection reset, no effect")
    case .resetAfter: .init(.none, .everything, "the effect, then connection reset")
    case .resetKept:
      .init(
        .none, .keptConnection, "reset without effect, from a connection's second request on")

    case .throttle:
      .init(
        .count("RATE", 5), .everything, "only RATE requests per second pass, 0 for none")
    case .clockSkew: .init(.difference("SECONDS", 600), .everything, "the server's clock is ahead")
    case .wrongDate:
      .init(
        .wordOrNumber(["cached"], "SECONDS", .number(86_400)), .everything,
        "the Date header is ahead, the clock is right; cached: with Age: 60")
    case .regionDown: .init(.region, .everything, "errors inside the service for one region")
    case .error500:
      .init(
        .choice(["before", "after"], "before"), .everything,
        "HTTP 502 with a page of HTML, before or after the effect")
    case .internalError:
      .init(
        .choice(["before", "after"], "before"), .everything,
        "InternalError, before or after the effect")
    case .notJSON: .init(.none, .everything, "the answer is not JSON, the effect stays")

    case .hostileNames:
      .init(
        .none, .listing, "names with escape sequences, line breaks, bidi marks, 900 characters")
    case .missingFields: .init(.none, .listing, "every other row has nothing but its id")
    case .duplicatePages:
      .init(.none, .listing, "each page begins with the last row of the page before")
    case .shortPage:
      .init(
        .count("ROWS", 7), .paging,
        "a page lacks its last ROWS rows, which the next Offset has")
    case .pageCap:
      .init(.count("ROWS", 20), .paging, "no page has more than ROWS rows, whatever the Limit")
    case .nullList: .init(.none, .listing, "a page without rows has null instead of a list")
    case .lyingTotal: .init(.difference("ROWS", 7), .listing, "TotalCount is off by so much")
    case .total:
      .init(
        .wordOrNumber(["page", "null", "text", "missing"], "N", .word("page")), .listing,
        "TotalCount is that; page: the number of rows of the page")

    case .strayIDs:
      .init(.none, .naming, "answers that name ids have one that was not asked for")
    case .foreignRow:
      .init(
        .choice(["stranger", "other-prefix"], "stranger"), .reading,
        "one row more than asked for, or bms-X for epm-X (EdgeZone)")
    case .swappedAnswer:
      .init(
        .none, .reading, "the answer to an earlier question for other ids; other states")
    case .laggingReplica:
      .init(.count("SECONDS", 8), .instances, "the answer is what was so many seconds ago")

    case .denyTerminate: .init(.none, .terminating, "no permission to terminate")
    case .denyPreflight:
      .init(.share(0.1), .preflight, "DescribeInstancesDeniedActions refuses some instances")
    case .legacyMix:
      .init(.none, .terminatingWith(.hasTwoPrefixes), "a call that mixes bms- and epm- is refused")
    case .poison:
      .init(
        .count("IDS", 3), .terminatingWith(.answersAsAWhole),
        "so many ECM instances make every call with them fail")
    case .partial:
      .init(.share(0.2), .terminatingWith(.answersEach), "some EdgeZone instances of a call fail")
    case .stuck: .init(.share(0.1), .terminating, "some instances stay in terminating for ever")
    case .terminateFailsLater:
      .init(
        .share(0.1), .terminating,
        "some stay after all: error (EdgeZone) or RUNNING again (ECM)")
    case .comesBack:
      .init(.share(0.1), .terminating, "some are gone for 2 s, then listed again for 5 s")
    case .idReused:
      .init(
        .share(0.1), .terminating, "2 to 8 s after some are gone, another machine has the id")
    case .acceptedIgnored:
      .init(.share(0.1), .terminating, "some are accepted, and nothing happens to them")
    }
  }
}
