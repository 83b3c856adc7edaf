/// The outcome of one instance in an operation, as far as it is known.
///
/// Each case holds only what its phase has. Accepted is not gone, and a lost answer is `unknown`
/// until a reading settles it.
package enum Outcome: Sendable, Hashable {
  /// Never sent, with the reason.
  case heldBack(Hold)
  /// To be sent.
  case queued
  /// A request that names it has left, or was about to; its answer has not come.
  case sent
  /// The service took it; it has not been seen on its way yet.
  case accepted
  /// Seen in the state of terminating.
  case terminating
  /// Takes longer than this operation's others did.
  case slow
  /// Takes far longer; still watched, never called failed.
  case stuck
  /// ECM will terminate it later; no API shows or cancels that.
  case scheduled(Timestamp)
  /// Absent from two readings that named it.
  case gone
  case failed(ServiceFailure)
  /// Possibly carried out; readings have not settled it yet.
  case unknown(ServiceFailure)
  /// Never sent, and will not be by this operation.
  case cancelled(Cancellation)

  package enum Cancellation: String, Sendable, Hashable {
    case byOperator = "by_operator"
    case interrupted
    /// The service refused every termination, so nothing more was sent to it.
    case serviceStopped = "service_stopped"
    /// More of its product failed than may: see ``FailureLimit``.
    case tooManyFailed = "TooManyFailed"
    /// One of those that went first failed, or was not seen leaving.
    case canaryFailed = "CanaryFailed"
  }
}

/// The word by which an outcome is counted, filtered and written.
package enum OutcomeWord: String, Sendable, Hashable, CaseIterable {
  case queued, sent, accepted, terminating, slow, stuck, scheduled, gone, failed, unknown
  case heldBack = "held_back"
  case cancelled
}

extension Outcome {
  package var word: OutcomeWord {
    switch self {
    case .heldBack: .heldBack
    case .queued: .queued
    case .sent: .sent
    case .accepted: .accepted
    case .terminating: .terminating
    case .slow: .slow
    case .stuck: .stuck
    case .scheduled: .scheduled
    case .gone: .gone
    case .failed: .failed
    case .unknown: .unknown
    case .cancelled: .cancelled
    }
  }

  /// The details of an outcome besides its word.
  package enum Detail: Sendable, Hashable {
    case nothing
    case hold(Hold)
    case schedule(Timestamp)
    case failure(ServiceFailure)
    case cancellation(Cancellation)
  }

  package var detail: Detail {
    switch self {
    case .queued, .sent, .accepted, .terminating, .slow, .stuck, .gone: .nothing
    case .heldBack(let hold): .hold(hold)
    case .scheduled(let time): .schedule(time)
    case .failed(let failure), .unknown(let failure): .failure(failure)
    case .cancelled(let cancellation): .cancellation(cancellation)
    }
  }

  /// The failure, for outcomes that have one.
  package var failure: ServiceFailure? {
    if case .failure(let failure) = detail { failure } else { nil }
  }

  /// The code that it was reached with; empty where there is none.
  package var code: String {
    switch detail {
    case .nothing, .schedule: ""
    case .hold(let hold): hold.code
    case .failure(let failure): failure.code
    case .cancellation(let cancellation): cancellation.rawValue
    }
  }

  /// Nothing more is expected to happen to it.
  package var isSettled: Bool { word.isSettled }

  /// The words that may follow this one. Anything else is a defect of the engine.
  package var successors: Set<OutcomeWord> {
    switch self {
    case .heldBack, .gone, .cancelled: []
    // Failed, where it was queued again because it was busy, and is no longer sent.
    case .queued: [.sent, .cancelled, .heldBack, .failed]
    case .sent: [.accepted, .terminating, .scheduled, .gone, .failed, .unknown, .queued]
    case .accepted: [.terminating, .slow, .stuck, .gone, .failed]
    case .terminating: [.slow, .stuck, .gone, .failed]
    case .slow: [.stuck, .gone, .failed, .terminating]
    case .stuck: [.gone, .failed, .terminating]
    case .unknown: [.accepted, .terminating, .gone, .failed, .queued, .scheduled, .cancelled]
    // Scheduled and failed are final for the operation, but a reading can still show it leaving.
    case .scheduled: [.terminating, .gone]
    case .failed: [.terminating, .gone]
    }
  }
}
