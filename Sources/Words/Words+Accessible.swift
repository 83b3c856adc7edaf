/// The words of a screen that is listened to: what other screens show by signs, boxes and places.
package extension Words {
  /// The first line of the log.
  func listening(help: String) -> String {
    pick(
      "Accessible mode. \(help) lists the keys.", "无障碍模式。按 \(help) 查看按键。")
  }

  // MARK: - Rows

  var markedWord: String { pick("marked", "已标记") }
  var protectedWord: String { pick("protected", "受保护") }
  var cachedWord: String { pick("cached", "来自缓存") }
  var inRangeWord: String { pick("in range", "在区间内") }
  var groupWord: String { pick("group", "分组") }
  func folded(_ isFolded: Bool) -> String {
    isFolded ? pick("folded", "已折叠") : pick("unfolded", "已展开")
  }
  func protectedCount(_ count: Int) -> String {
    pick("\(count.grouped) protected", "\(count.grouped) 台受保护")
  }
  func only(_ columns: String) -> String { pick("column \(columns)", "列 \(columns)") }
  func after(_ elapsed: String) -> String { pick("after \(elapsed)", "用时 \(elapsed)") }
  func failedListing(_ code: String, refresh: String) -> String {
    pick("failed: \(code), \(refresh) retries", "失败：\(code)，按 \(refresh) 重试")
  }
  func inPhase(_ count: Int, _ phase: String) -> String {
    pick("\(count.grouped) \(phase)", "\(phase) \(count.grouped)")
  }

  // MARK: - Panes and dialogs

  func of(_ shown: Int, _ total: Int) -> String {
    shown == total ? instances(total) : self.shown(shown, of: total)
  }
  func sortedRow(_ title: String) -> String { pick("sorted by \(title)", "按 \(title) 排序") }
  func filtered(_ text: String) -> String { pick("filter \(text)", "过滤器 \(text)") }
  func onlyIn(_ place: String) -> String { pick("only in \(place)", "仅限 \(place)") }
  var endOfList: String { pick("end of list", "列表末尾") }
  var startOfList: String { pick("start of list", "列表开头") }
  func marked(_ id: String, of count: Int) -> String {
    pick("marked \(id)", "已标记 \(id)") + semicolon + marks(count)
  }
  func unmarked(_ id: String, of count: Int) -> String {
    pick("unmarked \(id)", "已取消标记 \(id)") + semicolon + marks(count)
  }
  var markedOnly: String { pick("marked only", "仅显示已标记") }
  func position(_ number: Int, of count: Int) -> String {
    pick("\(number.grouped) of \(count.grouped)", "第 \(number.grouped) 个，共 \(count.grouped) 个")
  }
  func shownColumn(_ isShown: Bool) -> String {
    isShown ? pick("shown", "显示") : pick("hidden", "隐藏")
  }
  func width(_ columns: Int) -> String { pick("width \(columns)", "宽度 \(columns)") }
  var chosenWord: String { pick("chosen", "已选") }
  var notChosenWord: String { pick("not chosen", "未选") }
  var inForceWord: String { pick("in use", "使用中") }
  func ascending(_ isReversed: Bool) -> String {
    isReversed ? pick("descending", "倒序") : pick("ascending", "升序")
  }
  func choice(_ name: String, isChosen: Bool) -> String {
    name + comma + (isChosen ? chosenWord : notChosenWord)
  }
  var filterLabel: String { pick("Filter:", "过滤器：") }
  var overdueWord: String { pick("terminating for over 1 h", "销毁中超过 1 小时") }
  func regionsFailedCode(_ code: String) -> String { pick("failed \(code)", "失败 \(code)") }
  func button(_ label: String) -> String { pick("\(label), button", "\(label)，按钮") }
  var backAtFocus: String {
    pick("That row is only read. Tab goes to what can be changed.", "该行仅供阅读。按 Tab 转到可操作的项。")
  }
  func keysOfDialog(_ keys: [(key: String, word: String)]) -> String {
    keys.filter { !$0.key.isEmpty }.map { "\(heardKey($0.key)) \($0.word)" }
      .joined(separator: listComma)
  }
  /// A key by a name that every voice reads: signs in words, with Control and Shift where a sign or a
  /// capital means them.
  func heardKey(_ key: String) -> String {
    if key.count == 2, key.hasPrefix("^") { return "Ctrl-\(key.dropFirst())" }
    guard key.count == 1, let sign = key.first else { return key }
    if sign.isUppercase { return "Shift-\(key)" }
    return Self.signs[sign].map { pick($0.english, $0.chinese) } ?? key
  }
  private static let signs: [Character: (english: String, chinese: String)] = [
    "?": ("question mark", "问号"), "/": ("slash", "斜杠"), ":": ("colon", "冒号"),
    ",": ("comma", "逗号"), "\"": ("quotation mark", "引号"), "*": ("asterisk", "星号"),
    "+": ("plus", "加号"), "-": ("minus", "减号"), "@": ("at sign", "at 符号"),
    "↑": ("up", "上箭头"), "↓": ("down", "下箭头"), "←": ("left", "左箭头"), "→": ("right", "右箭头"),
  ]

  // MARK: - The confirmation

  func phraseToType(_ phrase: String) -> String {
    pick("Phrase to type: \(phrase)", "请输入确认短语：\(phrase)")
  }
  var phraseField: String { pick("Your phrase", "已输入的短语") }
  func button(_ label: String, because reason: String) -> String {
    reason.isEmpty
      ? button(label) : button(label) + comma + pick("unavailable: ", "不可用：") + reason
  }
  var phraseFirst: String { pick("type the phrase first", "请先输入短语") }
  var confirmationIsOpen: String { pick("The confirmation is still open.", "确认界面仍然打开。") }
  func toBeSent(_ count: Int) -> String {
    pick("\(instances(count)) will be sent", "将发送 \(instances(count))")
  }
  var confirmationWord: String { pick("Confirm the termination", "确认销毁") }
  func retryOf(_ operation: String) -> String {
    pick("Confirm the retry of \(operation)", "确认重试 \(operation)")
  }
  var countingDown: String { pick("Counting down. Any key aborts.", "倒计时中。按任意键中止。") }
  var willBeSent: String { pick("will be sent", "将发送") }

  // MARK: - Progress

  func moreFailures(_ count: Int) -> String {
    pick("\(count.grouped) more with a reason", "另有 \(count.grouped) 台，见原因")
  }
  func listingProgress(_ answered: Int, of total: Int, failed: Int) -> String {
    let text = pick(
      "Listing: \(answered.grouped) of \(total.grouped) answered",
      "正在查询：已答复 \(answered.grouped) / \(total.grouped)")
    return failed == 0 ? text : text + comma + regionsFailed(failed)
  }
  func listingDone(_ count: Int, failed: Int) -> String {
    let text = pick("Listed \(instances(count))", "已列出 \(instances(count))")
    return failed == 0 ? text : text + comma + regionsFailed(failed)
  }

  // MARK: - Options and settings

  var accessibleHelp: String {
    pick(
      "For screen readers and braille: one thing at a time, in words, with a log.",
      "供读屏软件与盲文显示器使用：逐项以文字呈现，并附日志。")
  }
}
