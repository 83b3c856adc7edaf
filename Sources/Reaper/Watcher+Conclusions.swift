internal import Fleet

extension Watcher {
  /// Settles what a reading settles, in one record.
  func take(
    _ findings: [(key: InstanceKey, instance: Instance?)], began: Duration, requestID: String
  ) async {
    let rules = SettlingRules(
      interval: settings.absenceInterval, requestTimeout: settings.requestTimeout)
    let ended = time.now
    var changes: [OutcomeChanges.Change] = []
    for finding in findings {
      guard let result = record.page.results({ $0[finding.key] }), !result.outcome.isSettled
      else { continue }
      let verdict = rules.verdict(
        on: result, &sightings[finding.key, default: Sighting()],
        Observation(instance: finding.instance, began: began, ended: ended),
        sentAt: sentTimes[finding.key] ?? startedAt)
      switch verdict {
      case .nothing: continue
      case .outcome(let outcome): changes.append(.init(key: finding.key, outcome: outcome))
      case .notCarriedOut(let failure): inert.append((result, failure))
      }
      foundSomething = true
    }
    await record.change(changes, requestID: requestID)
  }

  /// Sends again what was not carried out, once; after that, or where nothing may be sent, it has
  /// failed.
  func takeUpInert() async {
    guard !inert.isEmpty else { return }
    let inert = inert
    self.inert = []
    let options = record.page.results { $0.header.plan.options }
    let isStopped = await record.stopReason(ground.product) != nil
    var again: [Instance] = []
    var changes: [OutcomeChanges.Change] = []
    var notices: [OperationEvent] = []
    for (result, failure) in inert {
      let key = result.instance.key
      if failure.kind == .alreadyGone {
        changes.append(.init(key: key, outcome: .failed(failure)))
      } else if ground.product == .ecm, options.schedule != nil {
        // A schedule shows nowhere; sending it again might set it twice.
        notices += await unknowable
      } else if isStopped || queue == nil || result.lostCalls > 1 {
        changes.append(.init(key: key, outcome: .failed(.notCarriedOut(after: failure))))
      } else {
        again.append(result.instance)
        changes.append(.init(key: key, outcome: .queued))
      }
    }
    await record.change(changes, with: notices)
    await queue?.add(batches(of: again))
  }

  /// As full as regions, generations and the service allow, as the plan's own calls.
  private func batches(of instances: [Instance]) -> [Batch] {
    let groups = Dictionary(grouping: instances) { instance in
      [
        instance.region,
        ground.product == .edgezone ? String(instance.id.prefix { $0 != "-" }) : "",
      ]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { group, members in
      members.map(\.id).chunked(by: ground.product.idsPerTermination).map {
        Batch(product: ground.product, region: group[0], ids: $0)
      }
    }
  }

  private var unknowable: [OperationEvent] {
    get async {
      await record.firstNotice(
        "unknowable", .warning,
        "The answer to a scheduled termination was lost. No API shows a schedule, so it stays "
          + "unknown whether it is set.")
    }
  }

  /// Says of what takes long that it does.
  func noteLag(_ keys: [InstanceKey]) async {
    let (now, product) = (now(), ground.product)
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

  /// Says of what was gone, and is listed again, that it is.
  func noteReturned(_ listed: [InstanceKey: Instance]) async {
    let returned = record.page.results { results in
      listed.keys.filter { results[$0]?.outcome == .gone }.sorted()
    }
    for key in returned {
      await record.commit(
        record.firstNotice(
          "returned \(key)", .error, "\(key.id) was gone, and is listed as terminating again."))
    }
  }
}

extension InstanceResult {
  /// Calls that named it and whose answer was lost.
  fileprivate var lostCalls: Int {
    attempts.count { $0.failure?.kind == .unknown || $0.failure?.kind == .cancelled }
  }
}
