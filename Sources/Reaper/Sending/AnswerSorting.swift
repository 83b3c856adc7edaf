import Fleet

/// What an answer says of each instance that was asked for, by set arithmetic over its lists.
struct AnswerSorting {
  /// In the order of the call.
  private(set) var outcomes: [(id: String, outcome: Outcome)] = []
  /// Refused for being busy with something else: they may go again.
  private(set) var busy: [InstanceRefusal] = []
  /// Named by the answer and never asked for.
  private(set) var strays: [String] = []
  /// Whether every instance was accepted.
  private(set) var isAcceptance = true

  init(
    _ answer: TerminationAnswer, asked: [String], options: TerminationOptions, product: Product
  ) {
    let accepted =
      answer.acceptedIDs.map(Set.init) ?? (product.answersPerInstance ? [] : Set(asked))
    let refusals = Dictionary(answer.failures.map { ($0.id, $0) }) { first, _ in first }
    let isScheduled = product.hasSchedule ? options.schedule?.instant : nil
    for id in asked {
      switch (accepted.contains(id), refusals[id]) {
      case (true, nil):
        outcomes.append((id, isScheduled.map { .scheduled($0) } ?? .accepted))
      case (false, let refusal?):
        isAcceptance = false
        take(refusal)
      case (true, .some):
        isAcceptance = false
        outcomes.append((id, .unknown(Self.contradiction(answer))))
      case (false, nil):
        isAcceptance = false
        outcomes.append((id, .unknown(Self.silence(answer))))
      }
    }
    strays = accepted.union(refusals.keys).subtracting(asked).sorted()
  }

  private mutating func take(_ refusal: InstanceRefusal) {
    switch refusal.failure.kind {
    case .busy: busy.append(refusal)
    // Ambiguous, or for readings to tell.
    case .unknown, .alreadyGone, .cancelled:
      outcomes.append((refusal.id, .unknown(refusal.failure)))
    case .throttled, .denied, .notPermitted, .tooMany, .mixedGenerations, .refused, .invalid,
      .unreachable:
      outcomes.append((refusal.id, .failed(refusal.failure)))
    }
  }

  private static func silence(_ answer: TerminationAnswer) -> ServiceFailure {
    ServiceFailure(
      kind: .unknown, code: "NotInAnswer", .notInAnswer, requestID: answer.requestID)
  }

  private static func contradiction(_ answer: TerminationAnswer) -> ServiceFailure {
    ServiceFailure(
      kind: .unknown, code: "ContradictoryAnswer", .acceptedAndRefused, requestID: answer.requestID)
  }
}
