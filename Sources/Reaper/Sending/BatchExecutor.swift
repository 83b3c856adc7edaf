import Fleet

/// Sends what is queued for one service, and draws from each answer what it says and no more.
///
///     queue ─▶ intent on disk ─▶ send ─▶ answer on disk ─▶ next
///       ▲                                   │
///       └── halved, throttled, busy ────────┘
struct BatchExecutor: Sendable {
  let product: Product
  let options: TerminationOptions
  let service: any FleetService
  let record: OperationRecord
  let queue: SendQueue
  let lastReading: LastReading
  let sentTimes: SentTimes
  let time: MonotonicTime
  let settings: ReaperSettings

  /// One sender's life. Several of them work on one queue.
  func work() async {
    while let batch = await queue.next() {
      let next = await carryOut(batch)
      await queue.add(next)
    }
  }

  /// - Returns: what has to be sent now in its stead.
  private func carryOut(_ batch: Batch) async -> [Batch] {
    if await record.stopReason(product) == nil, batch.notBefore > time.now {
      try? await time.sleep(for: batch.notBefore - time.now)
    }
    if batch.readsFirst || time.now - batch.readAt > settings.freshness,
      let next = await insteadOfSending(batch)
    {
      return next
    }
    await queue.began()
    let next = await send(batch)
    await queue.ended()
    return next
  }

  private func send(_ batch: Batch) async -> [Batch] {
    guard let intent = await record.intend(product, batch.region, batch.ids) else {
      return batch.withoutVerdict
    }
    var sent = batch
    sent.ids = intent.ids
    sentTimes.note(intent, at: time.now)
    let call = TerminationCall(
      product: product, region: batch.region, ids: intent.ids, options: options)
    do {
      let answer = try await service.terminate(call) {
        await record.stopReason(product) != nil
      }
      return await take(answer, of: intent, sent, isWhole: intent.ids == batch.ids)
    } catch {
      // It may have waited for its turn since it was recorded. When it left at the latest is what
      // counts for the time in which it may still arrive.
      sentTimes.note(intent, at: time.now)
      return await take(error, of: intent, sent)
    }
  }
}
