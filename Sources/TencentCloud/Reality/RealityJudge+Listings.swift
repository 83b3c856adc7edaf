import Fleet
import JSON

/// Statements about pages and the rows on them.
extension RealityJudge {
  /// A page of one row shows whether `TotalCount` counts the row or the list.
  func total(
    _ statement: APIStatement, first: RealitySurvey.Question, second: RealitySurvey.Question
  ) -> APIFinding {
    judged(statement, first) { answer in
      let rows = answer["InstanceSet"].elements?.count ?? 0
      let total = answer["TotalCount"].integer
      guard rows > 0 else { return (.nothing(.noInstances), nil) }
      guard let total, total <= rows else {
        return (.total(total, rows: rows), total != nil)
      }
      let isMore = !survey.rows(second).isEmpty
      return isMore ? (.total(total, rows: rows), false) : (.nothing(.fewerThanTwo), nil)
    }
  }

  static func emptyPage(_ answer: JSONNode) -> Sight {
    let list = answer["InstanceSet"]
    if let rows = list.elements { return (.list(.rows(rows.count)), rows.isEmpty) }
    return (.list(list.isNull ? .null : .missing), false)
  }

  static func gaps(_ fields: [StaticString], in answer: JSONNode) -> Sight {
    let rows = answer["InstanceSet"].elements ?? []
    guard !rows.isEmpty else { return (.nothing(.noInstances), nil) }
    let gaps = fields.compactMap { field in
      let count = rows.count { !$0[field].exists }
      return count > 0 ? APIObservation.Gap(field: "\(field)", rows: count) : nil
    }
    return (.gaps(gaps, rows: rows.count), gaps.isEmpty)
  }

  /// The different values of a field, and whether all of them are known.
  static func values(
    _ field: StaticString, in answer: JSONNode, _ isKnown: (String) -> Bool
  ) -> Sight {
    values((answer["InstanceSet"].elements ?? []).map { $0[field].text }, isKnown)
  }

  static func prefixes(_ known: Set<String>, in answer: JSONNode) -> Sight {
    let ids = (answer["InstanceSet"].elements ?? []).map { $0["InstanceId"].text }
    return values(ids.map { String($0.prefix { $0 != "-" }) }, known.contains)
  }

  /// At most a few are shown, the unknown ones first.
  private static func values(_ texts: [String], _ isKnown: (String) -> Bool) -> Sight {
    let different = Set(texts.filter { !$0.isEmpty }).sorted()
    guard !different.isEmpty else { return (.nothing(.noInstances), nil) }
    let unknown = different.filter { !isKnown($0) }
    let shown = unknown.isEmpty ? different : unknown
    return (.values(Array(shown.prefix(9))), unknown.isEmpty)
  }

  /// A filter by a state in the other case: refused, or nothing found.
  func otherCase(
    _ statement: APIStatement, _ question: RealitySurvey.Question,
    after page: RealitySurvey.Question
  ) -> APIFinding {
    judged(statement, question, refusalAgrees: true) { answer in
      let rows = answer["InstanceSet"].elements?.count ?? 0
      return (.list(.rows(rows)), rows == 0)
    }
  }

  /// The fields of an instance that edgereap shows or decides by.
  static let ecmFields: [StaticString] = [
    "InstanceName", "InstanceState", "LatestOperation", "LatestOperationState", "CreateTime",
    "PayMode", "Position", "InstanceTypeConfig", "SimpleModule", "ISP", "Internet", "TagSet",
  ]
  static let edgeZoneFields: [StaticString] = [
    "InstanceName", "InstanceType", "Zone", "InstanceStatus", "OperateStatus", "CreatedTime",
    "PublicIp", "PublicIpV6", "PrivateIp", "PrivateIpV6",
  ]

  /// As the documents spell them.
  static let ecmStates: Set<String> = [
    "PENDING", "LAUNCH_FAILED", "RUNNING", "STOPPED", "STARTING", "STOPPING", "REBOOTING",
    "SHUTDOWN", "TERMINATING",
  ]
  static let edgeZoneStates: Set<String> = [
    "allocating", "running", "isolating", "isolated", "terminating", "error",
  ]
}
