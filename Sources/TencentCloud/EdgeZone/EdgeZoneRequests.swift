import JSON

/// The body of `DescribeInstances`. It has no order that could be asked for.
struct EdgeZoneQuery: JSONWritable, Sendable {
  var ids: [String]?
  var states: [String]?
  var offset = 0
  /// The API's own default is 20, which would cut off a reading of a hundred ids.
  var limit = 100

  func writeMembers(to writer: inout JSONWriter) {
    if let ids { writer.member("InstanceIds", ids) }
    if let states { writer.member("InstanceStatus", states) }
    writer.member("Offset", offset)
    writer.member("Limit", limit)
  }
}

/// The body of `TerminateInstances`, which has no options.
struct EdgeZoneTermination: JSONWritable, Sendable {
  var ids: [String]

  func writeMembers(to writer: inout JSONWriter) {
    writer.member("InstanceIds", ids)
  }
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
