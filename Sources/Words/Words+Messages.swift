package import Fleet

/// What the message line says.
package extension Words {
  func unknownKey(_ name: String, help: String) -> String {
    pick("\(name) does nothing here · \(help) shows the keys", "\(name) 在此无效；按 \(help) 查看按键")
  }
  func unknownBytes(_ bytes: String) -> String {
    pick("The terminal sent \(bytes): not a key", "终端发送了 \(bytes)，不是有效按键")
  }
  var signsAreWide: String {
    pick(
      "Using ASCII: this terminal draws border signs two columns wide",
      "已改用 ASCII：该终端的边框符号占两列")
  }
  var suspendRefused: String {
    pick("Cannot suspend: no shell can resume the program", "无法挂起：没有可恢复本程序的 shell")
  }
  /// In English alone, since the other language cannot be shown.
  static let englishForASCII =
    "Showing English: Chinese needs a UTF-8 locale and no --ascii"
  func readOnly(_ reason: String) -> String {
    pick("Termination is disabled: \(reason)", "不能销毁：\(reason)")
  }
  func noResults(history: String) -> String {
    pick("No results yet · \(history) shows past operations", "暂无结果；按 \(history) 查看历史操作")
  }
  var onlyInInstances: String { pick("Only in the instance list", "仅在实例列表中可用") }
  var nothingShown: String { pick("No instances shown", "列表中没有实例") }
  var nothingMarked: String { pick("No instances marked", "未标记任何实例") }
  func markFirst(_ key: String) -> String {
    pick(
      "No instances marked · \(key) marks the row",
      "未标记任何实例；按 \(key) 标记当前行")
  }
  /// - Parameter names: of the other profiles in which something is in flight.
  func nothingInFlight(beside names: [String], profiles: String) -> String {
    guard !names.isEmpty else { return pick("Nothing is being sent", "没有正在发送的操作") }
    let names = names.map(profileName).joined(separator: listComma)
    return pick(
      "Nothing to stop here · an operation runs in \(names): \(profiles) goes there",
      "此处没有可停止的操作；\(names) 中有操作正在进行，按 \(profiles) 切换")
  }
  var allIsSent: String {
    pick("Everything has been sent; it stays watched", "已全部发送；继续跟踪已发送的实例")
  }
  var alreadyStopping: String { pick("Already stopping", "正在停止") }
  var nothingToRetry: String {
    pick("No failed or unsent instances", "没有失败或未发送的实例")
  }
  var nothingUnderCursor: String { pick("No instance under the cursor", "光标处没有实例") }
  func onHeading(_ key: String) -> String {
    pick(
      "The cursor is on a heading · \(key) marks its group",
      "光标位于分组标题；按 \(key) 标记该组")
  }
  func themeReread(_ name: String) -> String {
    pick("Reloaded the theme \(name)", "已重新加载主题 \(name)")
  }
  var noThemes: String { pick("No other themes", "没有其他主题") }

  func isProtected(_ instance: Instance, _ verdict: ProtectionVerdict) -> String {
    pick(
      "\(instance.id) is protected by \(verdict.rule): \(reason(of: verdict))",
      "\(instance.id) 受规则 \(verdict.rule) 保护：\(reason(of: verdict))")
  }
  func rangeStarted(range: String, mark: String, back: String) -> String {
    pick(
      "Range started · \(range) or \(mark) marks it, \(back) cancels",
      "已开始选择区间；移动后按 \(range) 或 \(mark) 标记，按 \(back) 取消")
  }
  var allRegions: String { pick("all regions", "全部地域") }

  func marked(
    _ count: Int, in place: String = "", protected: Int, missing: [MissingPart]
  ) -> String {
    var text = pick("Marked \(count.grouped) more", "新标记 \(count.grouped) 台")
    if !place.isEmpty { text = pick("\(text) in \(place)", "\(place)：\(text)") }
    text += leftOut(protected)
    return missing.isEmpty ? text : text + semicolon + self.missing(missing)
  }
  private func leftOut(_ protected: Int) -> String {
    protected == 0
      ? ""
      : pick("; \(protected.grouped) protected left out", "；跳过 \(protected.grouped) 台受保护实例")
  }
  func missing(_ parts: [MissingPart]) -> String {
    let names = parts.prefix(3).map { part in
      part.region.map { "\(part.product.displayName) \($0)" } ?? part.product.displayName
    }
    let rest = parts.count - names.count
    let list = names.joined(separator: listComma) + (rest > 0 ? " +\(rest)" : "")
    return pick("not listed: \(list)", "未列出：\(list)")
  }
  func unmarked(_ count: Int, undo: String) -> String {
    guard count > 0 else { return pick("Nothing was unmarked", "没有取消任何标记") }
    return pick(
      "Unmarked \(count.grouped) · \(undo) undoes", "已取消标记 \(count.grouped) 台；按 \(undo) 撤销")
  }
  func unmarked(_ count: Int, in place: String) -> String {
    pick("Unmarked \(count.grouped) in \(place)", "\(place)：已取消标记 \(count.grouped) 台")
  }
  func inverted(_ marked: Int, protected: Int) -> String {
    pick("Inverted: ", "已反选：") + marks(marked) + leftOut(protected)
  }
  func undone(_ marked: Int) -> String {
    pick("Undone: ", "已撤销：") + marks(marked)
  }
  func valueIsUnknown(_ title: String) -> String {
    pick("\(title) is not known here, so nothing has the same", "此处\(title)未知，无法按同值标记")
  }
  var nothingToUndo: String { pick("Nothing to undo", "没有可撤销的标记变更") }
  func pasted(_ count: Int, protected: Int, _ rest: UnmatchedIDs) -> String {
    var parts = [
      pick("Marked \(count.grouped) of the pasted ids", "按粘贴的 ID 标记了 \(count.grouped) 台")
    ]
    parts[0] += leftOut(protected)
    if !rest.missing.isEmpty { parts.append(notListed(rest.missing.count)) }
    if let first = rest.strangers.first {
      let (count, word) = (rest.strangers.count, String(first.text.prefix(40)))
      parts.append(
        count == 1
          ? notAnID(word)
          : pick(
            "\(count.grouped) words are not ids: \(word) …", "\(count.grouped) 个词不是 ID：\(word) …"))
    }
    return parts.joined(separator: semicolon)
  }
  func notListed(_ count: Int) -> String {
    pick(
      "\(count.grouped) \(count == 1 ? "id was" : "ids were") not listed",
      "\(count.grouped) 个 ID 不在列表中")
  }
  func notAnID(_ text: String) -> String { pick("'\(text)' is not an id", "“\(text)”不是 ID") }
  func line(_ number: Int) -> String { pick("line \(number)", "第 \(number) 行") }
  func marksDropped(_ count: Int) -> String {
    pick(
      "\(count.grouped) marked \(count == 1 ? "instance is" : "instances are") no longer listed",
      "\(count.grouped) 台已标记的实例已不在列表中")
  }
  func filterRefused(_ error: FilterError) -> String {
    pick("Invalid filter: \(filterError(error))", "过滤器有误：\(filterError(error))")
  }
  func sorted(_ title: String, isReversed: Bool) -> String {
    pick("Sorted by \(title)", "排序：\(title)") + (isReversed ? pick(", reversed", "，倒序") : "")
  }
  func grouped(by title: String, groups: Int) -> String {
    let title = language == .english ? title.lowercased() : title
    return pick("Grouped by \(title): ", "按\(title)分组：") + count(groups, "group", "groups", "组")
  }
  var notGrouped: String { pick("Not grouped", "不分组") }
  /// The heading of what has no value.
  func without(_ title: String) -> String {
    pick("no \(title.lowercased())", "无\(title)")
  }
  var refreshing: String { pick("Refreshing the list", "正在刷新列表") }
  /// `EdgeZone ap-guangzhou`, or the product alone.
  func scope(_ scope: ListingScope) -> String {
    [scope.product.displayName, scope.region ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
  func retrying(_ scopes: [ListingScope]) -> String {
    let names = scopes.map(scope).joined(separator: listComma)
    return pick("Retrying \(names)", "正在重试：\(names)")
  }
  func listingIncomplete(_ parts: [MissingPart]) -> String {
    pick("List incomplete · ", "列表不完整：") + missing(parts)
  }
  func operationRefused(_ failure: ServiceFailure) -> String {
    let text = self.failure(failure) + (failure.advice.map { aside(self.advice($0)) } ?? "")
    return switch failure.cause {
    case .journal(.notFound), .journal(.cannotRead), .journal(.brokenChain), .journal(.locked),
      .journal(.otherIdentity):
      text
    default: pick("Nothing was sent. ", "未发送任何请求。") + text
    }
  }
  /// What has not begun, and the keys that end it.
  func pending(_ pending: PendingOperation, stop: String, quit: String) -> String {
    switch pending.step {
    case .reading where pending.count == 0:
      pick("Taking up the operation: it is watched, nothing is sent", "正在接续操作：只跟踪，不发送")
    case .reading:
      pick(
        "Re-reading \(instances(pending.count)) before sending · \(stop) stops",
        "发送前正在重新读取 \(instances(pending.count))；按 \(stop) 停止")
    case .waiting(let holder, let lock):
      pick(
        "Waiting for \(holder) (stopped?) · \(stop) stops, \(quit) quits · it holds \(lock)",
        "正在等待 \(holder)（已暂停？）：按 \(stop) 停止，按 \(quit) 退出（占用 \(lock)）")
    }
  }
  func written(_ path: String, _ rows: Int) -> String {
    let rows = count(rows, "row", "rows", "行")
    return pick("Wrote \(rows) to \(path)", "已将 \(rows)写入 \(path)")
  }
  func cacheFailed(_ problem: RememberedProblem) -> String {
    switch problem {
    case .damaged:
      pick(
        "The cached list is damaged; this listing replaces it.", "缓存的列表已损坏，将由本次结果替换。")
    case .newerVersion:
      pick(
        "The cached list is from a newer edgereap; this listing replaces it.",
        "缓存的列表来自更新版本的 edgereap，将由本次结果替换。")
    case .foreign(let path):
      pick(
        "The list is not cached: \(path) is a symlink or owned by another user. Remove it.",
        "列表未缓存：\(path) 是符号链接或属于其他用户。请将其删除。")
    case .exposed(let path):
      pick(
        "Cached list ignored: others can access \(path). This listing replaces it.",
        "未使用 \(path)：其他用户可访问。将由本次结果替换。")
    case .refused(let path, let reason):
      pick("The list is not cached: \(path): \(reason)", "列表未能缓存：\(path)：\(reason)")
    }
  }
  func writeFailed(_ path: String, _ reason: String) -> String {
    pick("Could not write \(path): \(reason)", "无法写入 \(path)：\(reason)")
  }
  var nameTheFile: String { pick("Enter a file name", "请输入文件名") }
  var nothingToComplete: String { pick("Nothing to complete", "没有可补全的内容") }
  func copied(_ text: String) -> String { pick("Copied: \(text)", "已复制：\(text)") }
  func unfinished(_ count: Int, key: String) -> String {
    pick(
      "\(count) unfinished \(count == 1 ? "operation" : "operations") · \(key) shows and resumes",
      "\(count) 个操作未完结；按 \(key) 查看并继续")
  }
  var nothingUnfinished: String {
    pick("No unfinished operation to resume", "没有未完结的操作可继续")
  }
  var nothingToResume: String {
    pick("Only an unfinished operation can be resumed", "只有未完结的操作可以继续")
  }
  func strayIDs(_ keys: [InstanceKey]) -> String {
    let names = keys.prefix(3).map(\.id).joined(separator: " ")
    return pick(
      "The service returned ids that were not requested: \(names)", "服务返回了未请求的 ID：\(names)")
  }
  /// Names the next step: the failures, or the watch of open instances.
  func operationEnded(
    _ results: Results, history: String, outcomes: String, write: String
  ) -> String {
    let (id, open) = (results.header.id, results.openCount)
    let failed = results.totals[.failed, default: 0]
    if open > 0 {
      return pick(
        "Operation \(id) stopped with \(instances(open)) open · \(history) resumes",
        "操作 \(id) 已停止，\(open.grouped) 台未完结；按 \(history) 继续跟踪")
    }
    if failed > 0 {
      return pick(
        "\(id) is finished, \(failed.grouped) failed · \(outcomes) shows, \(write) writes them",
        "\(id) 已完结，\(failed.grouped) 台失败；按 \(outcomes) 只看失败，按 \(write) 导出")
    }
    return pick("Operation \(id) is finished", "操作 \(id) 已完结")
  }
  /// The same where the screen shows another profile, in which these keys would do something else.
  func operationEnded(_ results: Results, profiles: String) -> String {
    let (id, open) = (results.header.id, results.openCount)
    let failed = results.totals[.failed, default: 0]
    if open > 0 {
      return pick(
        "Operation \(id) stopped with \(instances(open)) open · \(profiles) shows",
        "操作 \(id) 已停止，\(open.grouped) 台未完结；按 \(profiles) 查看")
    }
    if failed > 0 {
      return pick(
        "\(id) is finished, \(failed.grouped) failed · \(profiles) shows",
        "\(id) 已完结，\(failed.grouped) 台失败；按 \(profiles) 查看")
    }
    return pick("Operation \(id) is finished", "操作 \(id) 已完结")
  }
  func unfinished(_ count: Int, profiles: String) -> String {
    pick(
      "\(count) unfinished \(count == 1 ? "operation" : "operations") · \(profiles) shows",
      "\(count) 个操作未完结；按 \(profiles) 查看")
  }
  var stopping: String {
    pick("Sending stopped · sent instances stay watched", "已停止发送；继续跟踪已发送的实例")
  }
  func stoppedSending(sent: Int, unsent: Int) -> String {
    pick(
      "Sending stopped: \(sent.grouped) sent and watched, \(unsent.grouped) not sent",
      "已停止发送：已发送 \(sent.grouped) 台，继续跟踪；未发送 \(unsent.grouped) 台")
  }
}
