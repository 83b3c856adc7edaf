/// The traits of an outcome for counting, sorting, watching and judging. A new one is a row in
/// ``OutcomeWord/traits``, and nothing else has a list of outcomes.
struct OutcomeTraits: Sendable {
  /// The standing of an operation whose instances all have this outcome.
  var standing: OutcomeWord.Standing
  /// The rank in the order of display.
  var severity: Int
  var isSettled = false
  var isRemainder = false
  var isAcceptance = false
  /// Whether the outcome lasts a moment only, so that a full line of totals omits it first.
  var isPassing = false
  /// Whether a line of totals never omits it.
  var isEssential = false
  /// Whether it comes with a reason: a code, or what holds the instance back.
  var hasReason = false
}

extension OutcomeWord {
  /// The standing of an operation, worst last.
  package enum Standing: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// Nothing is left to be done.
    case done
    /// The service took them, and they are still there.
    case underWay
    /// Some were not terminated.
    case partial
    /// Nobody knows of some whether they were.
    case unknown

    package static func < (left: Standing, right: Standing) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  private var traits: OutcomeTraits {
    switch self {
    case .failed:
      .init(
        standing: .partial, severity: 0, isSettled: true, isRemainder: true,
        isEssential: true, hasReason: true)
    case .unknown: .init(standing: .unknown, severity: 1, isEssential: true, hasReason: true)
    case .stuck: .init(standing: .underWay, severity: 2, isEssential: true)
    case .slow: .init(standing: .underWay, severity: 3)
    case .terminating: .init(standing: .underWay, severity: 4, isAcceptance: true)
    case .accepted: .init(standing: .underWay, severity: 5, isAcceptance: true, isPassing: true)
    case .sent: .init(standing: .unknown, severity: 6, isPassing: true)
    case .queued: .init(standing: .partial, severity: 7, isRemainder: true)
    case .gone: .init(standing: .done, severity: 8, isSettled: true, isEssential: true)
    case .scheduled: .init(standing: .done, severity: 9, isSettled: true, isAcceptance: true)
    case .heldBack: .init(standing: .partial, severity: 10, isSettled: true, hasReason: true)
    case .cancelled:
      .init(
        standing: .partial, severity: 11, isSettled: true, isRemainder: true, hasReason: true)
    }
  }

  package var standing: Standing { traits.standing }

  /// The place in ``display``.
  package var severity: Int { traits.severity }

  /// Nothing more is expected to happen to an instance of this outcome.
  package var isSettled: Bool { traits.isSettled }

  /// Whether instances of this outcome can be taken up again in a new plan.
  package var isRemainder: Bool { traits.isRemainder }

  /// Whether the outcome is the first to show that the service accepted an instance.
  package var isAcceptance: Bool { traits.isAcceptance }

  /// Whether instances of this outcome come with a reason.
  package var hasReason: Bool { traits.hasReason }

  /// The outcomes that a line of totals may omit, the least telling first.
  package static let omissible: [OutcomeWord] = {
    let words = display.reversed().filter { !$0.traits.isEssential }
    return words.filter(\.traits.isPassing) + words.filter { !$0.traits.isPassing }
  }()

  /// The order of display: outcomes that need an operator come first, then those under way.
  package static let display = allCases.sorted { $0.severity < $1.severity }
}

extension OutcomeWord.Standing {
  /// The standing of an operation with these instances: the worst of theirs.
  package init(of totals: [OutcomeWord: Int]) {
    self = totals.lazy.filter { $0.value > 0 }.map(\.key.standing).max() ?? .done
  }
}
