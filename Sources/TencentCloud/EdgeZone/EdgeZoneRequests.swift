/// The body of `DescribeInstances`. It has no order that could be asked for.
struct EdgeZoneQuery: Encodable, Sendable {
  var ids: [String]?
  var states: [String]?
  var offset = 0
  /// The API's own default is 20, which would cut off a reading of a hundred ids.
  var limit = 100

  enum CodingKeys: String, CodingKey {
    case ids = "InstanceIds"
    case states = "InstanceStatus"
    case offset = "Offset"
    case limit = "Limit"
  }
}

/// The body of `TerminateInstances`, which has no options.
struct EdgeZoneTermination: Encodable, Sendable {
  var ids: [String]

  enum CodingKeys: String, CodingKey { case ids = "InstanceIds" }
}

/// The answer to it. Whether an empty list is sent, null or left out is not documented.
struct EdgeZoneTerminationAnswer: JSONReadable {
  /// nil where there is no legible list.
  var accepted: [String]?
  var refusals: [(id: String, code: String, message: String)]

  init(json: JSONNode) {
    accepted = json["InstanceIdSet"].elements?.compactMap(\.string)
    let failed = json["FailedInstanceSet"].elements ?? []
    refusals = failed.map {
      (id: $0["InstanceId"].text, code: $0["ErrorCode"].text, message: $0["ErrorMessage"].text)
    }.filter { !$0.id.isEmpty }
  }
}
