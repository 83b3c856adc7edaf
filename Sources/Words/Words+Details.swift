package import Fleet

/// The words of the details.
package extension Words {
  var notKnown: String { pick("not known", "未知") }
  var noneWord: String { pick("none", "无") }
  func notTold(_ product: Product) -> String {
    pick("not provided by \(product.displayName)", "\(product.displayName) 不提供")
  }
  var noLongerListed: String { pick("No longer listed.", "已不在列表中。") }
  var outcomeLabel: String { pick("Outcome", "结果") }
  var code: String { pick("Code", "错误码") }
  var messageLabel: String { pick("Message", "错误信息") }
  var advice: String { pick("Advice", "建议") }
  var operationLabel: String { pick("Operation", "操作") }
  var plannedAt: String { pick("Planned", "计划时间") }
  var sentAt: String { pick("Sent", "发送时间") }
  var acceptedAt: String { pick("Accepted", "受理时间") }
  var settledAt: String { pick("Settled", "完结时间") }
  var elapsedLabel: String { pick("Took", "用时") }
  var scheduledFor: String { pick("Scheduled", "定时时间") }
  var notSent: String { pick("not sent", "未发送") }
  var stillOpen: String { pick("still open", "未完结") }

  var call: String { pick("Call", "调用") }
  var answerLabel: String { pick("Answer", "应答") }
  var noAnswer: String { pick("none: no answer received", "无：未收到应答") }
  var notAnsweredYet: String { pick("none yet", "尚无") }
  var putBack: String {
    pick("not carried out · queued again", "未执行；已重新排队")
  }
  var takenWord: String { pick("accepted", "已受理") }
  var frozenLabel: String { pick("As planned", "计划时的快照") }
  var frozenText: String {
    pick("snapshot from when the plan was made", "制定计划时的实例信息")
  }

  var listedLabel: String { pick("Listed", "读取时间") }
  func onlyRemembered(_ time: String) -> String {
    pick("cached \(time) · not re-read yet", "缓存于 \(time)，尚未重新读取")
  }
  var listingGoesOn: String { pick("being listed", "正在读取") }
  func protectedUntil(_ time: String) -> String { pick("until \(time)", "至 \(time)") }
  var protectedForGood: String { pick("no expiry", "长期有效") }

  var preflightLabel: String { pick("Preflight", "预检") }
  /// What stays unknown until the instance is sent.
  func beyondPreflight(_ product: Product) -> [String] {
    let name = product.displayName
    var lines = [
      product.hasPreflight
        ? pick(
          "The confirmation asks \(name) what it would refuse.", "打开确认界面时，由 \(name) 预检。")
        : pick(
          "\(name) has no preflight: refusals appear only after sending.",
          "\(name) 不支持预检：是否会被拒绝，发送后才知道。")
    ]
    if product.hasSchedule {
      lines.append(
        pick(
          "No API shows whether a termination is scheduled.", "没有接口可以查询是否设有定时销毁。"))
    }
    if !product.tellsWhatBecomesOfAddresses {
      lines.append(
        pick(
          "Its public IPs are detached immediately. The API does not document whether they are kept.",
          "公网 IP 将立即解绑；解绑后是否保留，API 文档未说明。"))
    }
    return lines
  }
}

/// Searching in the details.
package extension Words {
  var seek: String { pick("search", "搜索") }
  func noLineHas(_ text: String) -> String { pick("Not found: \(text)", "未找到：\(text)") }
  func linesThatHave(_ text: String, _ number: Int) -> String {
    pick(
      "\(number.grouped) \(number == 1 ? "line has" : "lines have") \(text)",
      "\(number.grouped) 行含有 \(text)")
  }
}
