package import Fleet

/// What the confirmation says.
package extension Words {
  func confirmationTitle(_ count: Int) -> String {
    pick("Terminate \(instances(count)). This cannot be undone.", "销毁 \(instances(count))，不可撤销")
  }
  func retryTitle(_ count: Int, _ operation: String) -> String {
    pick(
      "Retry \(instances(count)) of \(operation). This cannot be undone.",
      "重试 \(operation) 的 \(instances(count))，不可撤销")
  }
  func calls(_ summary: PlanSummary) -> String {
    let calls = count(summary.callCount, "call", "calls", "次调用")
    let time =
      summary.leastSeconds == 0
      ? pick("at once", "立即")
      : pick("at least \(summary.leastSeconds) s", "至少 \(summary.leastSeconds) 秒")
    return calls + pick(", ", "，") + time
  }
  func heldBack(_ count: Int) -> String {
    pick("\(count.grouped) held back", "\(count.grouped) 台暂扣")
  }
  var preflightAsking: String { pick("Asking what would be refused …", "正在询问哪些会被拒绝…") }
  func preflightUnknown(_ failure: ServiceFailure, again: String) -> String {
    pick(
      "What would be refused is not known (\(failure.code)); \(again) asks again",
      "哪些会被拒绝：未知（\(failure.code)）；按 \(again) 重新询问")
  }
  func notReadAgain(_ count: Int, _ failure: ServiceFailure, again: String) -> String {
    pick(
      "\(count.grouped) could not be read again (\(failure.code)); \(again) asks again",
      "\(count.grouped) 台未能再次读取（\(failure.code)）；按 \(again) 重新询问")
  }
  var preflightClear: String { pick("Preflight: nothing would be refused", "预检：不会被拒绝") }
  var preflightDone: String { pick("Preflight answered", "预检已完成") }
  var filterWord: String { pick("filter", "过滤") }
  func prepaid(_ count: Int) -> String { pick("\(count.grouped) prepaid", "\(count.grouped) 台预付费") }
  func hiddenTargets(_ count: Int) -> String {
    pick(
      "\(count.grouped) not shown in the list behind; they stand first",
      "\(count.grouped) 台未显示在背后的列表中，排在最前")
  }
  func publicIPs(_ count: Int, of products: [Product]) -> String {
    let names = products.map(\.displayName).joined(separator: pick(", ", "、"))
    let addresses = self.count(count, "public IP", "public IPs", "个公网 IP")
    return pick(
      "\(names) takes \(addresses) at once; unknown if kept",
      "\(names) 立即收回 \(addresses)；是否保留未知")
  }
  func associated(isWide: Bool) -> String {
    pick(isWide ? "ECM associated resources" : "ECM resources", "ECM 关联资源")
  }
  func listed(_ listed: Int, of total: Int, sent: Int) -> String {
    pick(
      "\(listed.grouped) of \(total.grouped) listed; all \(sent.grouped) are sent",
      "列出 \(listed.grouped) / \(total.grouped)；仍发送全部 \(sent.grouped) 台")
  }
  var deleteThem: String { pick("delete", "删除") }
  var keepThem: String { pick("keep", "保留") }
  /// What is lost beside the instances, and what stays and keeps costing.
  func resources(_ summary: PlanSummary, isAsking: Bool) -> String {
    guard summary.isCollateralKnown else {
      if isAsking { return pick("what goes with them is being counted", "正在统计随之删除的资源") }
      return pick("what goes with them is not known", "随之删除的资源未知")
    }
    let goods = summary.collateral
    var text = pick(
      "lost: \(goods.interfacesLost) ENIs, \(goods.addressesLost) EIPs",
      "失去：\(goods.interfacesLost) 个弹性网卡，\(goods.addressesLost) 个 EIP")
    if goods.interfacesKept + goods.addressesKept > 0 {
      text += pick(
        "; kept: \(goods.interfacesKept) ENIs, \(goods.addressesKept) EIPs",
        "；保留：\(goods.interfacesKept) 个弹性网卡，\(goods.addressesKept) 个 EIP")
    }
    return text
  }
  var schedule: String { pick("ECM terminate at", "ECM 定时销毁") }
  var scheduleNow: String { pick("at once", "立即") }
  func scheduleHint(_ example: String) -> String {
    pick("at once, or \(example)", "立即，或 \(example)")
  }
  var scheduleIsPast: String { pick("that time has passed", "该时间已过") }
  func scheduleUnreadable(_ example: String) -> String {
    pick("not a time; write \(example)", "不是时间；请写 \(example)")
  }
  var type: String { pick("Type", "请输入") }
  var nothingToSend: String { pick("Nothing would be sent", "没有可发送的实例") }
  var cancel: String { pick("Cancel", "取消") }
  var terminate: String { pick("Terminate", "销毁") }
  func countdown(_ seconds: Int) -> String {
    pick("Sending in \(seconds) s. Any key aborts.", "\(seconds) 秒后发送。按任意键中止。")
  }
  var countdownAborted: String { pick("Aborted; nothing was sent", "已中止；未发送任何请求") }
  var notTerminated: String { pick("Nothing was terminated", "未销毁任何实例") }
  var planChanged: String {
    pick("The plan changed, so the countdown was ended", "计划已改变，倒计时已结束")
  }
  var phraseTooEarly: String {
    pick("Wait: the preflight has not answered yet", "请稍候：预检尚未应答")
  }
  var phraseDiffers: String { pick("What was typed is not the phrase", "输入与确认短语不符") }
  var typeThePhrase: String {
    pick("The phrase has to be typed, not pasted", "确认短语必须手动输入，不能粘贴")
  }
  var hiddenLabel: String { pick("HIDDEN", "未显示") }
  var removedLabel: String { pick("taken out", "已移出") }
}
