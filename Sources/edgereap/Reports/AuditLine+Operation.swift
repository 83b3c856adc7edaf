import Fleet
import Words

/// Who works on an operation, for its audit lines.
struct AuditAuthor: Sendable {
  /// `alice@bastion pid 4711`.
  var process: String
  /// Of the process, whatever its environment says.
  var userID: UInt32
  /// Empty for none.
  var profile: String
}

extension AuditLine {
  /// - Returns: nil for news that the audit does not have.
  init?(_ news: OperationNews, of results: Results, by author: AuditAuthor) {
    switch news.subject {
    case .waits, .asks: return nil
    case .started:
      begin("started", news, results)
      add(identityOf: results, author)
      add(totalsOf: results)
    case .resumed:
      begin("resumed", news, results)
      add(identityOf: results, author)
      add("resumed_by", author.process)
      add(totalsOf: results)
    case .failed(let key, let failure):
      begin("failed", news, results)
      add(failure, of: key, results[key]?.instance)
    case .stopped(let cause):
      begin("stopped", news, results)
      add("code", cause.cancellation.rawValue)
      add("stopped_by", cause.process ?? (cause.fact == nil ? author.process : nil))
      add("message", cause.fact.map(Words.log.notice))
      add(totalsOf: results)
    case .ended:
      if case .paused(let reason, _) = results.status {
        begin("paused", news, results)
        add("message", reason)
      } else {
        begin("finished", news, results)
      }
      add(totalsOf: results)
    }
  }

  private mutating func begin(_ event: String, _ news: OperationNews, _ results: Results) {
    add("event", event)
    add("operation", results.header.id)
    add("at", news.at.iso8601())
    add("account", results.header.plan.identity.account?.id)
  }

  private mutating func add(identityOf results: Results, _ author: AuditAuthor) {
    let (header, plan) = (results.header, results.header.plan)
    add("site", plan.identity.site.rawValue)
    add("endpoint", plan.identity.endpoint)
    add("profile", author.profile)
    add("uid", Int(author.userID))
    add("started_by", header.startedBy)
    add("reason", header.discipline.reason)
    let signers = plan.signatures.map(\.principal)
    add("signed_by", signers.isEmpty ? nil : signers.joined(separator: ","))
    add("digest", plan.digest)
    add("phrase", plan.phrase)
    add("targets", plan.targets.count)
  }

  private mutating func add(
    _ failure: ServiceFailure, of key: InstanceKey, _ instance: Instance?
  ) {
    add("id", key.id)
    add("product", key.product.rawValue)
    add("region", instance?.region)
    add("name", instance?.name)
    add("code", failure.code)
    add("request_id", failure.requestID)
    add("message", Words.log.cause(failure.cause))
  }

  /// Instances by outcome, as the other outputs count them.
  private mutating func add(totalsOf results: Results) {
    for (word, count) in results.outputTotals.sorted(by: { $0.key < $1.key }) { add(word, count) }
  }
}
