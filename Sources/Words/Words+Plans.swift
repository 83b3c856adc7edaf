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
        "The plan is \(length(age)) old; the limit is \(length(allowed)). Make a new plan, or start "
          + "with --max-age.",
        "该计划生成于\(length(age))前，上限为\(length(allowed))。请重新生成，或用 --max-age 启动。")
    case .notYet(let created):
      pick(
        "The plan is dated in the future: \(created.iso8601()). Check the clock.",
        "计划的生成时间 \(created.iso8601()) 晚于当前时间。请检查时钟。")
    case .gate(let refusals): refusals.map(self.refusal).joined(separator: semicolon)
    case .outside(let count, let options, let places): outside(count, options, places)
    case .schedule(let reason):
      pick("The schedule is no longer valid: ", "定时已失效：") + schedule(reason)
    case .identityUnknown(let failure): self.failure(failure)
    case .different(let count, let first, let hold):
      pick(
        "\(instances(count)) changed since the plan was made, first \(first.id): "
          + "\(self.hold(hold)) Make a new plan.",
        "计划中有 \(count.grouped) 台已变化，首先是 \(first.id)：\(self.hold(hold))请重新生成计划。")
    case .notRead(let count, let failure):
      pick(
        "None of the \(instances(count)) could be re-read (\(failure.code)): \(cause(failure.cause))",
        "\(count.grouped) 台均未能重新读取（\(failure.code)）：\(cause(failure.cause))")
    case .nothingLeft(let holds):
      pick(
        "All \(instances(holds.count)) are held back now: \(counts(of: holds))",
        "\(holds.count.grouped) 台现已全部拦截：\(counts(of: holds))")
    case .looser(let option, let asked, let planned):
      looser(option, asked: asked, planned: planned)
    case .withoutReason(let pattern): reasonNeeded(pattern)
    case .approval(let refusal): approval(refusal)
    case .policyChanged: policyChanged
    case .policyUntrusted(let reason): reason
    }
  }

  /// `45 s`, `61 min`
  private func length(_ seconds: Int64) -> String {
    seconds < 60
      ? pick("\(seconds) s", " \(seconds) 秒") : pick("\(seconds / 60) min", " \(seconds / 60) 分钟")
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

  /// Why the time of a schedule is not sent.
  func schedule(_ refusal: ScheduleRefusal) -> String {
    switch refusal {
    case .tooNear:
      pick("the time has to be at least 10 minutes ahead", "时间至少要在 10 分钟之后")
    case .zoneUnknown(let written, let utc8, let utc):
      pick(
        "the time is too near: ECM does not document the zone of TerminateTime. '\(written)' is "
          + "\(utc8.iso8601(offset: Schedule.inferredZoneOffset)) if it is read as UTC+8, and "
          + "\(utc.iso8601()) if it is read as UTC; both have to be at least 8 h 10 min ahead. "
          + "Choose a later time, or set ecm_time_zone in the settings once you know it",
        "时间太近：ECM 文档没有说明 TerminateTime 的时区。“\(written)”按 UTC+8 为 "
          + "\(utc8.iso8601(offset: Schedule.inferredZoneOffset))，按 UTC 为 \(utc.iso8601())；"
          + "两者都须在 8 小时 10 分钟之后。请选更晚的时间；若已确知时区，请在设置中写明 ecm_time_zone")
    }
  }

  /// Why this run terminates nothing, or refuses this plan.
  func refusal(_ refusal: TerminationGate.Refusal) -> String {
    switch refusal {
    case .readOnly(let reason): readOnly(reason)
    case .accountNotAllowed(let account):
      pick(
        (account.map { "account \($0)" } ?? "an unknown account")
          + " is not listed as allowed for termination",
        (account.map { "账号 \($0) " } ?? "未知账号") + "不在允许销毁的名单中")
    case .changed:
      pick(
        "the plan was changed after it was made: its digest does not match. Make a new plan",
        "计划生成后被改动：摘要不符。请重新生成")
    case .nothingToSend: pick("the plan has nothing to send", "计划中没有可发送的实例")
    case .otherFleet:
      pick(
        "the plan was made for another account, site or endpoint; use the profile that made it",
        "该计划属于另一账号、站点或接入地址；请使用生成它时的配置")
    case .namedTwice: pick("the plan names an instance twice", "计划中同一实例出现两次")
    case .scheduleHasPassed: pick("the time of the schedule has passed", "计划的定时已过")
    case .tooMany(let count, let allowed):
      pick(
        "\(count) instances; the settings allow \(allowed) per operation",
        "\(count.grouped) 台实例；设置只允许一次 \(allowed.grouped) 台")
    case .tooLarge(let count, let percent, let listed):
      pick(
        "\(count) instances; the settings allow \(percent)% of the \(listed) that are listed",
        "\(count.grouped) 台实例；设置只允许一次销毁已列出 \(listed.grouped) 台的 \(percent)%")
    case .keep(let outcome): pick("rule ", "规则 ") + keep(outcome)
    case .belowFloor(let breach): policy(breach)
    case .protected(let id, let verdict):
      pick(
        "\(id) is protected by \(verdict.rule): \(reason(of: verdict))",
        "\(id) 受规则 \(verdict.rule) 保护：\(reason(of: verdict))")
    }
  }

  func readOnly(_ reason: TerminationGate.ReadOnly) -> String {
    switch reason {
    case .option: pick("this run is read-only (--read-only)", "本次以只读方式启动（--read-only）")
    case .profile(let name): pick("the profile '\(name)' is read-only", "配置“\(name)”为只读")
    case .policy:
      pick("the policy of this host allows reading only", "本机策略只允许读取")
    case .untrustedPolicy(let reason): reason
    }
  }

  /// Why a protection rule is not lifted.
  func refusal(_ refusal: ProtectionPolicy.OverrideRefusal) -> String {
    switch refusal {
    case .unknownRule:
      pick(
        "there is no such rule; 'rule' in the settings names each", "没有此名称的规则；规则名称见设置中的 rule")
    case .notLiftable:
      pick(
        "the settings do not allow it to be lifted; 'liftable' has to list it",
        "设置不允许解除该规则；须列于设置的 liftable")
    case .heldByPolicy:
      pick("the policy of this host does not allow it to be lifted", "本机策略不允许解除该规则")
    }
  }

  /// Why a part of the fleet is missing.
  func missing(_ reason: MissingPart.Reason) -> String {
    switch reason {
    case .noAnswerYet: pick("has not answered yet", "尚未应答")
    case .failed(let failure): self.failure(failure)
    case .written(let text): text
    }
  }
}
