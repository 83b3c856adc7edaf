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
  let brake: Brake
  let lastReading: LastReading
  let sentTimes: SentTimes
  let time: MonotonicTime
  let settings: ReaperSettings

  /// One sender's life. Several of them work on one queue.
  func work() async {
    while true {
      switch await queue.next(at: time.now) {
      case .goHome: return
      case .rest(let until): try? await time.sleep(for: until - time.now)
      case .send(let batch):
        let reply = await carryOut(batch)
        await brake.check()
        await queue.answered(batch, reply.verdict, next: reply.next, at: time.now)
      }
    }
  }

  /// What came of a batch: what has to be sent now in its stead, and what its answer said.
  struct Reply: Sendable {
    var next: [Batch]
    var verdict = BatchVerdict.nothing
  }

  private func carryOut(_ batch: Batch) async -> Reply {
    if batch.readsFirst || time.now - batch.readAt > settings.freshness,
      let next = await insteadOfSending(batch)
    {
      return Reply(next: next)
    }
    await queue.began()
    let reply = await send(batch)
    await queue.ended()
    return reply
  }

  private func send(_ batch: Batch) async -> Reply {
    guard let intent = await record.intend(product, batch.region, batch.ids) else {
      return Reply(next: batch.withoutVerdict)
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
