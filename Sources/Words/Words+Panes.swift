package import Fleet

/// Titles, headings and the words of the panes.
package extension Words {
  var regionsTitle: String { pick("Regions", "地域") }
  var instancesTitle: String { pick("Instances", "实例") }
  var resultsTitle: String { pick("Results", "结果") }
  var all: String { pick("All", "全部") }
  var account: String { pick("account", "账号") }
  var profile: String { pick("profile", "配置") }
  var unknownAccount: String { pick("account unknown", "账号未知") }
  var readOnlyBadge: String { pick("READ-ONLY", "只读") }
  var untrustedPolicyBadge: String { pick("POLICY NOT TRUSTED", "策略不可信") }
  func shown(_ shown: Int, of total: Int) -> String {
    pick("\(shown.grouped) of \(total.grouped)", "\(shown.grouped) / \(total.grouped)")
  }
  func marks(_ count: Int) -> String {
    count == 0
      ? pick("none marked", "未标记任何实例")
      : pick("\(count.grouped) marked", "已标记 \(count.grouped)")
  }
  func hiddenMarks(_ count: Int) -> String {
    pick(
      "\(count.grouped) hidden \(count == 1 ? "mark" : "marks")", "隐藏标记 \(count.grouped)")
  }
  var onlyMarkedLabel: String { pick("only marked", "仅标记") }
  func remembered(_ time: String, age: Age) -> String {
    pick("cached \(time), \(age) ago", "缓存于 \(time)，\(age) 前")
  }
  func retryHint(_ key: String) -> String { pick("retry \(key)", "重试 \(key)") }
  func tooSmall(_ width: Int, _ height: Int) -> String {
    pick(
      "edgereap needs 60×16 and has \(width)×\(height)", "edgereap 需要 60×16，当前 \(width)×\(height)")
  }
  var stillWorking: String { pick("The operation continues.", "进行中的操作仍在继续。") }
  var listingFirst: String { pick("Listing instances …", "正在查询实例…") }
  func noInstances(refresh: String) -> String {
    pick(
      "No instances in this account. \(refresh) refreshes.",
      "该账号没有实例。按 \(refresh) 刷新列表。")
  }
  func nothingPasses(back: String) -> String {
    pick(
      "No instances match the filter. \(back) clears it.", "没有符合过滤器的实例。按 \(back) 清除过滤器。")
  }
  func nothingHerePasses(_ place: String, back: String) -> String {
    pick(
      "No instances in \(place) match the filter. \(back) clears it.",
      "\(place) 没有符合过滤器的实例。按 \(back) 清除过滤器。")
  }
  func nothingHere(_ place: String, regions: String) -> String {
    pick(
      "No instances in \(place). \(regions) goes to the regions; All shows them all.",
      "\(place) 没有实例。按 \(regions) 转到地域栏；“全部”显示所有地域。")
  }
  func notListed(_ place: String, refresh: String) -> String {
    pick(
      "\(place) was not listed. \(refresh) retries.", "\(place) 未能列出。按 \(refresh) 重试。")
  }
  func nothingMarkedHere(onlyMarked: String) -> String {
    pick(
      "No instances marked. \(onlyMarked) shows all again.", "未标记任何实例。按 \(onlyMarked) 显示全部。")
  }
  func listFailed(refresh: String) -> String {
    pick(
      "Listing failed. The regions say why; \(refresh) retries.",
      "未能列出任何实例。原因见地域栏；按 \(refresh) 重试。")
  }
  func regionFailed(_ product: String, _ failure: ServiceFailure, refresh: String) -> String {
    let text = fullFailure(failure)
    return pick("\(product) · \(refresh) retries · \(text)", "\(product)：按 \(refresh) 重试。\(text)")
  }
  func rows(_ number: Int, of total: Int?) -> String {
    total.map { "\(number.grouped)/\($0.grouped)" } ?? number.grouped
  }
  func noRoomForColumns(_ count: Int, regions: String) -> String {
    pick(
      "\(self.count(count, "more column", "more columns", "")) without room · \(regions) hides the regions",
      "另有 \(count) 列放不下；按 \(regions) 隐藏地域栏")
  }
  func title(_ field: InstanceField) -> String { pick(field.title.english, field.title.chinese) }
  func outcome(_ word: OutcomeWord) -> String {
    guard language == .chinese else {
      return word == .heldBack ? "held back" : word.rawValue
    }
    return switch word {
    case .queued: "排队中"
    case .sent: "已发送"
    case .accepted: "已受理"
    case .terminating: "销毁中"
    case .slow: "较慢"
    case .stuck: "停滞"
    case .scheduled: "已定时"
    case .gone: "已消失"
    case .failed: "失败"
    case .unknown: "未知"
    case .heldBack: "已拦截"
    case .cancelled: "已取消"
    }
  }
  func planned(_ count: Int) -> String { pick("\(count.grouped) planned", "计划 \(count.grouped)") }
  func estimate(_ estimate: RestEstimate) -> String {
    switch estimate {
    case .secondsLeft(let seconds):
      pick("about \(seconds.elapsedText) left", "约剩 \(seconds.elapsedText)")
    case .late(let count, let longest):
      pick(
        "\(count.grouped) slow, longest \(longest.elapsedText)",
        "\(count.grouped) 台较慢，最长 \(longest.elapsedText)")
    }
  }
  var finished: String { pick("finished", "已完结") }
  var workedOnElsewhere: String { pick("run by another program", "由另一程序执行") }
  func runIn(_ profile: String) -> String {
    pick("run in \(profileName(profile))", "由 \(profileName(profile)) 执行")
  }
  var paused: String { pick("not watched", "未跟踪") }
  var stoppingLabel: String { pick("stopping", "停止中") }
  func onlyOutcome(_ word: OutcomeWord) -> String {
    pick("only \(outcome(word))", "只看\(outcome(word))")
  }
  var markBy: String { pick("Mark by filter", "按条件标记") }
  var unmarkBy: String { pick("Unmark by filter", "按条件取消") }
  var helpTitle: String { pick("Keys", "按键") }
  var searchPlaceholder: String { pick("type to search", "键入文字即可搜索") }
  var commandsTitle: String { pick("Commands", "命令") }
  var themeTitle: String { pick("Theme", "主题") }
  /// With the zone of its times.
  func historyTitle(zone: String) -> String { pick("History · UTC\(zone)", "历史 · UTC\(zone)") }
  var loading: String { pick("Reading …", "读取中…") }
  func noHistory(mark: String, terminate: String) -> String {
    pick(
      "No operations yet. \(mark) marks an instance, \(terminate) terminates.",
      "暂无历史操作。按 \(mark) 标记实例，按 \(terminate) 销毁。")
  }
  func status(_ status: PastOperation.Status) -> String {
    switch status {
    case .running: pick("running", "进行中")
    case .unfinished: pick("unfinished", "未完结")
    case .finished: finished
    case .unreadable: pick("unreadable", "无法读取")
    }
  }
  func exportTitle(rows: Int) -> String {
    pick(
      "Write \(rows.grouped) \(rows == 1 ? "row" : "rows") to a file", "将 \(rows.grouped) 行导出到文件")
  }
  var fileLabel: String { pick("File:", "文件：") }
  var format: String { pick("Format", "格式") }
  var formatLabel: String { pick("Format:", "格式：") }
  var quitTitle: String { pick("Quit?", "退出？") }
  /// The operations that a question about quitting is about.
  func operationsInFlight(_ ids: [String]) -> String {
    switch ids.count {
    case 0: ""
    case 1: pick("In flight: operation \(ids[0]).", "操作 \(ids[0]) 正在进行。")
    default:
      pick(
        "In flight: \(ids.count.grouped) operations, the last \(ids[ids.count - 1]).",
        "\(ids.count.grouped) 个操作正在进行，最近的是 \(ids[ids.count - 1])。")
    }
  }
  /// What a stopped program leaves undone, for the screen of the shell.
  func standstill(unsent: Int, sent: Int) -> String {
    let parts = [
      unsent > 0
        ? pick("\(instances(unsent)) not sent", "\(instances(unsent))尚未发送") : "",
      sent > 0 ? pick("\(instances(sent)) not watched", "\(instances(sent))无人跟踪") : "",
    ].filter { !$0.isEmpty }.joined(separator: listComma)
    return pick(
      "edgereap is stopped: \(parts). 'fg' continues.", "edgereap 已暂停：\(parts)。输入“fg”继续。")
  }
  /// - Parameters:
  ///   - unstarted: Instances of a confirmed operation that has not started.
  ///   - profiles: those in which instances were sent.
  func quitText(
    queued: Int, sent: Int, unstarted: Int, awaitsCanary: Bool, profiles: [String]
  ) -> String {
    var text =
      awaitsCanary
      ? pick(
        "Quitting cancels what waits for the canary. ", "退出会取消等待金丝雀的实例。") : ""
    if unstarted > 0 {
      text += pick(
        "The operation on \(instances(unstarted)) is about to begin; what is not sent yet will be "
          + "cancelled. ",
        "即将开始对\(instances(unstarted))的操作，尚未发送的将取消。")
    }
    if queued > 0 {
      text += pick(
        "\(instances(queued)) not sent yet will be cancelled. ", "\(instances(queued))尚未发送，将取消。")
    }
    if sent > 0 {
      let verb = sent == 1 ? "continues" : "continue"
      text += pick(
        "\(instances(sent)) already sent \(verb); \(resumes(profiles)). ",
        "\(instances(sent))已发送，将继续销毁；\(resumes(profiles))。")
    }
    return text
      + pick("The journal is up to date.", "操作日志已是最新。")
  }
  var stay: String { pick("Stay", "不退出") }
  var leave: String { pick("Quit", "退出") }
  var close: String { pick("close", "关闭") }
  var open: String { pick("open", "打开") }
  var resume: String { pick("resume watching", "继续跟踪") }
  var take: String { pick("apply", "采用") }
  var run: String { pick("run", "执行") }
  var scroll: String { pick("scroll", "滚动") }
  var keep: String { pick("keep", "保留") }
  var clear: String { pick("clear", "清除") }
  var complete: String { pick("complete", "补全") }
  var earlier: String { pick("history", "历史") }
  var next: String { pick("next", "下一项") }
  var takeOut: String { pick("exclude", "移出") }
  var change: String { pick("change", "更改") }
  var writeWord: String { pick("write", "导出") }
}
