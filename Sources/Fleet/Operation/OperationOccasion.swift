/// An occasion in an operation that an operator who looks elsewhere should hear of, the least urgent
/// first.
package enum OperationOccasion: Int, Sendable, Hashable, CaseIterable, Comparable {
  case firstFailure
  /// Sending waits until unknown outcomes are settled.
  case pauses
  /// The canary is leaving, and an operator has to say whether the others go.
  case asks
  /// Nothing more is sent, by failures or because somebody else said so.
  case stops
  case ends

  package static func < (left: OperationOccasion, right: OperationOccasion) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Results {
  /// The occasions there have been or are now. The end is not among them: only who watches knows it.
  package var occasions: Set<OperationOccasion> {
    var occasions: Set<OperationOccasion> = []
    if totals[.failed, default: 0] > 0 { occasions.insert(.firstFailure) }
    for wait in waits {
      switch wait {
      case .unknown: occasions.insert(.pauses)
      case .canaryAnswer: occasions.insert(.asks)
      case .canary: break
      }
    }
    if lastStop != nil { occasions.insert(.stops) }
    return occasions
  }

  /// The fact that stopped the sending last; nil where none did.
  package var lastStop: Notice.Fact? {
    notices.lazy.reversed().map(\.fact).first(where: \.stopsSending)
  }

  /// The instance that failed first; nil where none did.
  package var firstFailure: InstanceResult? {
    instances.lazy.filter { $0.outcome.word == .failed }
      .min { ($0.settledAt ?? $0.plannedAt) < ($1.settledAt ?? $1.plannedAt) }
  }
}

extension Notice.Fact {
  /// Whether the fact is that nothing more is sent, to one product or at all.
  package var stopsSending: Bool {
    switch self {
    case .refusesEverything, .tooManyFailed, .canaryFailed, .canaryNotLeaving, .stoppedBy: true
    case .verbatim, .waitsForUnknown, .throttles, .takesFewer, .unreachable, .readingFailed,
      .scheduleUnknown, .answersHaveOthers, .listedAgain, .lineCutOff, .journalLost,
      .addressesRemain, .addressesNotRead, .notifyFailed, .notifyUndelivered, .auditUnwritable,
      .auditLinesLost:
      false
    }
  }
}
