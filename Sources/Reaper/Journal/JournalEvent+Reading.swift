import Fleet
import JSON

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
  /// nil in a line of an older version, which has a text.
  var fact: Notice.Fact?
  var holds: [HeldInstance] = []
  /// nil in the header of an older version.
  var discipline: Discipline?
  var signedBy: [String] = []
  var waits: [SendingWait] = []
  var totals: [OutcomeWord: Int] = [:]

  init(reading scanner: inout JSONScanner) throws(JSONFault) {
    try scanner.object { (scanner, name) throws(JSONFault) in try take(name, &scanner) }
  }

  private mutating func take(_ name: String, _ scanner: inout JSONScanner) throws(JSONFault) {
    switch name {
    case "v": version = try scanner.integer()
    case "n": number = try scanner.integer()
    case "prev": previous = try scanner.text()
    case "type": type = try scanner.text()
    case "at": at = try Timestamp(reading: &scanner)
    case "process", "reason", "text", "started_by": text = try scanner.text()
    case "id": id = try scanner.text()
    case "started_at": startedAt = try Timestamp(reading: &scanner)
    case "targets": targets = try scanner.integer()
    case "plan": plan = try Plan(reading: &scanner)
    case "calls": calls = try scanner.array(CallIntent.init(reading:))
    case "call": call = try scanner.integer()
    case "request_id": requestID = try scanner.text()
    case "ids": ids = try scanner.texts()
    case "changes": try takeChanges(&scanner)
    case "severity": severity = try scanner.word(Notice.Severity.self)
    case "fact": fact = Notice.Fact(try scanner.texts()) { .verbatim($0) }
    case "holds": holds = try scanner.array(HeldInstance.init(reading:))
    case "discipline": discipline = try Discipline(reading: &scanner)
    case "signed_by": signedBy = try scanner.texts()
    case "waits":
      waits = try scanner.array(SendingWait?.init(reading:)).compactMap(\.self)
    case "totals": totals = try Self.totals(&scanner)
    default: try scanner.skip()
    }
  }

  private mutating func takeChanges(_ scanner: inout JSONScanner) throws(JSONFault) {
    for run in try scanner.array(OutcomeRun.init(reading:)) {
      for id in run.ids {
        changes.append(.init(key: InstanceKey(product: run.product, id: id), outcome: run.outcome))
      }
    }
  }

  private static func totals(
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> [OutcomeWord: Int] {
    var totals: [OutcomeWord: Int] = [:]
    try scanner.object { (scanner, name) throws(JSONFault) in
      guard let word = OutcomeWord(rawValue: name) else { return try scanner.skip() }
      totals[word] = try scanner.integer()
    }
    return totals
  }

  /// nil for a type that this version does not know.
  var event: OperationEvent? {
    switch type {
    case "started":
      plan.map { plan in
        let reasons = Dictionary(holds.map { ($0.key, $0.reason) }) { $1 ?? $0 }
        return .started(
          OperationHeader(
            id: id, plan: plan.heldBack(for: reasons.compactMapValues(\.self)),
            discipline: discipline, startedBy: text, startedAt: startedAt))
      }
    case "intended": .intended(calls)
    case "changed":
      .changed(OutcomeChanges(at: at, call: call, requestID: requestID, changes: changes))
    case "stray": .strayIDs(ids.compactMap(InstanceKey.init(described:)), requestID: requestID)
    case "notice": .notice(Notice(severity: severity, fact ?? .verbatim(text), at: at))
    case "waits": .waits(waits, at: at)
    case "resumed": .resumed(process: text, at: at)
    case "paused": .paused(reason: text, at: at)
    case "finished": .finished(at: at)
    default: nil
    }
  }
}

extension HeldInstance {
  fileprivate init(reading scanner: inout JSONScanner) throws(JSONFault) {
    var (product, id, fact) = (Product?.none, "", [String]())
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "product": product = try scanner.word(Product.self)
      case "id": id = try scanner.text()
      case "fact": fact = try scanner.texts()
      default: try scanner.skip()
      }
    }
    key = InstanceKey(product: try scanner.required(product, "product"), id: id)
    reason = Hold.Reason(spelled: fact)
  }
}

extension SendingWait? {
  /// nil for one of a newer version.
  fileprivate init(reading scanner: inout JSONScanner) throws(JSONFault) {
    var fact: [String] = []
    try scanner.object { (scanner, name) throws(JSONFault) in
      if name == "fact" { fact = try scanner.texts() } else { try scanner.skip() }
    }
    self = SendingWait(spelled: fact)
  }
}

extension Fact {
  /// A fact of a newer version is as it is written.
  fileprivate init(_ spelled: [String], orElse verbatim: (String) -> Self) {
    self = Self(spelled: spelled) ?? verbatim(spelled.joined(separator: " "))
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

extension CallIntent {
  fileprivate init(reading scanner: inout JSONScanner) throws(JSONFault) {
    var (number, at) = (0, Timestamp(milliseconds: 0))
    var (product, region, ids) = (Product?.none, "", [String]())
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "call": number = try scanner.integer()
      case "at": at = try Timestamp(reading: &scanner)
      case "product": product = try scanner.word(Product.self)
      case "region": region = try scanner.text()
      case "ids": ids = try scanner.texts()
      default: try scanner.skip()
      }
    }
    self.init(
      number: number, product: try scanner.required(product, "product"), region: region, ids: ids,
      at: at)
  }
}

extension OutcomeRun {
  fileprivate init(reading scanner: inout JSONScanner) throws(JSONFault) {
    var (word, product, ids) = (OutcomeWord.queued, Product?.none, [String]())
    var (failure, hold) = (ServiceFailure?.none, Hold?.none)
    var (time, cancellation) = (Timestamp?.none, Outcome.Cancellation?.none)
    var reason: Hold.Reason?
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "outcome": word = try scanner.word(OutcomeWord.self)
      case "product": product = try scanner.word(Product.self)
      case "ids": ids = try scanner.texts()
      case "failure": failure = try ServiceFailure(reading: &scanner)
      case "held_back": hold = try Hold(reading: &scanner)
      case "hold": reason = Hold.Reason(spelled: try scanner.texts())
      case "time": time = try Timestamp(reading: &scanner)
      case "reason": cancellation = try scanner.word(Outcome.Cancellation.self)
      default: try scanner.skip()
      }
    }
    if let reason { hold?.reason = reason }
    let outcome = Outcome(
      word: word, failure: failure, hold: hold, time: time, reason: cancellation)
    guard let outcome else { throw scanner.fault("what belongs to \(word.rawValue)") }
    self.init(outcome: outcome, product: try scanner.required(product, "product"), ids: ids)
  }
}

extension ServiceFailure {
  fileprivate init(reading scanner: inout JSONScanner) throws(JSONFault) {
    self.init(kind: .unknown, code: "", message: "")
    try scanner.object { (scanner, name) throws(JSONFault) in
      switch name {
      case "kind": kind = try scanner.word(Kind.self)
      case "code": code = try scanner.text()
      case "message": cause = .said(try scanner.text())
      case "cause": cause = Cause(try scanner.texts()) { .said($0) }
      case "request_id": requestID = try scanner.text()
      case "advice": advice = .verbatim(try scanner.text())
      case "advised": advice = Advice(try scanner.texts()) { .verbatim($0) }
      default: try scanner.skip()
      }
    }
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
