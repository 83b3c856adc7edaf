import Fleet

extension Results {
  /// What has to be recorded when an operation is taken up again: who did, that a call without an
  /// answer is unknown, and that what was not sent will not be.
  func eventsOfResuming(
    at time: Timestamp, process: String, tornBytes: Int
  ) -> [OperationEvent] {
    if case .finished = status { return [] }
    var events: [OperationEvent] = [.resumed(process: process, at: time)]
    if tornBytes > 0 {
      events.append(
        .notice(
          Notice(severity: .warning, .lineCutOff(bytes: tornBytes), at: time)))
    }
    let ends: [OutcomeWord: Outcome] = [
      .sent: .unknown(.interrupted), .queued: .cancelled(.interrupted),
    ]
    let changes = instances.compactMap { result in
      ends[result.outcome.word].map {
        OutcomeChanges.Change(key: result.instance.key, outcome: $0)
      }
    }
    guard !changes.isEmpty else { return events }
    return events + [
      .changed(OutcomeChanges(at: time, call: nil, requestID: "", changes: changes))
    ]
  }
}

extension ServiceFailure {
  fileprivate static var interrupted: ServiceFailure {
    ServiceFailure(kind: .unknown, code: "Interrupted", .interrupted)
  }
}
