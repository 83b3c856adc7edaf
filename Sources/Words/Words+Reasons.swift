package import Fleet

/// Why something was held back, cancelled or failed. The plan's own text belongs to its digest and is
/// not changed; these are the same reasons for people, by code. What a service said stays as it was
/// said.
package extension Words {
  /// A reason as a heading: `wrong state`.
  func holdLabel(_ code: String) -> String {
    switch Hold.Reason(rawValue: code) {
    case .protected: pick("protected", "受保护")
    case .alreadyTerminating: pick("already terminating", "已在销毁")
    case .wrongState: pick("wrong state", "状态不允许")
    case .denied: pick("refused by the service", "服务会拒绝")
    case .changed: pick("changed since it was marked", "标记后已变化")
    case .absent: pick("not there any more", "已不存在")
    case .notRead: pick("not read again", "未能再次读取")
    case .openElsewhere: pick("open in another operation", "另一操作进行中")
    case nil: code
    }
  }

  func holdCount(_ code: String, _ count: Int) -> String {
    pick("\(count.grouped) \(holdLabel(code))", "\(holdLabel(code)) \(count.grouped)")
  }

  /// A reason as a sentence.
  ///
  /// - Parameters:
  ///   - frozen: the instance as it was marked, where it is at hand.
  ///   - read: as it was read again.
  func hold(_ hold: Hold, frozen: Instance? = nil, read: Instance? = nil) -> String {
    guard let reason = Hold.Reason(rawValue: hold.code) else {
      return "\(hold.code): \(hold.message)"
    }
    if reason == .protected {
      return pick("protected by \(hold.message)", "受保护，规则 \(protection(hold.message))")
    }
    guard language == .chinese else { return hold.message }
    let state = read ?? frozen
    return switch reason {
    case .alreadyTerminating: "已在销毁" + (state.map { "（\($0.state.rawValue)）" } ?? "") + "。"
    case .wrongState:
      state.map { "处于 \($0.state.rawValue) 状态，会被拒绝。" } ?? "当前状态会被拒绝。"
    case .absent: "再次读取时已不存在。"
    case .notRead: "未能再次读取。"
    case .openElsewhere: "本机的另一个操作正在处理它。"
    case .changed: changed(frozen, read)
    case .protected, .denied: hold.message
    }
  }

  /// Why a rule protects. A rule of the settings has its operator's words; those of the rules that
  /// are shipped are the program's.
  func reason(of verdict: ProtectionVerdict) -> String {
    if verdict.reason == ProtectionVerdict.unreadableName {
      return pick(verdict.reason, "名称含非 UTF-8 字节，无法按名称规则判断")
    }
    let shipped = ProtectionRule.shipped.first {
      $0.name == verdict.rule && $0.reason == verdict.reason
    }
    guard case .nameContains(let part)? = shipped?.conditions.first else { return verdict.reason }
    return pick(verdict.reason, "名称含有“\(part)”")
  }

  /// A hold has the rule and its reason in one text, which belongs to the digest.
  private func protection(_ message: String) -> String {
    let verdicts = ProtectionRule.shipped.map {
      ProtectionVerdict(rule: $0.name, reason: $0.reason)
    }
    let unreadable = ProtectionVerdict.unreadableName
    if message.hasSuffix(": \(unreadable)") {
      let rule = String(message.dropLast(unreadable.count + 2))
      return "\(rule)：\(reason(of: ProtectionVerdict(rule: rule, reason: unreadable)))"
    }
    let verdict = verdicts.first { "\($0.rule): \($0.reason)" == message }
    return verdict.map { "\($0.rule)：\(reason(of: $0))" } ?? message
  }

  private func changed(_ frozen: Instance?, _ read: Instance?) -> String {
    guard let frozen, let read else { return "与标记时不是同一实例。" }
    var changes: [String] = []
    if frozen.name != read.name { changes.append("名称由“\(frozen.name)”变为“\(read.name)”") }
    let before = (frozen.publicIPs.sorted(), frozen.privateIPs.sorted())
    if before != (read.publicIPs.sorted(), read.privateIPs.sorted()) { changes.append("地址已变") }
    if frozen.created != read.created { changes.append("创建时间不同") }
    return "与标记时不一致：\(changes.joined(separator: "，"))。"
  }

  func cancellation(_ cancellation: Outcome.Cancellation) -> String {
    switch cancellation {
    case .byOperator: pick("stopped by the operator", "操作员已停止")
    case .interrupted: pick("interrupted before it was sent", "发送前被中断")
    case .serviceStopped: pick("its service refused everything", "该服务已拒绝一切请求")
    }
  }

  /// The code of an outcome as a heading of a group.
  func code(of outcome: Outcome) -> String {
    switch outcome.detail {
    case .hold(let hold): holdLabel(hold.code)
    case .cancellation(let cancellation): self.cancellation(cancellation)
    case .nothing, .schedule, .failure: outcome.code
    }
  }

  /// What an outcome says beside its code; empty where that is all.
  func explanation(of outcome: Outcome) -> String {
    if case .hold(let hold) = outcome.detail { self.hold(hold) } else { told(outcome.explanation) }
  }

  /// Code and message on one line.
  func reason(of outcome: Outcome) -> String {
    if case .heldBack(let hold) = outcome { return self.hold(hold) }
    let (code, text) = (code(of: outcome), told(outcome.explanation))
    return code.isEmpty ? text : text.isEmpty ? code : "\(code): \(text)"
  }
}
