import Fleet

extension Watcher {
  /// Settles what a reading settles, in one record.
  ///
  /// - Returns: the instances that it says nothing of.
  func take(_ reading: Reading, about keys: [InstanceKey]) async -> [InstanceKey] {
    choice.learn(from: reading)
    let rules = SettlingRules(
      interval: settings.absenceInterval, requestTimeout: settings.requestTimeout,
      lag: max(settings.readingLag, observedLag.value))
    var open: [InstanceKey] = []
    var changes: [OutcomeChanges.Change] = []
    for key in keys {
      guard let result = record.page.results({ $0[key] }), !result.outcome.isSettled else {
        continue
      }
      let observation = Observation(
        finding: reading.finding(of: result.instance), asked: reading.asked,
        answered: reading.answered)
      if observation.isSilent { open.append(key) }
      let verdict = rules.verdict(
        on: result, &evidence[key, default: Evidence()], observation,
        sentAt: sentTimes[key] ?? startedAt)
      if let lag = evidence[key]?.disagreement { observedLag.note(lag) }
      switch verdict {
      case .nothing: continue
      case .outcome(let outcome): changes.append(.init(key: key, outcome: outcome))
      case .notCarriedOut(let failure, let row):
        inert.append(Inert(result: result, row: row, failure: failure))
      }
      foundSomething = true
    }
    await record.change(changes, requestID: reading.requestID)
    await noteForeign(reading)
    await noteReturned(reading)
    return open
  }

  /// Sends again what was not carried out, once; after that, or where nothing may be sent, it has
  /// failed.
  func takeUpInert() async {
    guard !inert.isEmpty else { return }
    let inert = inert
    self.inert = []
    let options = record.page.results { $0.header.plan.options }
    let isStopped = await record.stopReason(scope.product) != nil
    var again: [Instance] = []
    var changes: [OutcomeChanges.Change] = []
    var notices: [OperationEvent] = []
    for entry in inert {
      let (result, failure) = (entry.result, entry.failure)
      let key = result.instance.key
      let report = PreflightReport(instances: [key: entry.row])
      if failure.isRefusal {
        changes.append(.init(key: key, outcome: .failed(failure)))
      } else if scope.product.hasSchedule, options.schedule != nil {
        // A schedule shows nowhere; sending it again might set it twice.
        notices += await unknowable
      } else if isStopped || queue == nil || result.lostCalls > 1 {
        changes.append(.init(key: key, outcome: .failed(.notCarriedOut(after: failure))))
      } else if let hold = lastReading.hold(of: result.instance, by: report) {
        changes.append(
          .init(key: key, outcome: .failed(.notSentAgain(because: hold, after: failure))))
      } else {
        again.append(result.instance)
        changes.append(.init(key: key, outcome: .queued))
      }
    }
    await record.change(changes, with: notices)
    await queue?.add(batches(of: again, readAt: time.now), at: time.now)
  }

  /// As full as regions, generations and the service allow, as the plan's own calls.
  private func batches(of instances: [Instance], readAt: Duration) -> [Batch] {
    let groups = Dictionary(grouping: instances) { instance in
      [instance.region, scope.product.generation(of: instance.id)]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { group, members in
      members.map(\.id).chunked(by: scope.product.idsPerTermination).map {
        var batch = Batch(product: scope.product, region: group[0], ids: $0)
        batch.readAt = readAt
        return batch
      }
    }
  }

  private var unknowable: [OperationEvent] {
    get async {
      await record.firstNotice("unknowable", .warning, .scheduleUnknown)
    }
  }

  /// Says of what takes long that it does.
  func noteLag(_ keys: [InstanceKey]) async {
    let (now, product) = (now(), scope.product)
    let changes = record.page.results { results in
      let finished = results.instances.compactMap { result -> Int64? in
        guard result.outcome == .gone, result.instance.product == product,
          let start = result.acceptedAt, let end = result.settledAt
        else { return nil }
        return end.seconds(since: start)
      }
      let lag = Lag(finished: finished, ceilings: settings.lag)
      return keys.compactMap { key -> OutcomeChanges.Change? in
        guard let result = results[key], let start = result.acceptedAt ?? result.sentAt
        else { return nil }
        return lag.outcome(result.outcome, after: now.seconds(since: start))
          .map { .init(key: key, outcome: $0) }
      }
    }
    await record.change(changes)
  }

  /// Says once that answers have rows that nobody asked for.
  private func noteForeign(_ reading: Reading) async {
    guard let row = reading.foreign.first else { return }
    await record.commit(
      record.firstNotice(
        "foreign \(scope)", .warning, .answersHaveOthers(scope, first: row.id)))
  }

  /// Says of an instance that was gone, and is listed again, that it is.
  private func noteReturned(_ reading: Reading) async {
    guard !reading.question.namesInstances else { return }
    let returned = record.page.results { results in
      reading.instances.filter { row in
        results[row.key].map { $0.outcome == .gone && $0.instance.identity(of: row) == .same }
          ?? false
      }.map(\.key).sorted()
    }
    for key in returned {
      await record.commit(
        record.firstNotice("returned \(key)", .error, .listedAgain(key.id)))
    }
  }
}

extension Observation {
  /// It says nothing of the instance, so that something else has to be asked.
  fileprivate var isSilent: Bool {
    switch finding {
    case .nothing, .missing: true
    case .absent, .present: false
    }
  }
}

extension InstanceResult {
  /// Calls that named it and whose effect no answer told.
  var lostCalls: Int {
    attempts.count { attempt in attempt.failure.map { !$0.isRefusal } ?? false }
  }
}
