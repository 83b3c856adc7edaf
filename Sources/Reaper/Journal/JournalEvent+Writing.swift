import Fleet

extension JSONWriter {
  /// The members of an event: `type` and what belongs to it.
  mutating func members(of event: OperationEvent, totals: [OutcomeWord: Int]) {
    switch event {
    case .started(let header): members(of: header)
    case .intended(let calls):
      member("type", "intended")
      key("calls")
      array(calls) { $0.call($1) }
    case .changed(let changes): members(of: changes)
    case .strayIDs(let keys, let requestID):
      member("type", "stray")
      member("request_id", requestID)
      member("ids", keys.map(\.description))
    case .notice(let notice):
      member("type", "notice")
      member("at", notice.at)
      member("severity", notice.severity.rawValue)
      member("text", notice.text)
    case .resumed(let process, let at):
      member("type", "resumed")
      member("at", at)
      member("process", process)
    case .paused(let reason, let at):
      member("type", "paused")
      member("at", at)
      member("reason", reason)
      members(of: totals)
    case .finished(let at):
      member("type", "finished")
      member("at", at)
      members(of: totals)
    }
  }

  /// So that a list of operations need not read them whole.
  private mutating func members(of totals: [OutcomeWord: Int]) {
    key("totals")
    object { writer in
      for word in OutcomeWord.allCases {
        if let count = totals[word] { writer.member(word.rawValue, count) }
      }
    }
  }

  private mutating func call(_ call: CallIntent) {
    object { writer in
      writer.member("call", call.number)
      writer.member("at", call.at)
      writer.member("product", call.product.rawValue)
      writer.member("region", call.region)
      writer.member("ids", call.ids)
    }
  }

  private mutating func members(of changes: OutcomeChanges) {
    member("type", "changed")
    member("at", changes.at)
    if let call = changes.call { member("call", call) }
    if !changes.requestID.isEmpty { member("request_id", changes.requestID) }
    key("changes")
    array(changes.runs) { writer, run in
      writer.object { writer in
        writer.members(of: run.outcome)
        writer.member("product", run.product.rawValue)
        writer.member("ids", run.ids)
      }
    }
  }

  private mutating func members(of outcome: Outcome) {
    member("outcome", outcome.word.rawValue)
    switch outcome.detail {
    case .nothing: break
    case .hold(let hold): self.hold(hold)
    case .schedule(let time): member("time", time)
    case .failure(let failure): self.failure(failure)
    case .cancellation(let reason): member("reason", reason.rawValue)
    }
  }

  mutating func hold(_ hold: Hold) {
    key("held_back")
    object { writer in
      writer.member("code", hold.code)
      writer.member("message", hold.message)
    }
  }

  private mutating func failure(_ failure: ServiceFailure) {
    key("failure")
    object { writer in
      writer.member("kind", failure.kind.rawValue)
      writer.member("code", failure.code)
      writer.member("message", failure.message)
      writer.member("request_id", failure.requestID)
      if !failure.advice.isEmpty { writer.member("advice", failure.advice) }
    }
  }
}

/// Neighbours of one product that share an outcome; a batch is one line's one run.
struct OutcomeRun {
  var outcome: Outcome
  var product: Product
  var ids: [String]
}

extension OutcomeChanges {
  var runs: [OutcomeRun] {
    var runs: [OutcomeRun] = []
    for change in changes {
      if let last = runs.last, last.product == change.key.product, last.outcome == change.outcome {
        runs[runs.count - 1].ids.append(change.key.id)
      } else {
        runs.append(
          OutcomeRun(outcome: change.outcome, product: change.key.product, ids: [change.key.id]))
      }
    }
    return runs
  }
}
