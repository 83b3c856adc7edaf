import Fleet
import JSON
import Words

/// A whole operation, as `apply`, `watch` and `history ID` write it.
struct OperationOutput: JSONWritable {
  private var results: Results
  var instances: [ResultRecord]

  /// - Parameter keys: Whose results are written; nil for all.
  init(_ results: Results, of keys: [InstanceKey]? = nil) {
    self.results = results
    instances = (keys?.compactMap { results[$0] } ?? results.instances).map { ResultRecord($0) }
  }

  func writeMembers(to writer: inout JSONWriter) {
    let plan = results.header.plan
    writer.member("id", results.header.id)
    if let account = plan.identity.account { writer.member("account", account.id) }
    writer.member("site", plan.identity.site.rawValue)
    writer.member("endpoint", plan.identity.endpoint)
    writer.member("started_by", results.header.startedBy)
    writer.member("started_at", results.header.startedAt)
    writer.member("frozen_digest", plan.digest)
    writer.member("phrase", plan.phrase)
    if let reason = results.header.discipline.reason { writer.member("reason", reason) }
    if let follows = plan.follows { writer.member("follows", follows) }
    if !plan.signatures.isEmpty { writer.member("signatures", plan.signatures) }
    writer.member("status", results.outputStatus)
    OutputValue.counts(results.outputTotals).write("totals", to: &writer)
    writer.member("notices", results.notices.map(NoticeRecord.init))
    writer.member("stray_ids", results.strayIDs.map(\.id))
    if let remainingAddresses {
      writer.member("remaining_public_ips", remainingAddresses)
    } else {
      writer.member("remaining_public_ips", String?.none)
    }
    writer.member("instances", instances)
  }

  /// nil where no reading has shown which remain.
  private var remainingAddresses: [RemainingAddress]? {
    let remaining = results.remainingAddresses.sorted { $0.key < $1.key }
    return remaining.isEmpty
      ? nil
      : remaining.flatMap { scope, addresses in
        addresses.map { RemainingAddress(region: scope.region ?? "", address: $0) }
      }
  }
}

extension Results {
  /// `status` of the contract.
  var outputStatus: String {
    switch status {
    case .running: "running"
    case .paused(let reason, _): "paused: \(reason)"
    case .finished: "finished"
    }
  }

  /// `totals` of the contract.
  var outputTotals: [String: Int] {
    instances.reduce(into: [:]) { $0[ResultRecord($1).outcome, default: 0] += 1 }
  }
}

/// A public address that the account keeps without a machine.
private struct RemainingAddress: JSONWritable {
  var region, address: String

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("region", region)
    writer.member("ip", address)
  }
}

/// A notice of the contract.
private struct NoticeRecord: JSONWritable {
  var notice: Notice

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("at", notice.at)
    writer.member("severity", notice.severity.rawValue)
    writer.member("text", Words.log.notice(notice))
  }
}
