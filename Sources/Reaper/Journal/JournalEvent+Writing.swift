package import Fleet
package import JSON

extension OperationEvent {
  /// `type` and what belongs to it.
  func writeMembers(to writer: inout JSONWriter, totals: [OutcomeWord: Int]) {
    writer.member("type", type)
    switch self {
    case .started(let header): header.writeMembers(to: &writer)
    case .intended(let calls): writer.member("calls", calls)
    case .changed(let changes): changes.writeMembers(to: &writer)
    case .strayIDs(let keys, let requestID):
      writer.member("request_id", requestID)
      writer.member("ids", keys.map(\.description))
    case .notice(let notice):
      writer.member("at", notice.at)
      writer.member("severity", notice.severity.rawValue)
      writer.member("fact", notice.fact.spelled)
    case .waits(let waits, let at):
      writer.member("at", at)
      writer.member("waits", waits.map(WrittenWait.init))
    case .resumed(let process, let at):
      writer.member("at", at)
      writer.member("process", process)
    case .paused(let reason, let at):
      writer.member("at", at)
      writer.member("reason", reason)
      writer.member(totals: totals)
    case .finished(let at):
      writer.member("at", at)
      writer.member(totals: totals)
    }
  }

  private var type: String {
    switch self {
    case .started: "started"
    case .intended: "intended"
    case .changed: "changed"
    case .strayIDs: "stray"
    case .notice: "notice"
    case .waits: "waits"
    case .resumed: "resumed"
    case .paused: "paused"
    case .finished: "finished"
    }
  }
}

extension JSONWriter {
  /// So that a list of operations need not read them whole.
  fileprivate mutating func member(totals: [OutcomeWord: Int]) {
    member("totals") { writer in
      for word in OutcomeWord.allCases {
        if let count = totals[word] { writer.member(word.rawValue, count) }
      }
    }
  }
}

extension OperationHeader: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("id", id)
    writer.member("started_by", startedBy)
    writer.member("started_at", startedAt)
    writer.member("targets", plan.targets.count)
    writer.member("discipline", discipline)
    if !plan.signatures.isEmpty { writer.member("signed_by", plan.signatures.map(\.principal)) }
    writer.member("plan", plan)
    writer.member("holds", plan.heldBack.compactMap(HeldInstance.init))
  }
}

/// Why the plan holds an instance back, which the plan itself has in words alone.
struct HeldInstance {
  var key: InstanceKey
  /// nil for a reason of a newer version.
  var reason: Hold.Reason?
}

extension HeldInstance: JSONWritable {
  init?(_ planned: PlannedInstance) {
    guard let hold = planned.hold else { return nil }
    self.init(key: planned.instance.key, reason: hold.reason)
  }

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("product", key.product.rawValue)
    writer.member("id", key.id)
    writer.member("fact", reason?.spelled ?? [])
  }
}

struct WrittenWait: JSONWritable {
  var wait: SendingWait

  func writeMembers(to writer: inout JSONWriter) { writer.member("fact", wait.spelled) }
}

extension CallIntent: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("call", number)
    writer.member("at", at)
    writer.member("product", product.rawValue)
    writer.member("region", region)
    writer.member("ids", ids)
  }
}

extension OutcomeChanges: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("at", at)
    if let call { writer.member("call", call) }
    if !requestID.isEmpty { writer.member("request_id", requestID) }
    writer.member("changes", runs)
  }
}

extension OutcomeRun: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("outcome", outcome.word.rawValue)
    switch outcome.detail {
    case .nothing: break
    case .hold(let hold):
      writer.member("held_back", hold)
      writer.member("hold", hold.reason.spelled)
    case .schedule(let time): writer.member("time", time)
    case .failure(let failure): writer.member("failure", failure)
    case .cancellation(let reason): writer.member("reason", reason.rawValue)
    }
    writer.member("product", product.rawValue)
    writer.member("ids", ids)
  }
}

extension ServiceFailure: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("kind", kind.rawValue)
    writer.member("code", code)
    if case .said(let message) = cause {
      writer.member("message", message)
    } else {
      writer.member("cause", cause.spelled)
    }
    writer.member("request_id", requestID)
    if let advice { writer.member("advised", advice.spelled) }
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
