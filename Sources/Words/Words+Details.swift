package import Fleet

/// The words of the details.
package extension Words {
  var notKnown: String { pick("not known", "未知") }
  var noneWord: String { pick("none", "无") }
  func notTold(_ product: Product) -> String {
    pick("\(product.displayName) tells none", "\(product.displayName) 不提供")
  }
  var noLongerListed: String { pick("It is not listed any more.", "已不在列表中。") }
  var outcomeLabel: String { pick("Outcome", "结果") }
  var code: String { pick("Code", "错误码") }
  var messageLabel: String { pick("Message", "消息") }
  var advice: String { pick("Advice", "建议") }
  var operationLabel: String { pick("Operation", "操作") }
  var plannedAt: String { pick("Planned", "计划于") }
  var sentAt: String { pick("Sent", "发送于") }
  var acceptedAt: String { pick("Accepted", "受理于") }
  var settledAt: String { pick("Settled", "结束于") }
  var elapsedLabel: String { pick("Took", "用时") }
  var scheduledFor: String { pick("Scheduled", "定时于") }
  var notSent: String { pick("not sent", "未发送") }
  var stillOpen: String { pick("still open", "未结") }

  var call: String { pick("Call", "调用") }
  var answerLabel: String { pick("Answer", "应答") }
  var noAnswer: String { pick("none: no answer came", "无：没有收到应答") }
  var notAnsweredYet: String { pick("none yet", "尚无") }
  var putBack: String {
    pick("not carried out; put back to be sent again", "未执行；已退回待重发")
  }
  var takenWord: String { pick("taken", "已接受") }
  var frozenLabel: String { pick("Frozen as", "冻结时") }
  var frozenText: String {
    pick("what it was when the plan was made", "制定计划时的样子")
  }

  var listedLabel: String { pick("Listed", "列出于") }
  func onlyRemembered(_ time: String) -> String {
    pick("only remembered from \(time); not read since", "仅为 \(time) 的记录，之后未读取")
  }
  var listingGoesOn: String { pick("its part is being listed", "所在部分正在列出") }
  func protectedUntil(_ time: String) -> String { pick("until \(time)", "至 \(time)") }
  var protectedForGood: String { pick("without an end", "无期限") }

  var preflightLabel: String { pick("Preflight", "预检") }
  /// What no question before the sending can tell.
  func beyondPreflight(_ product: Product) -> [String] {
    let name = product.displayName
    var lines = [
      product.hasPreflight
        ? pick(
          "What \(name) would refuse is asked when the confirmation opens.",
          "打开确认时会询问 \(name) 哪些会被拒绝。")
        : pick(
          "\(name) cannot be asked what it would refuse; that shows when it is sent.",
          "\(name) 无法预先询问是否会拒绝；发送后才知道。")
    ]
    if product.hasSchedule {
      lines.append(
        pick(
          "No API tells whether a termination is scheduled already.", "没有接口能查询是否已定时销毁。"))
    }
    if !product.tellsWhatBecomesOfAddresses {
      lines.append(
        pick(
          "Its public IPs are taken from it at once. Whether the account keeps them is not documented.",
          "其公网 IP 立即从机器收回；账户是否保留，文档未说明。"))
    }
    return lines
  }
}
