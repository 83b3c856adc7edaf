package import Fleet

/// How an operation stays small when an assumption is wrong.
package extension Words {
  /// What sending waits for, on one line.
  ///
  /// - Parameter time: writes the time of day.
  func wait(_ wait: SendingWait, time: (Timestamp) -> String) -> String {
    switch wait {
    case .canary(let count):
      pick("waiting for the canary (\(count)) to leave", "等待金丝雀（\(count) 台）开始销毁")
    case .canaryAnswer(let count):
      pick("no failures in the canary (\(count)): continue?", "金丝雀（\(count) 台）无失败：是否继续？")
    case .unknown(_, let count, let until):
      pick(
        "waiting for \(self.count(count, "unknown outcome", "unknown outcomes", "")) "
          + "(settled by \(time(until)))",
        "等待 \(count) 个未知结果（最迟 \(time(until)) 查明）")
    }
  }

  // MARK: - What is agreed on

  /// `--stop-after 30% is looser than the plan's 20%.`
  func looser(_ option: String, asked: String, planned: String) -> String {
    pick(
      "\(option) \(asked) is looser than the plan's \(planned). Repeat or tighten it, or make a new "
        + "plan.",
      "\(option) \(asked) 比计划的 \(planned) 宽松。只能相同或更严，否则请重新生成计划。")
  }
  func reasonNeeded(_ pattern: String) -> String {
    pick(
      "A reason that matches \(pattern) is required (require_reason). Give it with --reason.",
      "须填写符合 \(pattern) 的原因（require_reason）。请用 --reason 给出。")
  }
  func reason(_ text: String) -> String { pick("reason: \(text)", "原因：\(text)") }

  /// Reason, limit and canary, a line each.
  func discipline(_ discipline: Discipline) -> [String] {
    let (most, first) = ("\(discipline.stopAfter)", "\(discipline.canary)")
    var lines = discipline.reason.map { [reason($0)] } ?? []
    lines.append(
      discipline.stopAfter == .never
        ? pick("failures do not stop it", "失败不会使其停止")
        : pick(
          "stops sending to a product when more than \(either(most)) fail",
          "某产品失败超过 \(either(most)) 时不再向其发送"))
    if discipline.canary != .off {
      lines.append(
        pick(
          "canary: \(either(first)) of each product go first",
          "金丝雀：每种产品先发送 \(either(first))"))
    }
    return lines
  }

  /// `20% or 10`
  func either(_ amounts: String) -> String {
    amounts.split(separator: ",").map { $0.hasSuffix("%") ? "\($0)" : pick("\($0)", "\($0) 台") }
      .joined(separator: pick(" or ", " 或 "))
  }

  // MARK: - Stopping what another program works on

  /// - Parameter profile: of the operation; empty for none.
  func stop(_ operation: String, _ answer: StopAnswer, profile: String = "") -> String {
    switch answer {
    case .stopped:
      pick(
        "Operation \(operation) stopped: nothing more is sent. What was sent stays watched.",
        "操作 \(operation) 已停止：不再发送。已发送的继续跟踪。")
    case .nothingToSend:
      pick("Operation \(operation) has nothing left to send.", "操作 \(operation) 没有可再发送的实例。")
    case .unattended:
      pick(
        "Nobody works on operation \(operation), so nothing is sent. "
          + "'\(Self.watch(operation, profile))' settles what is open.",
        "没有程序在执行操作 \(operation)，因此不会发送。请用“\(Self.watch(operation, profile))”查明未完结的实例。")
    case .unanswered(let seconds):
      pick(
        "The program that works on operation \(operation) did not answer within \(seconds) s "
          + "and may still send. The request was withdrawn.",
        "执行操作 \(operation) 的程序在 \(seconds) 秒内未应答，可能仍在发送。请求已撤回。")
    }
  }
  var askingToStop: String {
    pick("Asking the program that runs it to stop …", "正在请求执行该操作的程序停止…")
  }
}

/// The canary and the reason in the confirmation.
package extension Words {
  var canaryLabel: String { pick("Canary", "金丝雀") }
  var canaryOff: String { pick("off", "不启用") }
  var canaryHint: String { pick("off, 5 or 10% of each product", "留空则不启用；5 或每个产品的 10%") }
  /// `4 ECM, 2 EdgeZone first`.
  func goFirst(_ canary: CanarySize, of products: [PlanSummary.ProductCount]) -> String {
    let parts = products.map { product in
      let (count, name) = (canary.count(of: product.count).grouped, product.product.displayName)
      return pick("\(count) \(name)", "\(name) \(count) 台")
    }.joined(separator: listComma)
    return pick("\(parts) first", "先发 \(parts)")
  }
  func stopAfter(_ limit: FailureLimit) -> String {
    limit == .never
      ? pick("failures never stop it", "失败时不停止")
      : pick("stops when more than \(limit) fail", "失败超过 \(limit) 即停止")
  }
  var canaryUnreadable: String { pick("write 5, 10% or off", "请写 5 或 10%；留空则不启用") }
  var canaryExcludesTime: String {
    pick("not with a time · clear one of them", "不能与定时销毁同时使用；请清除其一")
  }
  /// - Parameter canary: the policy's.
  func canaryBelowPolicy(_ canary: CanarySize) -> String {
    pick("the policy asks for at least \(either("\(canary)"))", "本机策略要求至少 \(either("\(canary)"))")
  }
  var reasonLabel: String { pick("Reason", "原因") }
  var noReason: String { pick("none", "无") }
  func reasonRequired(_ pattern: String) -> String {
    pick("has to match \(pattern)", "须匹配 \(pattern)")
  }
  func reasonUnusable(longest: Int) -> String {
    pick("at most \(longest) characters, no controls", "最多 \(longest) 个字符，不含控制字符")
  }
}

/// What the results say while sending waits, and the question after a canary.
package extension Words {
  /// Why nothing more is sent, in short; nil for any other fact.
  func stopped(_ fact: Notice.Fact) -> String? {
    switch fact {
    case .tooManyFailed(let product, let failed, let named, let code):
      pick(
        "stopped: \(failed) of \(named) \(product.displayName) failed, mostly \(code)",
        "已停止：\(product.displayName) \(named) 台中 \(failed) 台失败，多为 \(code)")
    case .canaryFailed(let product, let failed, let code):
      pick(
        "stopped: \(failed) of the \(product.displayName) canary failed, \(code)",
        "已停止：\(product.displayName) 金丝雀中 \(failed) 台失败，\(code)")
    case .canaryNotLeaving(let count, let seconds):
      pick(
        "stopped: \(count) of the canary not seen leaving in \(seconds) s",
        "已停止：金丝雀中 \(count) 台在 \(seconds) 秒内未见销毁")
    default: nil
    }
  }

  var canaryTitle: String { pick("Continue after the canary?", "金丝雀无失败，是否继续？") }
  func canaryText(leaving: Int, queued: Int, again: String) -> String {
    pick(
      "\(instances(leaving)) went first, and none failed. "
        + "\(instances(queued)) \(queued == 1 ? "is" : "are") not sent yet. "
        + "Wait sends nothing; \(again) asks again.",
      "先发的 \(instances(leaving))均无失败。\(instances(queued))尚未发送。等待期间不发送；按 \(again) 再次询问。")
  }
  var waitWord: String { pick("Wait", "等待") }
  var goOn: String { pick("Continue", "继续") }
  var cancelRemainder: String { pick("Cancel the remainder", "取消其余") }
  var goingOn: String { pick("Sending the remainder", "正在发送其余实例") }
  func answers(_ key: String) -> String { pick("\(key) answers", "按 \(key) 答复") }
  var answerCanary: String { pick("answer canary", "答复金丝雀") }
}
