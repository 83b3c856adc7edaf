internal import Fleet

/// What the readings of one instance have said so far, as far as the next one needs it.
struct Sighting: Sendable, Hashable {
  /// When the reading ended that first missed it.
  var missedAt: Duration?
  /// When the reading ended that first found it as it was before it was sent.
  var unchangedAt: Duration?
  /// When the reading ended that first found it back in service after it had been leaving.
  var returnedAt: Duration?
  var wasLeaving = false
  var readAt: Duration?

  /// A second reading that says the same settles it.
  var isHalfSettled: Bool { missedAt != nil || returnedAt != nil }
}

/// A reading that named the instance, and when it was made.
struct Observation: Sendable {
  /// nil: it was not in the answer.
  var instance: Instance?
  var began: Duration
  var ended: Duration
}

/// What a reading amounts to.
enum Verdict: Hashable, Sendable {
  case nothing
  case outcome(Outcome)
  /// The call that named it had no effect, and cannot have one any more.
  case notCarriedOut(ServiceFailure)
}

/// The rules by which readings settle an instance. No clock, no service.
struct SettlingRules: Sendable {
  /// Between the two readings that any conclusion from absence or from rest needs.
  var interval: Duration
  /// After which a call that was sent cannot arrive any more.
  var requestTimeout: Duration

  /// - Parameter sentAt: when the last call that named it left.
  func verdict(
    on result: InstanceResult, _ sighting: inout Sighting, _ observation: Observation,
    sentAt: Duration
  ) -> Verdict {
    sighting.readAt = observation.ended
    guard let instance = observation.instance else {
      return absent(&sighting, observation)
    }
    sighting.missedAt = nil
    switch instance.state.phase {
    case .terminating, .terminated:
      return leaving(result.outcome, &sighting)
    case .broken where sighting.wasLeaving || result.instance.state.phase != .broken:
      return .outcome(.failed(.turned(into: instance)))
    default:
      if instance.hasGivenUpTerminating, !result.instance.hasGivenUpTerminating {
        return givenUp(instance, &sighting, observation)
      }
      return present(instance, result.outcome, &sighting, observation, sentAt: sentAt)
    }
  }

  private func absent(_ sighting: inout Sighting, _ observation: Observation) -> Verdict {
    sighting.unchangedAt = nil
    sighting.returnedAt = nil
    return isConfirmed(&sighting.missedAt, observation) ? .outcome(.gone) : .nothing
  }

  private func leaving(_ outcome: Outcome, _ sighting: inout Sighting) -> Verdict {
    sighting.wasLeaving = true
    sighting.unchangedAt = nil
    sighting.returnedAt = nil
    switch outcome {
    case .accepted, .unknown: return .outcome(.terminating)
    default: return .nothing
    }
  }

  /// ECM began, gave up and says so. It may all have happened before the first reading.
  private func givenUp(
    _ instance: Instance, _ sighting: inout Sighting, _ observation: Observation
  ) -> Verdict {
    guard isConfirmed(&sighting.returnedAt, observation) else { return .nothing }
    return .outcome(.failed(.cameBack(as: instance)))
  }

  private func present(
    _ instance: Instance, _ outcome: Outcome, _ sighting: inout Sighting,
    _ observation: Observation, sentAt: Duration
  ) -> Verdict {
    if instance.isBeingTerminated {
      if case .unknown = outcome { return .outcome(.accepted) }
      return .nothing
    }
    if case .unknown(let failure) = outcome {
      let isConfirmed = isConfirmed(&sighting.unchangedAt, observation)
      // Where an answer came, nothing is still on its way.
      let isLate = observation.began - sentAt >= requestTimeout || failure.kind == .alreadyGone
      guard isConfirmed, isLate else { return .nothing }
      sighting = Sighting()
      return .notCarriedOut(failure)
    }
    guard sighting.wasLeaving, isConfirmed(&sighting.returnedAt, observation) else {
      return .nothing
    }
    return .outcome(.failed(.cameBack(as: instance)))
  }

  /// Whether this reading says for the second time, and late enough, what `first` dates.
  private func isConfirmed(_ first: inout Duration?, _ observation: Observation) -> Bool {
    guard let earlier = first else {
      first = observation.ended
      return false
    }
    return observation.began - earlier >= interval
  }
}

extension Instance {
  /// ECM shows its last operation beside the state, which may lag behind it (inferred).
  fileprivate var isBeingTerminated: Bool {
    product == .ecm && operateState.hasPrefix("TerminateInstances:OPERATING")
  }

  /// Its last operation is a termination, and that has failed. `SUCCESS` and `OPERATING` are
  /// documented values; `FAILED` is inferred. One that showed it when it was frozen tells nothing by
  /// it: an earlier termination may be meant.
  fileprivate var hasGivenUpTerminating: Bool {
    product == .ecm && operateState == "TerminateInstances:FAILED"
  }
}

extension ServiceFailure {
  fileprivate static func turned(into instance: Instance) -> ServiceFailure {
    ServiceFailure(
      kind: .refused, code: "InstanceState.\(instance.state.rawValue)",
      message: "It was sent, and is in the state \(instance.state.rawValue) now.",
      advice: "Look at it in the console; it may be sent again.")
  }

  fileprivate static func cameBack(as instance: Instance) -> ServiceFailure {
    ServiceFailure(
      kind: .refused, code: "CameBack",
      message: "It was terminating, and is in the state \(instance.state.rawValue) again.",
      advice: "It may be sent again.")
  }

  /// For an instance whose lost call is known to have had no effect, and that is not sent again.
  static func notCarriedOut(after failure: ServiceFailure) -> ServiceFailure {
    ServiceFailure(
      kind: .unreachable, code: "NotCarriedOut",
      message: "The answer was lost (\(failure.code)), and two readings found it unchanged.",
      requestID: failure.requestID, advice: "It may be sent again.")
  }
}
