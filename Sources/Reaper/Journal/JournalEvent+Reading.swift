import Fleet

/// The members of one journal line, whatever its type.
struct JournalMembers {
  var version = 0
  var number = 0
  var previous = ""
  var type = ""
  var at = Timestamp(milliseconds: 0)
  var text = ""
  var id = ""
  var startedAt = Timestamp(milliseconds: 0)
  var targets = 0
  var plan: Plan?
  var calls: [CallIntent] = []
  var call: Int?
  var requestID = ""
  var ids: [String] = []
  var changes: [OutcomeChanges.Change] = []
  var severity = Notice.Severity.information
  var totals: [OutcomeWord: Int] = [:]

  init(_ cursor: inout JSONCursor) throws {
    try cursor.object { cursor, name in try self.take(name, &cursor) }
  }

  private mutating func take(_ name: String, _ cursor: inout JSONCursor) throws {
    switch name {
    case "v": version = try cursor.integer()
    case "n": number = try cursor.integer()
    case "prev": previous = try cursor.string()
    case "type": type = try cursor.string()
    case "at": at = try cursor.time()
    case "process", "reason", "text", "started_by": text = try cursor.string()
    case "id": id = try cursor.string()
    case "started_at": startedAt = try cursor.time()
    case "targets": targets = try cursor.integer()
    case "plan": plan = try cursor.plan()
    case "calls": calls = try cursor.array { try $0.call() }
    case "call": call = try cursor.integer()
    case "request_id": requestID = try cursor.string()
    case "ids": ids = try cursor.strings()
    case "changes": try takeChanges(&cursor)
    case "severity": severity = try cursor.word(Notice.Severity.self)
    case "totals": totals = try cursor.totals()
    default: try cursor.skip()
    }
  }

  private mutating func takeChanges(_ cursor: inout JSONCursor) throws {
    for run in try cursor.array({ try $0.run() }) {
      for id in run.ids {
        changes.append(.init(key: InstanceKey(product: run.product, id: id), outcome: run.outcome))
      }
    }
  }

  /// nil for a type that this version does not know.
  var event: OperationEvent? {
    switch type {
    case "started":
      plan.map {
        .started(OperationHeader(id: id, plan: $0, startedBy: text, startedAt: startedAt))
      }
    case "intended": .intended(calls)
    case "changed":
      .changed(OutcomeChanges(at: at, call: call, requestID: requestID, changes: changes))
    case "stray": .strayIDs(ids.compactMap(InstanceKey.init(described:)), requestID: requestID)
    case "notice": .notice(Notice(severity: severity, text: text, at: at))
    case "resumed": .resumed(process: text, at: at)
    case "paused": .paused(reason: text, at: at)
    case "finished": .finished(at: at)
    default: nil
    }
  }
}

extension InstanceKey {
  /// Reads its own `description`.
  fileprivate init?(described text: String) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let product = Product(rawValue: String(parts[0])) else { return nil }
    self.init(product: product, id: String(parts[1]))
  }
}

extension JSONCursor {
  fileprivate mutating func call() throws -> CallIntent {
    var (number, at) = (0, Timestamp(milliseconds: 0))
    var (product, region, ids) = (Product?.none, "", [String]())
    try object { cursor, name in
      switch name {
      case "call": number = try cursor.integer()
      case "at": at = try cursor.time()
      case "product": product = try cursor.word(Product.self)
      case "region": region = try cursor.string()
      case "ids": ids = try cursor.strings()
      default: try cursor.skip()
      }
    }
    return CallIntent(
      number: number, product: try there(product, "product"), region: region, ids: ids, at: at)
  }

  fileprivate mutating func run() throws -> OutcomeRun {
    var (word, product, ids) = (OutcomeWord.queued, Product?.none, [String]())
    var (failure, hold) = (ServiceFailure?.none, Hold?.none)
    var (time, reason) = (Timestamp?.none, Outcome.Cancellation?.none)
    try object { cursor, name in
      switch name {
      case "outcome": word = try cursor.word(OutcomeWord.self)
      case "product": product = try cursor.word(Product.self)
      case "ids": ids = try cursor.strings()
      case "failure": failure = try cursor.failure()
      case "held_back": hold = try cursor.hold()
      case "time": time = try cursor.time()
      case "reason": reason = try cursor.word(Outcome.Cancellation.self)
      default: try cursor.skip()
      }
    }
    let outcome = Outcome(word: word, failure: failure, hold: hold, time: time, reason: reason)
    guard let outcome else { throw malformed("what belongs to \(word.rawValue)") }
    return OutcomeRun(outcome: outcome, product: try there(product, "product"), ids: ids)
  }

  fileprivate mutating func failure() throws -> ServiceFailure {
    var failure = ServiceFailure(kind: .unknown, code: "", message: "")
    try object { cursor, name in
      switch name {
      case "kind": failure.kind = try cursor.word(ServiceFailure.Kind.self)
      case "code": failure.code = try cursor.string()
      case "message": failure.message = try cursor.string()
      case "request_id": failure.requestID = try cursor.string()
      case "advice": failure.advice = try cursor.string()
      default: try cursor.skip()
      }
    }
    return failure
  }

  fileprivate mutating func totals() throws -> [OutcomeWord: Int] {
    var totals: [OutcomeWord: Int] = [:]
    try object { cursor, name in
      guard let word = OutcomeWord(rawValue: name) else { return try cursor.skip() }
      totals[word] = try cursor.integer()
    }
    return totals
  }
}

extension Outcome {
  /// nil where the word lacks what it needs.
  fileprivate init?(
    word: OutcomeWord, failure: ServiceFailure?, hold: Hold?, time: Timestamp?,
    reason: Cancellation?
  ) {
    switch word {
    case .queued: self = .queued
    case .sent: self = .sent
    case .accepted: self = .accepted
    case .terminating: self = .terminating
    case .slow: self = .slow
    case .stuck: self = .stuck
    case .gone: self = .gone
    case .heldBack:
      guard let hold else { return nil }
      self = .heldBack(hold)
    case .scheduled:
      guard let time else { return nil }
      self = .scheduled(time)
    case .failed:
      guard let failure else { return nil }
      self = .failed(failure)
    case .unknown:
      guard let failure else { return nil }
      self = .unknown(failure)
    case .cancelled:
      guard let reason else { return nil }
      self = .cancelled(reason)
    }
  }
}
