package import Fleet

/// The words of plans in files, and of their refusals.
package extension Words {
  var openPlanTitle: String { pick("Open a plan", "打开计划") }
  var openPlanHint: String {
    pick(
      "Checks digest, age and account, and re-reads the instances. Sends nothing.",
      "将核对摘要、时间与账号，并重新读取其中的实例。不发送任何请求。")
  }
  var openWord: String { pick("open", "打开") }
  var readingPlan: String { pick("Checking the plan, re-reading instances …", "正在核对计划并重新读取实例…") }
  func planOf(_ file: String, minutes: Int) -> String {
    pick("Plan from \(file), made \(minutes) min ago", "计划 \(file)，\(minutes) 分钟前生成")
  }
  var writePlanTitle: String { pick("Write this plan", "保存此计划") }
  var writePlanHint: String {
    pick(
      "'edgereap apply' takes it with the phrase shown. Writing sends nothing.",
      "供 edgereap apply 使用，确认短语相同。保存不会发送任何请求。")
  }
  var writePlanWord: String { pick("write plan", "保存计划") }
  func planWritten(_ path: String) -> String {
    pick("Wrote the plan to \(path) · nothing was sent", "计划已保存到 \(path)；未发送任何请求")
  }

  func planRefused(_ refusal: PlanRefusal) -> String {
    switch refusal {
    case .unreadable(let reason): reason
    case .old(let age, let allowed):
      pick(
        "The plan is \(age / 60) min old; the limit is \(allowed / 60) min. Make a new plan, or start "
          + "with --max-age.",
        "该计划生成于 \(age / 60) 分钟前，上限为 \(allowed / 60) 分钟。请重新生成，或用 --max-age 启动。")
    case .notYet(let created):
      pick(
        "The plan is dated in the future: \(created.iso8601()). Check the clock.",
        "该计划的时间 \(created.iso8601()) 晚于当前时间。请检查时钟。")
    case .gate(let refusals): refusals.map(self.refusal).joined(separator: semicolon)
    case .schedule(let reason):
      pick("The schedule is no longer valid: \(reason)", "定时已失效：\(told(reason))")
    case .identityUnknown(let failure): failure.code + colon + failure.message
    case .different(let count, let first, let read, let hold):
      pick(
        "\(instances(count)) changed since the plan was made, first \(first.id). "
          + "\(hold.message) Make a new plan.",
        "计划中有 \(count.grouped) 台已变化，首先是 \(first.id)：\(self.hold(hold, frozen: first, read: read))"
          + "请重新生成计划。")
    case .notRead(let count, let failure):
      pick(
        "None of the \(instances(count)) could be re-read (\(failure.code)): \(failure.message)",
        "\(count.grouped) 台均未能重新读取（\(failure.code)）：\(failure.message)")
    case .nothingLeft(let holds):
      pick(
        "All \(instances(holds.count)) are held back now: \(counts(of: holds))",
        "\(holds.count.grouped) 台现已全部拦截：\(counts(of: holds))")
    }
  }

  /// Why the program does not carry out a confirmed plan.
  func notSent(_ refusal: PlanRefusal) -> String {
    pick("Nothing was sent. \(planRefused(refusal))", "未发送任何请求。\(planRefused(refusal))")
  }

  /// `2 protected, 1 not read again`, the most frequent reason first.
  private func counts(of holds: [Hold]) -> String {
    Dictionary(grouping: holds, by: \.code).mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { holdCount($0.key, $0.value) }.joined(separator: comma)
  }

  /// Why this run terminates nothing, or refuses this plan.
  func refusal(_ refusal: TerminationGate.Refusal) -> String {
    switch refusal {
    case .readOnly(.option): pick(refusal.reason, "本次以只读方式启动（--read-only）")
    case .readOnly(.profile(let name)): pick(refusal.reason, "配置“\(name)”为只读")
    case .accountNotAllowed(let account):
      pick(refusal.reason, (account.map { "账号 \($0) " } ?? "未知账号") + "不在允许销毁的名单中")
    case .changed: pick(refusal.reason, "计划生成后被改动：摘要不符")
    case .nothingToSend: pick(refusal.reason, "计划中没有可发送的实例")
    case .otherFleet: pick(refusal.reason, "该计划属于另一账号、站点或接入地址")
    case .namedTwice: pick(refusal.reason, "计划中同一实例出现两次")
    case .scheduleHasPassed: pick(refusal.reason, "计划的定时已过")
    case .tooMany(let count, let allowed):
      pick(refusal.reason, "\(count.grouped) 台实例；设置只允许一次 \(allowed.grouped) 台")
    case .protected(let id, let verdict):
      pick(refusal.reason, "\(id) 受规则 \(verdict.rule) 保护：\(reason(of: verdict))")
    }
  }
}
