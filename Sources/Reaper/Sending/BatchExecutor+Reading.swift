import Fleet

extension BatchExecutor {
  /// Reads instances before they are sent: a busy one, since what it was busy with may have been its
  /// end, and all whose last reading is too old, since the program may have been stopped meanwhile.
  ///
  /// - Returns: what follows in the place of sending them; nil where all of them may be sent.
  func insteadOfSending(_ batch: Batch) async -> [Batch]? {
    guard await record.stopReason(product) == nil else { return nil }
    // What a call of unknown effect named was read by the watcher right before it was queued again.
    let planned = record.page.results { results in
      batch.ids.compactMap { results[key($0)] }.filter { $0.lostCalls == 0 }.map(\.instance)
    }
    let verdicts = await lastReading.verdicts(on: planned)
    let (held, unread) = (verdicts.holds, verdicts.unread)
    await record.holdBack(held)
    guard !held.isEmpty || !unread.isEmpty else { return nil }
    var next = batch
    next.readsFirst = false
    next.readAt = time.now
    next.ids.removeAll { held[key($0)] != nil || unread[key($0)] != nil }
    let left = next.ids.isEmpty ? batch.withoutVerdict : [next]
    return await readAgain(unread, of: batch) + left
  }

  /// Nothing is sent on the strength of a reading that failed or does not answer the question.
  private func readAgain(
    _ unread: [InstanceKey: ServiceFailure], of batch: Batch
  ) async -> [Batch] {
    guard !unread.isEmpty else { return [] }
    guard batch.attempts < settings.busyAttempts else {
      await record.holdBack(unread.mapValues { .notRead($0) })
      return []
    }
    return [later(batch.with(unread.keys.map(\.id).sorted()), after: batch)]
  }
}

/// Reads instances once more before they are sent, and judges them by the rules of the gate.
struct LastReading: Sendable {
  var service: any FleetService
  var identity: FleetIdentity
  var protection: ProtectionPolicy
  var now: @Sendable () -> Timestamp

  /// - Returns: why instances are not sent, and which could not be read.
  func verdicts(
    on planned: [Instance]
  ) async -> (holds: [InstanceKey: Hold], unread: [InstanceKey: ServiceFailure]) {
    guard !planned.isEmpty else { return ([:], [:]) }
    let report = await Preflight(service: service).report(on: planned, of: identity, asking: [])
    let unread = report.unread
    let holds = planned.compactMap { instance in
      unread[instance.key] == nil ? hold(of: instance, by: report).map { (instance.key, $0) } : nil
    }
    return (Dictionary(uniqueKeysWithValues: holds), unread)
  }

  /// Why an instance that was just read is not sent (again).
  ///
  /// The service itself judges states: one that is busy may be free by the time the call arrives.
  func hold(of planned: Instance, by report: PreflightReport) -> Hold? {
    let rules = PreflightRules(report, protection: protection, now: now())
    guard let hold = rules.hold(of: planned) else { return nil }
    return hold.code == Hold.Code.wrongState.rawValue ? nil : hold
  }
}
