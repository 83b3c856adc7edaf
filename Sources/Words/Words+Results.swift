package import Fleet

/// The words of the results pane.
package extension Words {
  func order(_ order: ResultOrder) -> String {
    switch order {
    case .sent: pick("sending order", "发送顺序")
    case .outcome: pick("outcome, worst first", "结果，最差在前")
    case .id: title(.id)
    case .name: title(.name)
    case .region: title(.region)
    case .elapsed: pick("time, longest first", "用时，最长在前")
    }
  }

  /// The order in the title of the pane.
  func orderLabel(_ order: ResultOrder) -> String {
    switch order {
    case .sent: pick("as sent", "按发送顺序")
    case .outcome: pick("by outcome", "按结果")
    case .id: pick("by id", "按 ID")
    case .name: pick("by name", "按名称")
    case .region: pick("by region", "按地域")
    case .elapsed: pick("by time", "按用时")
    }
  }

  var groupedLabel: String { pick("grouped", "分组") }
  func retryLabel(_ isWorthRetrying: Bool) -> String {
    isWorthRetrying ? pick("retryable", "可重试") : pick("not retryable as is", "直接重试无效")
  }
  func groupNotRetried(retry: String) -> String {
    pick(
      "No failed or unsent instances in this group · \(retry) elsewhere retries all",
      "该组没有失败或未发送的实例；在其他行按 \(retry) 重试全部")
  }
  var foldWord: String { pick("fold", "折叠") }
  var unfoldWord: String { pick("unfold", "展开") }
  var retryGroupWord: String { pick("retry group", "重试本组") }

  // MARK: - The progress chart

  var pictureTitle: String { pick("Operation", "操作") }
  func settled(_ count: Int, of planned: Int) -> String {
    pick(
      "\(count.grouped) of \(planned.grouped) settled", "已完结 \(count.grouped) / \(planned.grouped)")
  }
  func callsSent(_ number: Int) -> String {
    count(number, "call sent", "calls sent", "次调用已发送")
  }
  func callsRepeated(_ number: Int) -> String {
    pick(
      "\(number.grouped) repeated or split after a refusal", "\(number.grouped) 次为被拒后的重发或拆分")
  }
  func pace(_ rate: RateSnapshot) -> String {
    let pace = pick("\(rate.used)/\(rate.limit) a second", "每秒 \(rate.used)/\(rate.limit)")
    return rate.isWidened ? pace + pick(", throttled now", "，正受频率限制") : pace
  }
  var durationsTitle: String { pick("From accepted to gone", "从受理到消失") }
  func durations(_ gone: GoneDurations) -> String {
    let count = gone.seconds.count
    guard count > 0 else {
      return pick("None gone yet: no durations", "尚无实例消失，无法统计用时")
    }
    guard gone.isEnough, let median = gone.within(percent: 50), let most = gone.within(percent: 95)
    else {
      return pick(
        "Only \(count) gone: too few to estimate durations", "仅 \(count) 台消失，样本太少，无法估计用时")
    }
    guard count >= 20 else {
      let last = gone.seconds.last ?? 0
      return pick(
        "Half of \(count) were gone within \(median.elapsedText), the last within \(last.elapsedText)",
        "\(count) 台中半数在 \(median.elapsedText) 内消失，最后一台在 \(last.elapsedText) 内")
    }
    return pick(
      "Half were gone within \(median.elapsedText), 95% within \(most.elapsedText)",
      "半数在 \(median.elapsedText) 内消失，95% 在 \(most.elapsedText) 内")
  }
  func stillThere(_ word: OutcomeWord) -> String {
    pick("\(outcome(word)), still listed", "\(outcome(word))，仍在列表中")
  }
  /// The axes of the durations.
  var chartAxes: String {
    pick("rows: time taken · bars: number of instances", "行：用时 · 条：实例数")
  }
  var shortChartAxes: String { pick("time · instances", "用时 · 实例数") }
  func from(_ time: String) -> String { pick("from \(time)", "\(time) 起") }

  // MARK: - Past operations

  var resuming: String { pick("Watching again · nothing is sent", "正在继续跟踪；不会发送请求") }
  func owner(_ identity: FleetIdentity) -> String {
    let name =
      identity.account.map { "\(account) \($0.id)" } ?? "SecretId …\(identity.secretIDSuffix)"
    return [name, identity.site.rawValue, identity.endpoint].filter { !$0.isEmpty }
      .joined(separator: " ")
  }
  func belongsElsewhere(_ identity: FleetIdentity) -> String {
    pick(
      "Not read: belongs to \(owner(identity))", "未读取：属于 \(owner(identity))")
  }
  func startedBy(_ name: String, targets: Int) -> String {
    pick("\(planned(targets)), started by \(name)", "\(planned(targets))，由 \(name) 发起")
  }
}

/// What the lower border of the pane says.
package extension Words {
  /// What the one outcome that is shown means, and how many have it.
  func legend(of word: OutcomeWord, _ count: Int, among all: Int) -> String {
    "\(outcome(word))\(colon)\(meaning(of: word)) · \(shown(count, of: all))"
  }

  /// How unknown outcomes end.
  func unknownEnds(
    _ count: Int, _ settling: UnknownSettling, time: (Timestamp) -> String, refresh: String
  ) -> String {
    let outcomes = self.count(count, "unknown outcome", "unknown outcomes", "个未知结果")
    let settle = count == 1 ? "settles by itself" : "settle by themselves"
    return switch settling {
    case .afterResuming:
      pick(
        "\(outcomes) · \(refresh) resumes watching to settle", "\(outcomes)；按 \(refresh) 继续跟踪以查明")
    case .byReadings(let by?):
      pick("\(outcomes) \(settle), by about \(time(by))", "\(outcomes)会自动查明，约 \(time(by)) 前")
    case .byReadings(nil):
      pick("\(outcomes) \(settle) as readings are answered", "\(outcomes)会在查询应答后自动查明")
    }
  }
}
