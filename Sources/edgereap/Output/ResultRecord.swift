import Fleet
import Words

/// What became of one instance, as `apply`, `watch` and `history` write it.
struct ResultRecord {
  private var result: InstanceResult

  init(_ result: InstanceResult) { self.result = result }

  /// The words of the contract, plus `queued` while an operation is still being sent. An instance that
  /// was sent and has no answer is unknown.
  var outcome: String {
    (result.outcome == .sent ? OutcomeWord.unknown : result.outcome.word).rawValue
  }

  private func message(_ words: Words) -> String {
    switch result.outcome.detail {
    case .schedule(let instant): words.pick("for \(instant.iso8601())", "定于 \(instant.iso8601())")
    case .hold(let hold): words.language == .english ? hold.message : words.hold(hold)
    case .failure(let failure): words.cause(failure.cause)
    case .nothing, .cancellation: ""
    }
  }

  private var requestID: String {
    let own = result.outcome.failure?.requestID ?? ""
    guard own.isEmpty else { return own }
    return result.attempts.last { !$0.requestID.isEmpty }?.requestID ?? ""
  }
}

extension ResultRecord: OutputRow {
  static let columns: [OutputColumn<ResultRecord>] = [
    OutputColumn("id") { .text($0.result.instance.id) },
    OutputColumn("product") { .text($0.result.instance.product.rawValue) },
    OutputColumn("region") { .text($0.result.instance.region) },
    OutputColumn("outcome") { .text($0.outcome) },
    OutputColumn("code") { .text($0.result.outcome.code) },
    OutputColumn("message") { result in .said { result.message($0) } },
    OutputColumn("request_id") { .text($0.requestID) },
    OutputColumn("attempts") { .number($0.result.attempts.count) },
    OutputColumn("planned_at") { .time($0.result.plannedAt) },
    OutputColumn("sent_at") { .time($0.result.sentAt) },
    OutputColumn("accepted_at") { .time($0.result.acceptedAt) },
    OutputColumn("settled_at") { .time($0.result.settledAt) },
  ]
  static let tableColumns = ["id", "product", "region", "outcome", "code", "message", "request_id"]
}
