import Fleet

/// What became of one instance, as `apply`, `watch` and `history` write it.
struct ResultRecord: Encodable {
  var id: String
  var product: Product
  var region: String
  var outcome: String
  var code: String
  var message: String
  var requestID: String
  var attempts: Int
  var plannedAt: Timestamp
  var sentAt: Timestamp?
  var acceptedAt: Timestamp?
  var settledAt: Timestamp?

  private enum CodingKeys: String, CodingKey {
    case id, product, region, outcome, code, message, attempts
    case requestID = "request_id"
    case plannedAt = "planned_at"
    case sentAt = "sent_at"
    case acceptedAt = "accepted_at"
    case settledAt = "settled_at"
  }

  init(_ result: InstanceResult) {
    id = result.instance.id
    product = result.instance.product
    region = result.instance.region
    outcome = Self.word(of: result.outcome)
    code = result.outcome.code
    message = Self.message(of: result.outcome)
    let answered = result.attempts.last { !$0.requestID.isEmpty }?.requestID ?? ""
    let own = result.outcome.failure?.requestID ?? ""
    requestID = own.isEmpty ? answered : own
    attempts = result.attempts.count
    plannedAt = result.plannedAt
    sentAt = result.sentAt
    acceptedAt = result.acceptedAt
    settledAt = result.settledAt
  }

  /// The words of the contract, plus `queued` while an operation is still being sent. An instance that
  /// was sent and has no answer is unknown.
  private static func word(of outcome: Outcome) -> String {
    (outcome == .sent ? OutcomeWord.unknown : outcome.word).rawValue
  }

  private static func message(of outcome: Outcome) -> String {
    if case .schedule(let instant) = outcome.detail { return "for \(instant.iso8601())" }
    return outcome.explanation
  }

  // Times that have not come are null rather than absent, so that every row has every field.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(product, forKey: .product)
    try container.encode(region, forKey: .region)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    try container.encode(requestID, forKey: .requestID)
    try container.encode(attempts, forKey: .attempts)
    try container.encode(plannedAt, forKey: .plannedAt)
    try container.encode(sentAt, forKey: .sentAt)
    try container.encode(acceptedAt, forKey: .acceptedAt)
    try container.encode(settledAt, forKey: .settledAt)
  }
}

extension ResultRecord: OutputRow {
  static let columns = [
    "id", "product", "region", "outcome", "code", "message", "request_id", "attempts",
    "planned_at", "sent_at", "accepted_at", "settled_at",
  ]
  static let tableColumns = ["id", "product", "region", "outcome", "code", "message", "request_id"]

  func text(of column: String) -> String {
    switch column {
    case "id": id
    case "product": product.rawValue
    case "region": region
    case "outcome": outcome
    case "code": code
    case "message": message
    case "request_id": requestID
    case "attempts": String(attempts)
    case "planned_at": plannedAt.iso8601()
    case "sent_at": sentAt?.iso8601() ?? ""
    case "accepted_at": acceptedAt?.iso8601() ?? ""
    case "settled_at": settledAt?.iso8601() ?? ""
    default: ""
    }
  }
}
