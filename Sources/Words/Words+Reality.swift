package import Fleet

/// What the reality check says of the two APIs.
package extension Words {
  /// Before the first call.
  func realityAnnouncement(calls: Int, actions: [(service: String, actions: [String])]) -> String {
    let names = actions.map { "\($0.service) \($0.actions.joined(separator: listComma))" }
      .joined(separator: semicolon)
    return pick(
      "at most \(calls) readings follow, one after the other and far below the pace; nothing is "
        + "changed. Actions: \(names)",
      "即将依次发出至多 \(calls) 个查询，频率远低于上限，不做任何更改。接口：\(names)")
  }
  func realityRedacted(_ isRedacted: Bool) -> String {
    isRedacted
      ? pick(
        "ids, names, addresses, accounts and request ids are pseudonyms; zones and regions are kept",
        "ID、名称、地址、账号与请求 ID 均以化名代替；地域与可用区保留")
      : pick(
        "nothing is redacted (--no-redact): do not attach this to a public report",
        "未做脱敏（--no-redact）：请勿附在公开的报告中")
  }

  /// What edgereap takes to be so.
  func statement(_ statement: APIStatement) -> String {
    switch statement {
    case .contentType: pick("Content-Type of answers", "应答的 Content-Type")
    case .dateHeader: pick("Date of answers", "应答的 Date")
    case .errorsAre200: pick("HTTP status of errors", "错误的 HTTP 状态码")
    case .retryAfter: pick("Retry-After of throttled answers", "被限频应答的 Retry-After")
    case .ecmTotalIsCount, .edgeZoneTotalIsCount:
      pick("TotalCount of a page of one row", "每页一行时的 TotalCount")
    case .ecmEmptyPage, .edgeZoneEmptyPage: pick("a page behind the end", "末尾之后的一页")
    case .ecmFieldsPresent, .edgeZoneFieldsPresent: pick("fields of instances", "实例的字段")
    case .ecmStateSpelling, .edgeZoneStateSpelling: pick("spelling of states", "状态的写法")
    case .ecmIDPrefix, .edgeZoneIDPrefix: pick("prefixes of instance ids", "实例 ID 的前缀")
    case .ecmFilterCase, .edgeZoneFilterCase:
      pick("a filter by a state in the other case", "以另一种大小写按状态过滤")
    case .ecmTimesUTC8: pick("time zone of CreateTime", "CreateTime 的时区")
    case .ecmDeniedHundred:
      pick("100 ids in DescribeInstancesDeniedActions", "DescribeInstancesDeniedActions 含 100 个 ID")
    case .ecmDeniedSpelling: pick("spelling of denied actions", "被拒绝操作的写法")
    case .ecmStoppedAccepted:
      pick("termination of running and stopped instances", "销毁运行中与已关机的实例")
    case .edgeZoneRegions: pick("regions", "地域")
    case .edgeZoneRegionRestricts: pick("an id asked for in another region", "在其他地域查询某 ID")
    case .edgeZoneOneID: pick("ids that answer one id", "查询一个 ID 时应答中的 ID")
    case .edgeZoneUnknownID: pick("a reading that also names an unknown id", "同时含有未知 ID 的查询")
    case .edgeZoneHundredIDs: pick("100 ids in a reading", "一次查询 100 个 ID")
    }
  }

  func expectation(_ statement: APIStatement) -> String {
    switch statement {
    case .contentType: pick("application/json in every answer", "均为 application/json")
    case .dateHeader: pick("in every answer, without Age", "每个应答都有，且无 Age")
    case .errorsAre200: pick("HTTP 200 for every error", "每个错误均为 HTTP 200")
    case .retryAfter: pick("never sent", "从不发送")
    case .ecmTotalIsCount, .edgeZoneTotalIsCount:
      pick("the number of all matches", "全部匹配的数量")
    case .ecmEmptyPage, .edgeZoneEmptyPage: pick("an empty list", "空列表")
    case .ecmFieldsPresent, .edgeZoneFieldsPresent: pick("present in every row", "每一行都有")
    case .ecmStateSpelling: pick("documented states in upper case", "文档中的状态，大写")
    case .edgeZoneStateSpelling: pick("documented states in lower case", "文档中的状态，小写")
    case .ecmIDPrefix: "ein"
    case .edgeZoneIDPrefix: pick("epm or bms", "epm 或 bms")
    case .ecmFilterCase, .edgeZoneFilterCase: pick("refused, or no row", "被拒绝，或没有数据")
    case .ecmTimesUTC8: "UTC+8"
    case .ecmDeniedHundred, .edgeZoneHundredIDs: pick("accepted", "被接受")
    case .ecmDeniedSpelling: pick("names of actions and error codes", "接口名与错误码")
    case .ecmStoppedAccepted: pick("not denied because of the state", "不因状态被拒绝")
    case .edgeZoneRegions: pick("documented regions only", "仅有文档中的地域")
    case .edgeZoneRegionRestricts: pick("refused, or not listed", "被拒绝，或未列出")
    case .edgeZoneOneID: pick("the id itself, once", "仅该 ID，一次")
    case .edgeZoneUnknownID: pick("the known one is listed", "列出其中存在的实例")
    }
  }
}
