import Fleet

extension BatchExecutor {
  /// Takes an answer that did not refuse the whole call.
  func take(
    _ answer: TerminationAnswer, of intent: CallIntent, _ batch: Batch, isWhole: Bool
  ) async -> Reply {
    let sorting = AnswerSorting(answer, asked: intent.ids, options: options, product: product)
    let isLast = batch.attempts >= settings.busyAttempts
    var changes = sorting.outcomes.map { id, outcome in
      OutcomeChanges.Change(key: key(id), outcome: afterLostCalls(of: id, outcome))
    }
    // A busy instance goes again, unless it may be busy with a call of which nobody knows the end.
    let again = isLast ? [] : sorting.busy.filter { lostCalls(of: $0.id) == 0 }
    changes += sorting.busy.map { refusal in
      let isQueued = again.contains { $0.id == refusal.id }
      return .init(
        key: key(refusal.id),
        outcome: isQueued
          ? .queued : afterLostCalls(of: refusal.id, .failed(refusal.failure)))
    }
    let strays: [OperationEvent] =
      sorting.strays.isEmpty
      ? [] : [.strayIDs(sorting.strays.map(key), requestID: answer.requestID)]
    let refusals = Dictionary(again.map { (key($0.id), $0.failure) }) { $1 }
    await record.change(
      changes, call: intent.number, requestID: answer.requestID, with: strays, refusals: refusals)
    name(intent, busy: again.map(\.id))
    let blameless = isWhole && sorting.isAcceptance
    return Reply(
      next: again.map { later(batch.with([$0.id]), after: batch) }
        + (blameless ? batch.afterAcceptance : batch.withoutVerdict),
      verdict: BatchVerdict(on: changes.map(\.outcome)))
  }

  /// Takes a failure of the whole call, for what it says about what was sent.
  func take(_ failure: ServiceFailure, of intent: CallIntent, _ batch: Batch) async -> Reply {
    let isSingle = batch.ids.count == 1
    switch failure.kind {
    case .throttled:
      await requeue(intent, failure, noting: .throttles(product, code: failure.code))
      return Reply(next: [slower(batch)], verdict: .slow)
    case .tooMany where !isSingle:
      await requeue(intent, failure, noting: .takesFewer(product))
      await queue.lower(to: (batch.ids.count + 1) / 2)
      return Reply(next: batch.bothHalves, verdict: .slow)
    case .mixedGenerations where !isSingle:
      await requeue(intent, failure)
      name(intent)
      return Reply(next: batch.singles)
    case .refused where !isSingle, .busy where !isSingle, .alreadyGone where !isSingle,
      .notPermitted where !isSingle:
      await requeue(intent, failure)
      name(intent)
      return Reply(next: batch.afterRefusal)
    case .busy where batch.attempts < settings.busyAttempts && lostCalls(of: batch.ids[0]) == 0:
      await requeue(intent, failure, refusing: intent.ids)
      name(intent, busy: intent.ids)
      return Reply(
        next: [later(batch.with(batch.ids), after: batch)] + batch.withoutVerdict,
        verdict: BatchVerdict(answered: 1, refused: 1))
    case .unreachable where batch.attempts < settings.unreachableAttempts:
      await requeue(intent, failure, noting: .unreachable(product, code: failure.code))
      return Reply(next: [again(batch)], verdict: .slow)
    case .cancelled where failure == .withdrawn:
      // Its turn came after the stop: it is queued again, and from there it is cancelled.
      await requeue(intent, failure)
      return Reply(next: [batch])
    case .unknown, .cancelled:
      // The caller's own cancelling may have come after the request had left.
      return await conclude(intent, as: .unknown(failure), then: batch.withoutVerdict)
    case .alreadyGone:
      // Not there, or not there any more: readings tell, and say nothing else meanwhile.
      return await conclude(intent, as: .unknown(failure), then: batch.afterRefusal)
    case .denied:
      let reply = await conclude(intent, as: .failed(failure), then: batch.withoutVerdict)
      await stop(failure)
      return reply
    case .notPermitted:
      let reply = await conclude(intent, as: .failed(failure), then: batch.afterRefusal)
      // A first one may concern that instance alone.
      if brake.isSecondDenial(of: product) { await stop(failure) }
      return reply
    case .invalid, .unreachable:
      // The request as such is wrong, which is true of every instance in it alike, and nothing of
      // it was carried out; sending parts of it would be answered the same.
      return await conclude(intent, as: .failed(failure), then: batch.withoutVerdict)
    case .tooMany, .mixedGenerations, .refused, .busy:
      return await conclude(intent, as: .failed(failure), then: batch.afterRefusal)
    }
  }

  private func stop(_ failure: ServiceFailure) async {
    await record.stopSending(
      to: product, .serviceStopped, because: .refusesEverything(product, code: failure.code))
  }

  /// Ends a call with one outcome for all that it named.
  private func conclude(
    _ intent: CallIntent, as outcome: Outcome, then next: [Batch]
  ) async -> Reply {
    guard let failure = outcome.failure else { return Reply(next: next) }
    let outcomes = await settle(intent, as: outcome, failure)
    name(intent)
    return Reply(next: next, verdict: BatchVerdict(on: outcomes))
  }

  @discardableResult
  private func settle(
    _ intent: CallIntent, as outcome: Outcome, _ failure: ServiceFailure,
    with notices: [OperationEvent] = [], refusing refused: [String] = []
  ) async -> [Outcome] {
    let outcomes = intent.ids.map { afterLostCalls(of: $0, outcome) }
    await record.change(
      zip(intent.ids, outcomes).map { .init(key: key($0), outcome: $1) },
      call: intent.number, requestID: failure.requestID, with: notices,
      refusals: Dictionary(refused.map { (key($0), failure) }) { $1 })
    return outcomes
  }

  /// Counts what the answer to a call has named.
  private func name(_ intent: CallIntent, busy: [String] = []) {
    let sent = intent.ids.lazy.compactMap { sentTimes[key($0)] }.first ?? time.now
    record.page.name(
      intent.ids.map(key), busy: Set(busy.map(key)),
      deadline: sent + settings.requestTimeout + settings.settlingTimeout)
  }

  /// What an answer makes of an instance. After a call of which nobody knows the end, a refusal may
  /// mean that it was carried out: readings tell.
  private func afterLostCalls(of id: String, _ outcome: Outcome) -> Outcome {
    guard case .failed(let failure) = outcome, lostCalls(of: id) > 0 else { return outcome }
    return .unknown(failure)
  }

  private func lostCalls(of id: String) -> Int {
    record.page.results { $0[key(id)]?.lostCalls ?? 0 }
  }

  /// - Parameters:
  ///   - fact: what the service does, noted once in an operation.
  ///   - refused: those that the failure is about by themselves.
  private func requeue(
    _ intent: CallIntent, _ failure: ServiceFailure, noting fact: Notice.Fact? = nil,
    refusing refused: [String] = []
  ) async {
    var notices: [OperationEvent] = []
    if let fact {
      notices = await record.firstNotice("\(failure.kind) \(product)", .warning, fact)
    }
    await settle(intent, as: .queued, failure, with: notices, refusing: refused)
  }

  /// Nothing arrived, so that it may go again, a few times.
  private func again(_ batch: Batch) -> Batch {
    var again = batch
    again.attempts += 1
    again.notBefore = time.now + backoff(batch.attempts)
    return again
  }

  /// A queued instance that was busy goes again after a while, once it was read.
  func later(_ single: Batch, after batch: Batch) -> Batch {
    var single = single
    single.attempts = batch.attempts + 1
    single.notBefore = time.now + settings.busyDelay
    single.readsFirst = true
    single.number = nil
    return single
  }

  private func slower(_ batch: Batch) -> Batch {
    var slower = batch
    slower.throttles += 1
    slower.notBefore = time.now + backoff(batch.throttles)
    return slower
  }

  /// 1, 2, 4, then 8 seconds.
  private func backoff(_ attempts: Int) -> Duration { .seconds(1 << min(attempts, 3)) }

  func key(_ id: String) -> InstanceKey { InstanceKey(product: product, id: id) }
}

extension BatchVerdict {
  /// - Parameter outcomes: what an answer has made of its instances; queued is busy.
  fileprivate init(on outcomes: [Outcome]) {
    self.init(answered: outcomes.count)
    for outcome in outcomes where outcome.failure?.kind != .alreadyGone {
      switch outcome.word {
      case .failed, .queued: refused += 1
      case .unknown: unknown += 1
      default: break
      }
    }
  }
}
