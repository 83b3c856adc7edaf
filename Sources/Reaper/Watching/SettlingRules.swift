import Fleet

/// What one reading says of one instance, and when it was made.
struct Observation: Sendable, Hashable {
  var finding: Reading.Finding
  var asked: Duration
  var answered: Duration
}

/// What the readings amount to.
enum Verdict: Hashable, Sendable {
  case nothing
  case outcome(Outcome)
  /// The call that named it had no effect, and cannot have one any more.
  case notCarriedOut(ServiceFailure, as: Instance)
}

/// The rules by which readings settle an instance. No clock, no service.
///
/// - *Gone*: two readings in a row did not have it, `interval` apart.
/// - *Terminating*: one reading showed it on its way out. That is believed over later readings that
///   show it at rest, which may be behind.
/// - *Came back*: after that, readings showed it at rest without exception for twice as long as a
///   reading may be behind.
/// - *Turned into a failed state, gave up*: two readings said so, `interval` apart.
/// - *Not carried out*, after a lost answer: two readings found it at rest, `interval` apart, the
///   last of them asked so late that nothing can still arrive and that it shows a time after that.
/// - *Failed after a lost call*: a second call was refused, and readings find the instance at rest
///   after twice as long as a reading may be behind. Until then the refusal may mean that the first
///   call was carried out.
///
/// ``Reading`` decides before what a reading is evidence of; another instance under the same id is the
/// absence of this one.
struct SettlingRules: Sendable {
  /// Between the two readings that any conclusion needs.
  var interval: Duration
  /// After which a call that was sent cannot arrive any more.
  var requestTimeout: Duration
  /// How far a reading may be behind the service: what is assumed, or was seen if that is longer.
  var lag: Duration

  /// - Parameter sentAt: when the last call that named it left.
  func verdict(
    on result: InstanceResult, _ evidence: inout Evidence, _ observation: Observation,
    sentAt: Duration
  ) -> Verdict {
    switch observation.finding {
    case .nothing, .missing: return .nothing
    case .absent:
      evidence.readAt = observation.answered
      return holds(.absent, for: interval, &evidence, observation) ? .outcome(.gone) : .nothing
    case .present(let row, let isProof):
      // A row that shows it leaving is of a time after the call, whatever else the answer is.
      if row.isLeaving {
        evidence.readAt = observation.answered
        return leaving(row, result.outcome, &evidence, observation)
      }
      guard isProof else { return .nothing }
      evidence.readAt = observation.answered
      return present(row, result, &evidence, observation, sentAt: sentAt)
    }
  }

  private func leaving(
    _ row: Instance, _ outcome: Outcome, _ evidence: inout Evidence, _ observation: Observation
  ) -> Verdict {
    evidence.tookLeave(answered: observation.answered)
    let shown: Outcome = row.state.isLeaving ? .terminating : .accepted
    guard outcome.word == .unknown || outcome == .accepted && shown != .accepted else {
      return .nothing
    }
    return .outcome(shown)
  }

  private func present(
    _ row: Instance, _ result: InstanceResult, _ evidence: inout Evidence,
    _ observation: Observation, sentAt: Duration
  ) -> Verdict {
    let planned = result.instance
    // A state that nobody has documented may be one of leaving.
    guard row.state.phase != .unrecognized || row.state == planned.state,
      !row.state.rawValue.isEmpty
    else { return .nothing }
    if row.state.phase == .broken, planned.state.phase != .broken || evidence.leavingSince != nil {
      return holds(.broken, for: interval, &evidence, observation)
        ? .outcome(.failed(.turned(into: row))) : .nothing
    }
    if row.hasGivenUpTerminating, !planned.hasGivenUpTerminating {
      return holds(.gaveUp, for: interval, &evidence, observation)
        ? .outcome(.failed(.cameBack(as: row))) : .nothing
    }
    if evidence.leavingSince != nil {
      return holds(.standing, for: lag * 2, &evidence, observation)
        ? .outcome(.failed(.cameBack(as: row))) : .nothing
    }
    let isConfirmed = holds(.standing, for: interval, &evidence, observation)
    guard case .unknown(let failure) = result.outcome else { return .nothing }
    // After a refusal nothing is under way; after silence the call may still arrive.
    let patience = failure.isRefusal ? lag * 2 : requestTimeout + lag
    guard isConfirmed, observation.asked - sentAt >= patience else { return .nothing }
    evidence = Evidence()
    return .notCarriedOut(failure, as: row)
  }

  /// Whether readings have said so for as long as it takes.
  private func holds(
    _ sign: Evidence.Sign, for duration: Duration, _ evidence: inout Evidence,
    _ observation: Observation
  ) -> Bool {
    let span = evidence.take(
      sign, asked: observation.asked, answered: observation.answered)
    return span.map { $0 >= duration } ?? false
  }
}

extension Instance {
  /// On its way out, by its state or by what is shown beside it as its last operation, which the
  /// state may lag behind (inferred).
  fileprivate var isLeaving: Bool {
    state.isLeaving
      || product.showsTerminations && operateState.hasPrefix("TerminateInstances:OPERATING")
  }

  /// Its last operation is a termination, and that has failed. `SUCCESS` and `OPERATING` are
  /// documented values; `FAILED` is inferred. One that showed it when it was frozen tells nothing by
  /// it: an earlier termination may be meant.
  fileprivate var hasGivenUpTerminating: Bool {
    product.showsTerminations && operateState == "TerminateInstances:FAILED"
  }
}

extension ServiceFailure {
  /// The service answered, and refused: nothing of the call is under way.
  var isRefusal: Bool {
    switch kind {
    case .throttled, .busy, .alreadyGone, .denied, .notPermitted, .tooMany, .mixedGenerations,
      .refused, .invalid, .unreachable:
      true
    case .unknown, .cancelled: false
    }
  }

  fileprivate static func turned(into instance: Instance) -> ServiceFailure {
    ServiceFailure(
      kind: .refused, code: "InstanceState.\(instance.state.rawValue)",
      .sentButIn(state: instance.state.rawValue), advice: .lookAndSendAgain)
  }

  fileprivate static func cameBack(as instance: Instance) -> ServiceFailure {
    ServiceFailure(
      kind: .refused, code: "CameBack", .terminatingButIn(state: instance.state.rawValue),
      advice: .sendAgain)
  }

  /// For an instance whose call is known to have had no effect, and that may not be sent again.
  ///
  /// - Parameter hold: why it is not sent again, where that is not that it was sent twice.
  static func notSentAgain(because hold: Hold, after failure: ServiceFailure) -> ServiceFailure {
    ServiceFailure(
      kind: .refused, code: hold.code, .notSentAgain(because: hold.reason),
      requestID: failure.requestID)
  }

  /// For an instance whose call is known to have had no effect, and that is not sent again.
  ///
  /// What the service said is kept: an answer that came is not a lost one.
  static func notCarriedOut(after failure: ServiceFailure) -> ServiceFailure {
    guard failure.requestID.isEmpty else {
      return ServiceFailure(
        kind: .unreachable, code: failure.code, .unchanged(after: failure.cause),
        requestID: failure.requestID, advice: .sendAgain)
    }
    return ServiceFailure(
      kind: .unreachable, code: "NotCarriedOut", .lostAndUnchanged(code: failure.code),
      advice: .sendAgain)
  }
}
