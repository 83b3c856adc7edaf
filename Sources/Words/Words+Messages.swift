package import Fleet

/// What the message line says.
package extension Words {
  func unknownKey(_ name: String, help: String) -> String {
    pick("\(name) does nothing here; \(help) shows the keys", "\(name) 在此无作用；按 \(help) 查看按键")
  }
  func unknownBytes(_ bytes: String) -> String {
    pick("The terminal sent \(bytes), which is no key", "终端发来 \(bytes)，不是任何按键")
  }
  var signsAreWide: String {
    pick(
      "This terminal draws border signs two columns wide; ASCII is used",
      "该终端把边框符号画成两列宽，已改用 ASCII")
  }
  var suspendRefused: String {
    pick("Cannot be suspended here: no shell could resume it", "此处不能挂起：没有可恢复它的 shell")
  }
  /// In English alone, since the other language is what cannot be shown.
  static let englishForASCII =
    "English is shown: this locale or --ascii has ASCII only; Chinese needs a UTF-8 locale"
  func readOnly(_ reason: String) -> String {
    pick("Nothing can be terminated in this run: \(reason)", "本次运行不能销毁：\(reason)")
  }
  func noResults(history: String) -> String {
    pick("There are no results yet; \(history) shows past operations", "还没有结果；按 \(history) 查看历史操作")
  }
  var onlyInInstances: String { pick("That works in the list of instances", "该操作只在实例列表中有效") }
  var nothingShown: String { pick("No instances are shown", "没有显示任何实例") }
  var nothingMarked: String { pick("Nothing is marked", "没有标记任何实例") }
  func markFirst(_ key: String) -> String {
    pick(
      "Nothing is marked, so there is nothing to terminate; \(key) marks the row",
      "没有标记任何实例，无可销毁；按 \(key) 标记当前行")
  }
  var nothingInFlight: String { pick("Nothing is being sent", "没有正在发送的操作") }
  var alreadyStopping: String { pick("It is stopping already", "已在停止") }
  var nothingToRetry: String {
    pick("Nothing failed and nothing was left unsent here", "没有失败或未发送的实例")
  }
  var nothingUnderCursor: String { pick("No instance is under the cursor", "光标处没有实例") }
  func onHeading(_ key: String) -> String {
    pick(
      "A heading is under the cursor, not an instance; \(key) marks its group",
      "光标在分组标题上，不是实例；按 \(key) 标记该组")
  }
  func themeReread(_ name: String) -> String {
    pick("The theme \(name) is in force as it is now written", "主题 \(name) 已按最新内容生效")
  }
  var noThemes: String { pick("There is no other theme", "没有其他主题") }

  func isProtected(_ instance: Instance, _ verdict: ProtectionVerdict) -> String {
    pick(
      "\(instance.id) is protected by \(verdict.rule): \(verdict.reason)",
      "\(instance.id) 受规则 \(verdict.rule) 保护：\(reason(of: verdict))")
  }
  func rangeStarted(range: String, mark: String, back: String) -> String {
    pick(
      "Range started: move, then \(range) or \(mark) marks it, \(back) drops it",
      "选区开始：移动后按 \(range) 或 \(mark) 标记，按 \(back) 放弃")
  }
  var allRegions: String { pick("all regions", "全部地域") }

  func marked(
    _ count: Int, in place: String = "", protected: Int, missing: [MissingPart]
  ) -> String {
    var text = pick("Marked \(count.grouped) more", "新标记 \(count.grouped) 台")
    if !place.isEmpty { text = pick("\(text) in \(place)", "在 \(place) \(text)") }
    if protected > 0 {
      text += pick(
        "; \(protected.grouped) protected left out", "；\(protected.grouped) 台受保护，未标记")
    }
    return missing.isEmpty ? text : "\(text); \(self.missing(missing))"
  }
  func missing(_ parts: [MissingPart]) -> String {
    let names = parts.prefix(3).map { part in
      part.region.map { "\(part.product.displayName) \($0)" } ?? part.product.displayName
    }
    let rest = parts.count - names.count
    let list = names.joined(separator: ", ") + (rest > 0 ? " +\(rest)" : "")
    return pick("not listed: \(list)", "未列出：\(list)")
  }
  func unmarked(_ count: Int, undo: String) -> String {
    pick(
      "Unmarked \(count.grouped); \(undo) takes it back", "取消标记 \(count.grouped) 台；按 \(undo) 撤销")
  }
  func unmarked(_ count: Int, in place: String) -> String {
    pick("Unmarked \(count.grouped) in \(place)", "已取消 \(place) 的 \(count.grouped) 个标记")
  }
  func inverted(_ marked: Int, protected: Int) -> String {
    pick("Inverted: \(marked.grouped) marked", "已反选：标记 \(marked.grouped) 台")
      + (protected > 0
        ? pick("; \(protected.grouped) protected left out", "；\(protected.grouped) 台受保护，未标记") : "")
  }
  func undone(_ marked: Int) -> String {
    pick("Taken back: \(marked.grouped) marked", "已撤销：标记 \(marked.grouped) 台")
  }
  var nothingToUndo: String { pick("No change of marks to take back", "没有可撤销的标记变更") }
  func pasted(_ count: Int, protected: Int, _ rest: UnmatchedIDs) -> String {
    var parts = [pick("Marked \(count.grouped) of the pasted ids", "按粘贴的 ID 标记 \(count.grouped) 台")]
    if protected > 0 {
      parts.append(pick("\(protected.grouped) protected left out", "\(protected.grouped) 台受保护，未标记"))
    }
    if !rest.missing.isEmpty { parts.append(notListed(rest.missing.count)) }
    if let first = rest.strangers.first {
      let (count, word) = (rest.strangers.count, String(first.text.prefix(40)))
      parts.append(
        count == 1
          ? notAnID(word)
          : pick(
            "\(count.grouped) words are not ids: \(word) …", "\(count.grouped) 个词不是 ID：\(word) …"))
    }
    return parts.joined(separator: pick("; ", "；"))
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
      "\(instances(count)) that were marked are not there any more", "已标记的 \(count.grouped) 台实例已不存在"
    )
  }
  func filterRefused(_ error: FilterError) -> String {
    pick(
      "The filter cannot hold: \(filterError(error))", "过滤条件有误：\(filterError(error))")
  }
  func sorted(_ title: String, isReversed: Bool) -> String {
    pick("Sorted by \(title)", "按 \(title) 排序") + (isReversed ? pick(", reversed", "，倒序") : "")
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
  var refreshing: String { pick("Listing everything again", "正在重新列出全部") }
  /// `EdgeZone ap-guangzhou`, or the product alone.
  func scope(_ scope: ListingScope) -> String {
    [scope.product.displayName, scope.region ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
  func retrying(_ scopes: [ListingScope]) -> String {
    let names = scopes.map(scope).joined(separator: ", ")
    return pick("Listing again: \(names)", "正在重新列出：\(names)")
  }
  func listingIncomplete(_ parts: [MissingPart]) -> String {
    pick("The list is incomplete; ", "列表不完整；") + missing(parts)
  }
  func operationRefused(_ failure: ServiceFailure) -> String {
    let advice = failure.advice.map { " (\(self.advice($0)))" } ?? ""
    return pick("Nothing was sent. ", "未发送任何请求。") + self.failure(failure) + advice
  }
  /// What has not begun, and the keys that end it.
  func pending(_ pending: PendingOperation, stop: String, quit: String) -> String {
    switch pending.step {
    case .reading:
      pick(
        "Reading \(instances(pending.count)) again before sending; \(stop) stops",
        "发送前正在重新读取 \(instances(pending.count))；按 \(stop) 停止")
    case .waiting(let holder, let lock):
      pick(
        "Waiting for \(holder) (stopped?): \(stop) stops, \(quit) leaves; it holds \(lock)",
        "正在等待 \(holder)（已暂停？）：按 \(stop) 停止，按 \(quit) 退出；其占用 \(lock)")
    }
  }
  func written(_ path: String, _ rows: Int) -> String {
    pick("Wrote \(rows.grouped) rows to \(path)", "已将 \(rows.grouped) 行写入 \(path)")
  }
  func cacheFailed(_ problem: RememberedProblem) -> String {
    switch problem {
    case .damaged:
      pick(
        "The remembered list is damaged and was not used; this listing replaces it.",
        "保存的列表已损坏，未使用；本次列出后将替换。")
    case .newerVersion:
      pick(
        "The remembered list is of a newer edgereap and was not used; this listing replaces it.",
        "保存的列表来自更新版本的 edgereap，未使用；本次列出后将替换。")
    case .foreign(let path):
      pick(
        "\(path) is a link or somebody else's: nothing is remembered. Remove it.",
        "\(path) 是链接或属于他人：不保存列表。请将其删除。")
    case .exposed(let path):
      pick(
        "Others can reach \(path): it was not used. This listing replaces it.",
        "其他用户可访问 \(path)：未使用。本次列出后将替换。")
    case .refused(let path, let reason):
      pick("The list is not remembered: \(path): \(reason)", "列表未能保存：\(path)：\(reason)")
    }
  }
  func writeFailed(_ path: String, _ reason: String) -> String {
    pick("Could not write \(path): \(reason)", "无法写入 \(path)：\(reason)")
  }
  var nameTheFile: String { pick("A file name is needed", "需要文件名") }
  func copied(_ text: String) -> String { pick("Copied: \(text)", "已复制：\(text)") }
  func unfinished(_ count: Int, key: String) -> String {
    pick(
      "\(count) \(count == 1 ? "operation was" : "operations were") left unfinished; \(key) shows and resumes",
      "有 \(count) 个操作未完成；按 \(key) 查看并继续")
  }
  var nothingToResume: String {
    pick("Only an unfinished operation can be resumed", "只有未完成的操作可以继续")
  }
  func strayIDs(_ keys: [InstanceKey]) -> String {
    let names = keys.prefix(3).map(\.id).joined(separator: " ")
    return pick(
      "The service answered ids that were never asked for: \(names)", "服务返回了未请求的 ID：\(names)")
  }
  /// What is at hand next: the failures, or the watch of what is still open.
  func operationEnded(
    _ results: Results, history: String, outcomes: String, write: String
  ) -> String {
    let (id, open) = (results.header.id, results.openCount)
    let failed = results.totals[.failed, default: 0]
    if open > 0 {
      return pick(
        "Operation \(id) stopped with \(instances(open)) open; \(history) resumes the watch",
        "操作 \(id) 已停止，\(open.grouped) 台未结；按 \(history) 继续跟踪")
    }
    if failed > 0 {
      return pick(
        "\(id) is finished, \(failed.grouped) failed: \(outcomes) shows them, \(write) writes them",
        "\(id) 已完成，\(failed.grouped) 台失败：按 \(outcomes) 只看失败，按 \(write) 导出")
    }
    return pick("Operation \(id) is finished", "操作 \(id) 已完成")
  }
  var stopping: String {
    pick(
      "Nothing more will be sent; what was sent stays watched", "不再发送；已发送的继续跟踪")
  }
}
