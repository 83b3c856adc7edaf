import Fleet

/// A whole operation, as `apply`, `watch` and `history ID` write it.
struct OperationOutput: Encodable {
  var id: String
  var account: String?
  var site: Site
  var endpoint: String
  var startedBy: String
  var startedAt: Timestamp
  var frozenDigest: String
  var phrase: String
  var follows: String?
  var status: String
  var totals: [String: Int]
  var notices: [Notice]
  var strayIDs: [String]
  var instances: [ResultRecord]

  private enum CodingKeys: String, CodingKey {
    case id, account, site, endpoint, phrase, follows, status, totals, notices, instances
    case startedBy = "started_by"
    case startedAt = "started_at"
    case frozenDigest = "frozen_digest"
    case strayIDs = "stray_ids"
  }

  init(_ results: Results) {
    let plan = results.header.plan
    id = results.header.id
    account = plan.identity.account?.id
    site = plan.identity.site
    endpoint = plan.identity.endpoint
    startedBy = results.header.startedBy
    startedAt = results.header.startedAt
    frozenDigest = plan.digest
    phrase = plan.phrase
    follows = plan.follows
    switch results.status {
    case .running: status = "running"
    case .paused(let reason, _): status = "paused: \(reason)"
    case .finished: status = "finished"
    }
    instances = results.instances.map { ResultRecord($0) }
    totals = instances.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
    notices = results.notices
    strayIDs = results.strayIDs.map(\.id)
  }
}
