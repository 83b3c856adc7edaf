package import Fleet

/// What `plan`, `terminate` and `apply` say of instances and plans.
package extension Words {
  // MARK: - The selection

  func argument(_ number: Int) -> String { pick("argument \(number)", "第 \(number) 个参数") }
  func operation(_ id: String) -> String { pick("operation \(id)", "操作 \(id)") }
  func notAnInstanceID(_ text: String) -> String {
    text == IDList.brokenJSON
      ? pick("the JSON is cut off or broken", "JSON 被截断或有误")
      : pick("'\(text)' is not an instance id", "“\(text)”不是实例 ID")
  }
  func wasNotListed(_ id: String) -> String { pick("\(id) was not listed", "\(id) 不在列表中") }
  func namedTwice(_ id: String) -> String { pick("\(id) is named twice", "\(id) 出现两次") }
  var listRefused: String {
    pick(
      "no plan was made; fix the list, or use --skip-bad", "未生成计划；请更正列表，或使用 --skip-bad")
  }
  func nothingRead(of count: Int, _ reason: String) -> String {
    pick(
      "no plan was made: none of \(count) could be read again. \(reason)",
      "未生成计划：\(count) 台均未能再次读取。\(reason)")
  }
  var nothingToTerminate: String {
    pick("no plan was made: it would terminate nothing", "未生成计划：没有可销毁的实例")
  }
  func emptyJournal(_ id: String) -> String {
    pick(
      "the journal of \(id) has no header: nothing was sent, or it was cut since",
      "\(id) 的日志没有头部：未发送任何请求，或之后被截断")
  }
  func unknownLeftOut(_ count: Int, _ operation: String, profile: String) -> String {
    let command = Self.watch(operation, profile)
    return pick(
      "\(count) unknown are left out; '\(command)' settles them",
      "\(count) 台结果未知，未包含在内；请用 \(command) 查明")
  }

  // MARK: - The plan

  /// What a person should know of a plan, a line each.
  func lines(of plan: Plan, resources: [AssociatedResource] = []) -> [String] {
    [headline(of: plan)] + details(of: plan, resources: resources)
  }

  private func headline(of plan: Plan) -> String {
    let (targets, calls) = (plan.targets, plan.calls.count)
    let going =
      targets.isEmpty
      ? pick("nothing to terminate", "没有可销毁的实例")
      : pick(
        "\(targets.count) to terminate in \(plan.place)", "将销毁 \(plan.place) 的 \(targets.count) 台")
    return pick(
      "\(going), \(plan.heldBack.count) held back, \(calls) \(calls == 1 ? "call" : "calls")",
      "\(going)，已拦截 \(plan.heldBack.count) 台，调用 \(calls) 次")
  }

  private func details(of plan: Plan, resources: [AssociatedResource] = []) -> [String] {
    var lines: [String] = []
    let summary = PlanSummary(plan: plan, resources: resources)
    let prepaid = summary.collateral.prepaid
    if prepaid > 0 {
      lines.append(
        pick(
          "  \(prepaid) of them prepaid; the payment may not be refunded",
          "  其中 \(prepaid) 台为预付费，已付费用可能不予退还"))
    }
    if summary.collateral.addressesUntold > 0 { lines.append("  \(publicIPs(summary))") }
    if let blocked = blockedEIPs(summary.collateral.addressesBlocked) {
      lines.append("  \(blocked)")
    }
    for planned in plan.heldBack {
      guard let hold = planned.hold else { continue }
      lines.append(
        pick("  held back ", "  已拦截 ") + complaint(planned.instance.id, self.hold(hold)))
    }
    if plan.options.schedule != nil {
      for product in summary.products(where: { !$0.hasSchedule }) {
        lines.append(
          pick(
            "  \(product.displayName) has no schedule: its instances are terminated as soon as this "
              + "is sent", "  \(product.displayName) 不支持定时：其实例在发送后立即销毁"))
      }
    }
    lines += remaining(plan.diminished, lines: 10).map { line in
      "  \(line.parts.joined(separator: semicolon))"
    }
    if let schedule = plan.options.schedule, !summary.products(where: \.hasSchedule).isEmpty {
      let time = schedule.instant.iso8601(offset: schedule.zoneOffset)
      lines.append(
        pick(
          "  ECM at \(time), sent as '\(schedule.wireTime)'. No API shows or cancels a scheduled "
            + "termination.",
          "  ECM 定于 \(time)，发送为“\(schedule.wireTime)”。没有接口可以查询或取消定时销毁。"))
    }
    return lines + discipline(plan.discipline).map { "  \($0)" }
  }

  /// A plan as the confirmation shows it, from its file alone.
  func page(of plan: Plan, at now: Timestamp) -> [String] {
    let places = Dictionary(grouping: plan.targets) {
      ListingScope(product: $0.product, region: $0.region)
    }.sorted { $0.key < $1.key }
    let age = Age(seconds: now.seconds(since: plan.created))
    return [headline(of: plan)]
      + places.map { "  \(scope($0.key))\(colon)\($0.value.count.grouped)" } + details(of: plan)
      + goods(of: plan) + notListed(plan.missing).map { "  \($0)" }
      + [
        plan.follows.map { pick("  retries operation \($0)", "  重试操作 \($0)") },
        pick(
          "  made \(plan.created.iso8601()), \(age) ago, for \(owner(plan.identity))",
          "  生成于 \(plan.created.iso8601())（\(age) 前），\(owner(plan.identity))"),
        pick("  digest \(plan.digest)", "  摘要 \(plan.digest)"),
        pick("  phrase \(plan.phrase)", "  确认短语 \(plan.phrase)"),
      ].compactMap(\.self)
  }

  /// What goes with the instances, as far as the file knows it.
  private func goods(of plan: Plan) -> [String] {
    let summary = PlanSummary(plan: plan, resources: nil)
    var lines: [String] = []
    if !summary.products(where: \.hasPreflight).isEmpty {
      let choice = plan.options.destroysAssociatedResources ? deleteThem : keepThem
      lines.append(
        "  \(associated(isWide: true))\(colon)\(choice)\(semicolon)\(resources(summary, isAsking: false))"
      )
    }
    return lines
  }

  var nothingSentByCheck: String {
    pick("nothing was sent (--check)", "未发送任何请求（--check）")
  }
  func confirmWith(_ phrase: String) -> String {
    pick(
      "nothing was sent; to terminate them, add: --confirm \"\(phrase)\"",
      "未发送任何请求；要销毁它们，请加上：--confirm \"\(phrase)\"")
  }
  func notConfirmed(_ phrase: String) -> String {
    pick(
      "not confirmed: this plan's phrase is \"\(phrase)\"", "未确认：该计划的短语是 \"\(phrase)\"")
  }
  /// - Parameter byte: Where reading it ended.
  func noPlan(_ path: String, byte: Int, of length: Int) -> String {
    let why =
      length == 0
      ? pick("it is empty", "文件为空")
      : byte >= length
        ? pick("it is cut off after \(byte) bytes", "在 \(byte) 字节后被截断")
        : pick("byte \(byte) does not belong there", "第 \(byte) 字节处有误")
    return pick(
      "\(path) is not a plan: \(why). \(makeAnother)", "\(path) 不是计划：\(why)。\(makeAnother)")
  }
  private var makeAnother: String {
    pick("Make one with 'edgereap plan'.", "请用“edgereap plan”生成。")
  }
  func planOfOtherVersion(_ path: String, _ version: Int, reads: Int) -> String {
    pick(
      "\(path) is a plan of version \(version); this program reads \(reads). "
        + "Make it again with this program.",
      "\(path) 是版本 \(version) 的计划；本程序读取版本 \(reads)。请用本程序重新生成。")
  }

  /// Why a plan is refused, for scripts: each reason in full, where the screen counts.
  func refusedPlan(_ refusal: PlanRefusal) -> String {
    switch refusal {
    case .gate(let refusals): refusals.map(self.refusal).joined(separator: "\n")
    case .nothingLeft(let holds):
      pick(
        "nothing was sent: every instance of the plan is held back now. ",
        "未发送任何请求：计划中的实例现已全部拦截。")
        + Set(holds.map(hold)).sorted().joined(separator: pick(" ", ""))
    default: notSent(refusal)
    }
  }
  func noneOfPlanRead(_ count: Int, _ reason: String) -> String {
    pick(
      "nothing was sent: none of the \(count) of the plan could be read again. \(reason)",
      "未发送任何请求：计划中的 \(count) 台均未能再次读取。\(reason)")
  }
  func overrideRefused(_ rule: String, _ refusal: ProtectionPolicy.OverrideRefusal) -> String {
    complaint("--override-protection \(rule)", self.refusal(refusal))
  }
  func heldBackUnread(_ count: Int, _ reason: String) -> String {
    pick(
      "\(count) could not be read again and are held back: \(reason)",
      "\(count) 台未能再次读取，已拦截：\(reason)")
  }
  func refusalsUnknown(_ reason: String) -> String {
    pick("the preflight failed, so refusals are unknown: \(reason)", "无法得知哪些会被拒绝：\(reason)")
  }
}
