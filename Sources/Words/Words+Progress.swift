package import Fleet

/// Why a program lets go of an operation before its end. The journal has it in English.
package enum PauseReason: Sendable, Hashable {
  /// By its name.
  case signal(String)
  case waitEnded, notWaitedFor, outputLost, operatorLeft, terminalLost
}

/// How far a command is, what it waits for and what came of it.
package extension Words {
  func pause(_ reason: PauseReason) -> String {
    switch reason {
    case .signal(let name): pick("the program was ended (\(name))", "程序被结束（\(name)）")
    case .waitEnded: pick("the wait ended", "等待时间已到")
    case .notWaitedFor: pick("not waited for", "未等待")
    case .outputLost: pick("the output was lost", "输出已断开")
    case .operatorLeft: pick("the operator left", "操作员已退出")
    case .terminalLost: pick("the terminal was lost", "终端已断开")
    }
  }

  // MARK: - Listing

  func instancesListed(_ count: Int) -> String {
    pick("\(instances(count)) listed", "已列出 \(instances(count))")
  }
  /// A line for each reason, whatever number of parts have it.
  func notListed(_ missing: [MissingPart]) -> [String] {
    var reasons: [MissingPart.Reason] = []
    var parts: [MissingPart.Reason: [MissingPart]] = [:]
    for part in missing {
      if parts[part.reason] == nil { reasons.append(part.reason) }
      parts[part.reason, default: []].append(part)
    }
    return reasons.map { reason in
      let (parts, reason) = (parts[reason] ?? [], self.missing(reason))
      let places = Dictionary(grouping: parts, by: \.product).sorted { $0.key < $1.key }
        .map { place($0.displayName, regions: $1.compactMap(\.region)) }
      return pick(
        "\(places.joined(separator: " and ")) \(parts.count == 1 ? "was" : "were") not listed: \(reason)",
        "\(places.joined(separator: "、")) 未列出：\(reason)")
    }
  }
  private func place(_ product: String, regions: [String]) -> String {
    guard !regions.isEmpty else { return product }
    return pick(
      "\(product) in \(regions.joined(separator: ", "))",
      "\(product) \(regions.joined(separator: "、"))")
  }
  func damagedNames(_ ids: [String]) -> String {
    let shown = ids.prefix(10)
    let more = ids.count - shown.count
    return pick(
      "\(ids.count == 1 ? "the name of" : "the names of") \(shown.joined(separator: ", "))"
        + (more > 0 ? ", and \(more) more" : "")
        + " \(ids.count == 1 ? "is" : "are") not valid UTF-8; invalid bytes are shown as \u{FFFD}",
      "\(shown.joined(separator: "、"))\(more > 0 ? "等 \(ids.count) 台" : " ")的名称无法完整读取："
        + "非 UTF-8 字节显示为 \u{FFFD}")
  }
  func regionsUnknown(_ regions: [String]) -> String {
    pick(
      "cannot check region \(regions.joined(separator: ", ")): a service did not list its "
        + "regions",
      "无法确认地域 \(regions.joined(separator: "、"))：有服务未给出其地域")
  }
  func failureRemedy(of failure: ServiceFailure) -> String {
    let request = failure.requestID.isEmpty ? "" : "RequestId \(failure.requestID)"
    return [request, advice(failure.advice)].filter { !$0.isEmpty }
      .joined(separator: pick(". ", "。"))
  }

  // MARK: - Operations

  func waitingFor(_ holder: String, _ lock: String) -> String {
    pick(
      "waiting for \(holder) (stopped?), which holds \(lock); Ctrl-C quits, nothing was sent",
      "正在等待 \(holder)（可能已暂停）释放 \(lock)；按 Ctrl-C 退出，不会发送任何请求")
  }
  func endedWaiting(_ reason: PauseReason, _ holder: String, _ lock: String) -> String {
    pick(
      "\(pause(reason)) while \(holder) held \(lock); nothing was sent",
      "\(pause(reason))，\(holder) 仍占用 \(lock)；未发送任何请求")
  }
  func workedOnElsewhere(_ id: String, by owner: String) -> String {
    pick(
      "another program (\(owner)) is running \(id); this one only watches",
      "\(id) 正由另一程序（\(owner)）执行；本程序只跟踪")
  }
  func noOperation(in folder: String) -> String {
    pick("there is no operation of this account in \(folder)", "\(folder) 中没有该账号的操作")
  }
  func otherFleet(_ id: String) -> String {
    pick("operation \(id) belongs to another account, site or endpoint", "操作 \(id) 属于另一账号、站点或接入地址")
  }
  /// `40 gone, 80 terminating`.
  func totals(_ totals: [OutcomeWord: Int]) -> String {
    OutcomeWord.allCases.compactMap { word in
      totals[word].map { pick("\($0) \(outcome(word))", "\(outcome(word)) \($0)") }
    }.joined(separator: comma)
  }
  /// `Operation 20261121-074800-3f9a: 40 gone, 80 terminating. …`
  func farewell(
    _ id: String, _ totals: [OutcomeWord: Int], isOpen: Bool, profile: String
  ) -> String {
    let result = self.totals(totals)
    let command = "\(Self.program(profile)) --resume \(id)"
    return pick("Operation \(id): \(result).", "操作 \(id)：\(result)。")
      + (isOpen
        ? pick(" Continue watching with: \(command)", "继续跟踪：\(command)")
        : "")
  }
  func earlierOperations(_ count: Int) -> String {
    pick(
      "\(count) earlier operations are finished: edgereap history",
      "另有 \(count) 个较早的操作已完结：edgereap history")
  }
  func notBegun(_ count: Int) -> String {
    pick(
      "The confirmed plan of \(instances(count)) had not started: nothing was sent.",
      "已确认的计划（\(count) 台）尚未开始执行，未发送任何请求。")
  }
  func chainHolds(_ id: String, isTorn: Bool) -> String {
    pick("\(id): the hash chain is intact", "\(id)：哈希链完整")
      + (isTorn ? pick("; its last line is incomplete", "；最后一行未写完") : "")
  }
}

/// The headings of tables. Other formats have the names of the contract.
package extension Words {
  func heading(_ column: String) -> String {
    pick(column.uppercased(), Self.chineseHeadings[column] ?? column.uppercased())
  }

  /// The text of a column. States of instances stay as the API spells them, as filters take them.
  func cell(_ column: String, _ text: String) -> String {
    guard language == .chinese else { return text }
    return switch column {
    case "outcome": OutcomeWord(rawValue: text).map(outcome) ?? text
    case "totals":
      text.split(separator: " ").map { cell("outcome", "\($0)") }.joined(separator: " ")
    default: Self.chineseCells[column]?[text] ?? text
    }
  }

  func appearance(_ name: String) -> String {
    name == "dark" ? pick("dark", "深色") : pick("light", "浅色")
  }

  private static let chineseCells = [
    "state": ["ok": "正常", "note": "提示", "problem": "问题"],
    "verdict": [
      "agrees": "相符", "differs": "不符", "not-applicable": "不适用", "not-answered": "未应答",
    ],
    "status": [
      "running": "进行中", "unfinished": "未完结", "finished": "已完结", "unreadable": "无法读取",
    ],
    "check": [
      "version": "版本", "settings": "设置", "profile": "配置", "read-only": "只读", "credentials": "凭证",
      "account": "账号", "clock": "时钟", "terminal": "终端", "locale": "语言环境", "journal": "操作日志",
      "pace": "频率限制", "log": "日志", "themes": "主题",
    ],
  ]

  private static let chineseHeadings = [
    "id": "ID", "name": "名称", "product": "产品", "zone": "可用区", "region": "地域", "state": "状态",
    "public_ips": "公网 IP", "protected": "保护规则", "outcome": "结果", "code": "错误码",
    "message": "错误信息", "request_id": "RequestId", "started_by": "发起人", "account": "账号",
    "site": "站点", "status": "状态", "targets": "实例数", "totals": "结果统计", "check": "检查项",
    "finding": "结论", "advice": "建议", "kind": "类别", "rule": "规则", "reason": "原因",
  ]
}
