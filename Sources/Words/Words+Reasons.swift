package import Fleet

/// Why something was held back, cancelled or failed. What a service said stays as it was said.
package extension Words {
  /// A reason as a heading: `wrong state`.
  func holdLabel(_ code: String) -> String {
    switch Hold.Code(rawValue: code) {
    case .protected: pick("protected", "受保护")
    case .alreadyTerminating: pick("already terminating", "已在销毁")
    case .wrongState: pick("wrong state", "状态不允许")
    case .denied: pick("refused by the service", "服务会拒绝")
    case .changed: pick("changed since it was marked", "标记后已变化")
    case .absent: pick("no longer there", "已不存在")
    case .notRead: pick("not read again", "未能再次读取")
    case .openElsewhere: pick("open in another operation", "另一操作进行中")
    case nil: code
    }
  }

  func holdCount(_ code: String, _ count: Int) -> String {
    pick("\(count.grouped) \(holdLabel(code))", "\(holdLabel(code)) \(count.grouped)")
  }

  /// A reason as a sentence.
  func hold(_ hold: Hold) -> String {
    if let message = hold.apiMessage { return hold.code + colon + message }
    return switch hold.reason {
    case .protected(let verdict):
      pick(
        "protected by \(hold.message)", "受保护，规则 \(verdict.rule)：\(reason(of: verdict))")
    case .alreadyTerminating(let state): pick("Already \(state).", "已在销毁（\(self.state(state))）。")
    case .wrongState(let state):
      pick("Would be refused while \(state).", "处于\(self.state(state))状态，会被拒绝。")
    case .denied(_, let message): pick(hold.message, message.isEmpty ? "服务会拒绝。" : message)
    case .changed(let changes):
      pick("Changed since it was marked: ", "与标记时不一致：")
        + changes.map(changed).joined(separator: comma) + pick(".", "。")
    case .absent: pick("Gone when it was re-read.", "再次读取时已不存在。")
    case .notRead(let code, let id):
      pick(hold.message, "未能再次读取（\(code)\(id.isEmpty ? "" : "，RequestId \(id)")）。")
    case .openElsewhere: pick("Another operation on this host is handling it.", "本机的另一个操作正在处理它。")
    case .written(let code, let message):
      pick(
        code == Hold.Code.protected.rawValue ? "protected by \(message)" : message,
        "\(holdLabel(code))：\(message)")
    }
  }

  /// A state as the API spelled it.
  private func state(_ text: String) -> String { state(InstanceState(rawValue: text)) }

  private func changed(_ change: Hold.Change) -> String {
    switch change {
    case .name(let old, let new):
      pick("name was '\(old)', is '\(new)'", "名称由“\(old)”变为“\(new)”")
    case .addresses: pick("addresses differ", "地址已变")
    case .created: pick("creation time differs", "创建时间不同")
    }
  }

  /// Why a rule protects. A rule of the settings has its operator's words.
  func reason(of verdict: ProtectionVerdict) -> String {
    switch verdict.reason {
    case .stated(let text): text
    case .nameContains(let part): pick(verdict.reason.text, "名称含有“\(part)”")
    case .unreadableName:
      pick(
        "its name is not valid UTF-8, so name rules cannot be checked", "名称含非 UTF-8 字节，无法按名称规则判断")
    }
  }

  func cancellation(_ cancellation: Outcome.Cancellation) -> String {
    switch cancellation {
    case .byOperator: pick("stopped by the operator", "操作员已停止")
    case .interrupted: pick("interrupted before it was sent", "发送前被中断")
    case .serviceStopped: pick("its service refused everything", "该服务已拒绝一切请求")
    case .tooManyFailed: pick("not sent: too many failed", "未发送：失败过多")
    case .canaryFailed: pick("not sent: the canary failed", "未发送：金丝雀失败")
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
    switch outcome.detail {
    case .hold(let hold): hold.apiMessage ?? self.hold(hold)
    case .failure(let failure): cause(failure.cause)
    case .nothing, .schedule, .cancellation: ""
    }
  }

  /// Code and message on one line.
  func reason(of outcome: Outcome) -> String {
    if case .heldBack(let hold) = outcome { return self.hold(hold) }
    let (code, text) = (code(of: outcome), explanation(of: outcome))
    return code.isEmpty ? text : text.isEmpty ? code : code + colon + text
  }
}

extension Hold {
  /// What the API says beside its code; nil for a reason of edgereap's own.
  fileprivate var apiMessage: String? {
    switch reason {
    case .denied(let code, let message) where !code.isEmpty && !message.isEmpty: message
    case .written(let code, let message) where Code(rawValue: code) == nil: message
    default: nil
    }
  }
}
