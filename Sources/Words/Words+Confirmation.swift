package import Fleet

/// What the confirmation says.
package extension Words {
  func confirmationTitle(_ count: Int) -> String {
    pick("Terminate \(instances(count)). This cannot be undone.", "销毁 \(instances(count))，不可恢复")
  }
  func retryTitle(_ count: Int, _ operation: String) -> String {
    pick(
      "Retry \(instances(count)) of \(operation). This cannot be undone.",
      "重试 \(operation) 的 \(instances(count))，不可恢复")
  }
  func calls(_ summary: PlanSummary) -> String {
    let calls = count(summary.callCount, "call", "calls", "次调用")
    let time =
      summary.leastSeconds == 0
      ? pick("immediately", "立即")
      : pick("at least \(summary.leastSeconds) s", "至少 \(summary.leastSeconds) 秒")
    return calls + comma + time
  }
  func heldBack(_ count: Int) -> String {
    pick("\(count.grouped) held back", "已拦截 \(count.grouped) 台")
  }
  var preflightAsking: String { pick("Running the preflight …", "正在预检…") }
  /// Where it pages through far more than is marked, that is what takes so long.
  func preflightAsking(_ progress: PreflightProgress) -> String {
    let calls = pick(
      "Running the preflight: \(progress.answered.grouped) of "
        + count(progress.calls, "call", "calls", ""),
      "正在预检… 已完成 \(progress.answered.grouped) / \(progress.calls.grouped) 次调用")
    guard progress.listed > 0 else { return calls }
    return calls + comma
      + pick(
        "re-reading all \(progress.listed.grouped) listed",
        "正在重新读取全部 \(progress.listed.grouped) 台")
  }
  func preflightUnknown(_ failure: ServiceFailure, again: String) -> String {
    pick(
      "Preflight unavailable (\(failure.code)) · \(again) retries",
      "预检不可用（\(failure.code)）；按 \(again) 重试")
  }
  func notReadAgain(_ count: Int, _ failure: ServiceFailure, again: String) -> String {
    pick(
      "\(count.grouped) could not be re-read (\(failure.code)) · \(again) retries",
      "\(count.grouped) 台未能重新读取（\(failure.code)）；按 \(again) 重试")
  }
  var preflightClear: String { pick("Preflight: no refusals", "预检：无拒绝") }
  var preflightDone: String { pick("Preflight: finished", "预检：已完成") }
  func moreRefusals(_ count: Int) -> String {
    pick("\(count.grouped) more", "另有 \(count.grouped) 条")
  }
  var filterWord: String { pick("filter", "过滤器") }
  func prepaid(_ count: Int) -> String { pick("\(count.grouped) prepaid", "\(count.grouped) 台预付费") }
  func hiddenTargets(_ count: Int) -> String {
    pick(
      "\(count.grouped) not shown in the list behind · listed first",
      "\(count.grouped) 台未显示在列表中，已排在最前")
  }
  func publicIPs(_ summary: PlanSummary, isShort: Bool = false) -> String {
    let names = summary.products { !$0.tellsWhatBecomesOfAddresses }.map(\.displayName)
      .joined(separator: listComma)
    let count = summary.collateral.addressesUntold
    let addresses = self.count(count, "public IP", "public IPs", "个公网 IP")
    if isShort {
      return pick(
        "\(names): \(addresses) detached; may be released",
        "\(names)：立即解绑 \(addresses)；是否保留未知")
    }
    return pick(
      "\(names): \(addresses) \(count == 1 ? "is" : "are") detached immediately; whether the account "
        + "keeps \(count == 1 ? "it" : "them") is not documented",
      "\(names)：立即解绑 \(addresses)；账号是否保留，文档未说明")
  }
  /// nil where none is.
  func blockedEIPs(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    let addresses = self.count(count, "blocked EIP", "blocked EIPs", "个已封禁的弹性公网 IP")
    return pick("\(addresses) cannot be unbound", "\(addresses) 无法解绑")
  }
  func associated(isWide: Bool) -> String {
    pick(isWide ? "ECM associated resources" : "ECM resources", "ECM 关联资源")
  }
  func listed(_ listed: Int, of total: Int, sent: Int) -> String {
    pick(
      "\(listed.grouped) of \(total.grouped) shown · \(sent.grouped) will be sent",
      "列出 \(listed.grouped) / \(total.grouped)；将发送 \(sent.grouped) 台")
  }
  var deleteThem: String { pick("delete", "删除") }
  var keepThem: String { pick("keep", "保留") }
  /// The resources released with the instances, and those that stay and are billed, as parts of which a
  /// narrow screen leaves the last ones out.
  func resources(_ summary: PlanSummary, isAsking: Bool) -> [String] {
    guard summary.isCollateralKnown else {
      return [
        isAsking
          ? pick("counting ENIs and EIPs …", "正在统计将一并释放的资源…")
          : pick("ENIs and EIPs unknown", "将一并释放的资源未知")
      ]
    }
    let goods = summary.collateral
    let parts = [
      blockedEIPs(goods.addressesBlocked),
      goodsText(pick("lost: ", "将一并释放 "), goods.interfacesLost, goods.addressesLost),
      goodsText(pick("kept: ", "保留 "), goods.interfacesKept, goods.addressesKept),
    ].compactMap(\.self)
    return parts.isEmpty ? [pick("no ENIs, no EIPs", "无弹性网卡和弹性公网 IP")] : parts
  }
  /// `lost: 1 ENI, 3 EIPs`; nil where there are none.
  private func goodsText(_ label: String, _ interfaces: Int, _ addresses: Int) -> String? {
    var parts: [String] = []
    if interfaces > 0 { parts.append(count(interfaces, "ENI", "ENIs", "个弹性网卡")) }
    if addresses > 0 { parts.append(count(addresses, "EIP", "EIPs", "个弹性公网 IP")) }
    return parts.isEmpty ? nil : label + parts.joined(separator: listComma)
  }
  var schedule: String { pick("ECM terminate at", "ECM 定时销毁") }
  var notSet: String { pick("not set", "未设置") }
  func scheduleHint(_ example: String) -> String { pick("e.g. \(example)", "例如 \(example)") }
  var scheduleIsPast: String { pick("this time has passed", "该时间已过") }
  func scheduleUnreadable(_ example: String) -> String {
    pick("not a time · write \(example)", "时间格式有误；请写 \(example)")
  }
  var type: String { pick("Type", "请输入") }
  var nothingToSend: String { pick("Nothing would be sent", "没有可发送的实例") }
  var cancel: String { pick("Cancel", "取消") }
  var terminate: String { pick("Terminate", "销毁") }
  func countdown(_ seconds: Int) -> String {
    pick("Sending in \(seconds) s. Any key aborts.", "\(seconds) 秒后发送。按任意键中止。")
  }
  var countdownAborted: String { pick("Aborted: nothing was sent", "已中止；未发送任何请求") }
  var notTerminated: String { pick("Nothing was terminated", "未销毁任何实例") }
  var planChanged: String {
    pick("Countdown stopped: the plan changed", "倒计时已停止：计划已变更")
  }
  var phraseTooEarly: String {
    pick("Wait: the preflight is still running", "请稍候：预检尚未完成")
  }
  var phraseDiffers: String { pick("The phrase does not match", "与确认短语不一致") }
  var typeThePhrase: String {
    pick("Type the phrase; it cannot be pasted", "请手动输入确认短语，不能粘贴")
  }
  var hiddenLabel: String { pick("HIDDEN", "未显示") }
  var removedLabel: String { pick("excluded", "已移出") }
  var lastRunningLabel: String { pick("LAST RUNNING", "最后运行") }
  var lastRunningNote: String { pick("last running", "最后运行") }
  var prepaidLabel: String { pick("PREPAID", "预付费") }
  var prepaidNote: String { pick("prepaid", "预付费") }
  var cachedLabel: String { pick("CACHED", "缓存") }
  var cachedNote: String { pick("cached", "来自缓存") }
  func excluded(_ count: Int) -> String {
    pick("\(count.grouped) excluded", "已移出 \(count.grouped) 台")
  }
  func listedAbove(_ count: Int) -> String {
    pick("\(count.grouped) listed above", "另有 \(count.grouped) 台列于上方")
  }
  var noneRemain: String { pick("none remain running", "无运行中的剩余") }
  var alwaysListed: String {
    pick("These rows are always listed", "这些实例始终列出，不能折叠")
  }
  func terminateDisabled(_ why: String) -> String {
    pick("Terminate is disabled · \(why)", "“销毁”不可用；\(why)")
  }

  // MARK: - Signs of the list

  var sentSign: String { pick("will be sent", "将发送") }
  var excludedSign: String { pick("excluded by you, not sent", "已由您移出，不发送") }
  var heldBackSign: String { pick("held back, not sent", "已拦截，不发送") }
  var attentionSign: String {
    pick("hidden, last running, prepaid or cached: always listed", "未显示、最后运行、预付费或缓存的实例，始终列出")
  }
  /// What Space does to rows that were excluded.
  var putBackIntoPlan: String { pick("put back", "放回") }
  var foldSign: String { pick("folded, unfolded: enter switches", "已折叠、已展开，按 enter 切换") }
}
