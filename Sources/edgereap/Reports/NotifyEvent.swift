import Fleet
import JSON
import Words

/// What the notify command reads: one object of the contract.
struct NotifyEvent: Sendable {
  /// The events by their names in the contract.
  enum Name: String, Sendable, CaseIterable {
    case started
    case firstFailed = "first_failed"
    case waiting, asking, stopped, ended
  }

  var name: Name
  var at: Timestamp
  /// Empty for none.
  var profile: String
  var results: Results

  /// - Parameter profile: under which the operation is worked on; empty for none.
  /// - Returns: nil for news that the command does not get, or an occasion that it has got.
  static func of(
    _ news: OperationNews, in operation: inout ReportedOperation, profile: String
  ) -> NotifyEvent? {
    let name: Name
    switch news.subject {
    case .resumed: return nil
    case .failed:
      guard operation.isFirst(.firstFailure) else { return nil }
      name = .firstFailed
    case .stopped:
      guard operation.isFirst(.stops) else { return nil }
      name = .stopped
    case .started: name = .started
    case .waits: name = .waiting
    case .asks: name = .asking
    case .ended: name = .ended
    }
    return NotifyEvent(name: name, at: news.at, profile: profile, results: operation.results)
  }

  private var text: String {
    switch name {
    case .started: Words.log.operationStarted(results)
    case .firstFailed: Words.log.notification(.firstFailure, results)
    case .waiting: Words.log.notification(.pauses, results)
    case .asking: Words.log.notification(.asks, results)
    case .stopped: Words.log.notification(.stops, results)
    case .ended: Words.log.notification(.ends, results)
    }
  }
}

extension NotifyEvent: JSONWritable {
  func writeMembers(to writer: inout JSONWriter) {
    let plan = results.header.plan
    writer.member("event", name.rawValue)
    writer.member("at", at)
    writer.member("text", text)
    writer.member("operation", results.header.id)
    if let account = plan.identity.account { writer.member("account", account.id) }
    writer.member("site", plan.identity.site.rawValue)
    writer.member("endpoint", plan.identity.endpoint)
    if !profile.isEmpty { writer.member("profile", profile) }
    writer.member("started_by", results.header.startedBy)
    writer.member("started_at", results.header.startedAt)
    writer.member("frozen_digest", plan.digest)
    writer.member("phrase", plan.phrase)
    if let reason = results.header.discipline.reason { writer.member("reason", reason) }
    let signers = plan.signatures.map(\.principal)
    if !signers.isEmpty { writer.member("signed_by", signers) }
    writer.member("status", results.outputStatus)
    OutputValue.counts(results.outputTotals).write("totals", to: &writer)
    if let failure = results.firstFailure {
      writer.member("first_failure", ResultRecord(failure))
    }
  }
}
