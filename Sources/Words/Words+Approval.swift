package import Fleet

/// Why a plan is not sent for want of its approval, and who has signed it.
package extension Words {
  func approval(_ refusal: ApprovalRefusal) -> String {
    switch refusal {
    case .oldVersion:
      pick(
        "A plan of version 1 cannot be signed: its digest leaves out reason, limit and canary. Make a "
          + "new plan.",
        "版本 1 的计划不能签名：其摘要不含原因、失败上限与金丝雀。请重新生成计划。")
    case .accountUnknown:
      pick(
        "The account is unknown, so nobody can sign for it. Try again once STS answers.",
        "账号未知，无法签名或核对签名。请待 STS 应答后重试。")
    case .tooFew(let needed, let signed, let rejected): tooFew(needed, signed, rejected)
    case .tooManySignatures(let most):
      pick("The plan has more than \(most) signatures.", "计划中的签名超过 \(most) 个。")
    case .expired(let age, let allowed):
      pick(
        "The last signature is \(duration(age)) old; the limit is \(duration(allowed)). "
          + "Have the plan signed again.",
        "最后一个签名是\(duration(age))前的，上限为\(duration(allowed))。请重新签名。")
    case .sentBefore(let operation):
      pick(
        "Operation \(operation) has carried out this plan, and an approval sends once. Make a new plan "
          + "with --rest \(operation) and have it signed.",
        "操作 \(operation) 已执行过该计划，一次批准只能发送一次。请用 --rest \(operation) 重新生成计划并签名。")
    case .noSignersNamed:
      pick(
        "The settings ask for signatures and name no allowed_signers.",
        "设置要求签名，但未指定 allowed_signers。")
    case .file(let path, let problem):
      pick(
        "\(path) cannot be relied on: \(file(problem)).", "无法信任 \(path)：\(file(problem))。")
    case .programFile(let path, let problem):
      pick("\(path) is not used: \(file(problem)).", "不使用 \(path)：\(file(problem))。")
    case .program(let path, let problem):
      pick("\(path) \(program(problem)).", "\(path)：\(program(problem))。")
    case .programUndecided(let path, let status):
      pick(
        "\(path) ended with \(status), which decides nothing.",
        "\(path) 以 \(status) 退出，无法判定签名。")
    case .needsPlan:
      pick(
        "The settings ask for signatures. Make a plan with 'edgereap plan', have it signed with "
          + "'edgereap sign', then use 'edgereap apply'.",
        "设置要求签名。请用 edgereap plan 生成计划，用 edgereap sign 签名，再用 edgereap apply 执行。")
    case .phraseIsTyped:
      pick(
        "The settings ask for the phrase on the terminal: leave --confirm out and type it.",
        "设置要求在终端输入确认短语：请去掉 --confirm 并在终端输入。")
    case .terminal(let problem): terminal(problem)
    case .notConfirmed: pick("The phrase was not confirmed.", "确认短语未确认。")
    case .aborted:
      pick(
        "The phrase was not typed: aborted, or pasted.", "未输入确认短语：已中止，或为粘贴内容。")
    }
  }

  /// `1 of 2 signatures: alice. 1 does not count: …`
  private func tooFew(
    _ needed: Int, _ signed: [String], _ rejected: [PlanApproval.Rejected]
  ) -> String {
    let names = signed.joined(separator: listComma)
    let missing = needed - signed.count
    let state = pick(
      "\(count(missing, "signature is", "signatures are", "")) missing: \(signed.count) of \(needed)"
        + (signed.isEmpty ? "" : " (\(names))"),
      "还缺 \(missing) 个签名：共需 \(needed) 个，已有 \(signed.count) 个"
        + (signed.isEmpty ? "" : "（\(names)）"))
    return ([state + pick(".", "。")] + rejected.prefix(3).map { notCounted($0) + pick(".", "。") })
      .joined(separator: pick(" ", ""))
  }

  private func duration(_ seconds: Int64) -> String {
    seconds < 60
      ? pick("\(seconds) s", " \(seconds) 秒") : pick("\(seconds / 60) min", " \(seconds / 60) 分钟")
  }

  private func terminal(_ problem: ApprovalRefusal.TerminalProblem) -> String {
    switch problem {
    case .none:
      pick(
        "The phrase is typed on the terminal of this session, and there is none.",
        "确认短语须在本会话的终端输入，而本会话没有终端。")
    case .notOurs:
      pick(
        "The phrase is typed on the terminal of this session, and this one belongs to another.",
        "确认短语须在本会话的终端输入，而该终端属于另一会话。")
    case .inBackground:
      pick(
        "The phrase is typed on the terminal, and the program is in its background. Start it without &.",
        "确认短语须在终端输入，而程序在后台运行。启动时请不要加 &。")
    case .lost: pick("The terminal is gone.", "终端已断开。")
    }
  }

  // MARK: - Who has signed

  /// Who has signed, what does not count and why, and what is missing: a line each.
  func approval(_ approval: PlanApproval) -> [String] {
    let signed = approval.signatures.map { signature in
      pick(
        "signed by \(signature.principal) at \(signature.signedAt.iso8601()) with \(signature.key)",
        "\(signature.principal) 于 \(signature.signedAt.iso8601()) 用 \(signature.key) 签名")
    }
    let enough = pick(
      "approved: \(approval.signatures.count) of \(approval.needed) signatures",
      "已批准：共需 \(approval.needed) 个签名，已有 \(approval.signatures.count) 个")
    return signed + approval.rejected.map(notCounted)
      + [approval.refusal.map(self.approval) ?? enough]
  }

  private func notCounted(_ rejected: PlanApproval.Rejected) -> String {
    let who = [rejected.principal, rejected.key].filter { !$0.isEmpty }.joined(separator: " ")
    let why = problem(rejected.problem)
    return pick("Not counted: \(who): \(why)", "不计入：\(who)：\(why)")
  }

  private func problem(_ problem: SignatureProblem) -> String {
    switch problem {
    case .unreadable: pick("it is not an SSH signature", "不是 SSH 签名")
    case .ofSomethingElse:
      pick(
        "it was made for another plan, time or purpose", "是为另一计划、时间或用途所签")
    case .notAllowed:
      pick(
        "its key is not in allowed_signers, or was not or no longer is allowed, or is revoked",
        "其密钥不在 allowed_signers 中，或当时、现在未获允许，或已吊销")
    case .unnamed:
      pick(
        "allowed_signers gives its key no single name", "allowed_signers 未给其密钥唯一的名称")
    case .keyTwice: pick("its key has signed already", "该密钥已签过")
    case .personTwice: pick("this person has signed already", "此人已签过")
    case .ofTheFuture: pick("its time is in the future", "签名时间晚于当前时间")
    case .beforeThePlan: pick("it is older than the plan", "签名早于计划")
    case .tooOld: pick("it is more than 24 h old", "签名已超过 24 小时")
    }
  }

  func signedBy(_ people: [String]) -> String {
    let names = people.joined(separator: listComma)
    return pick("signed by \(names)", "签名：\(names)")
  }
  var signedByLabel: String { pick("Signed by", "签名") }
  /// - Parameter key: Empty for what is no signature.
  func unverified(key: String) -> String {
    pick(
      "signed with \(key.isEmpty ? "something unreadable" : key), not verified: the settings ask for "
        + "no signatures",
      "签名密钥 \(key.isEmpty ? "无法读取" : key)，未核对：设置未要求签名")
  }

  // MARK: - Signing

  /// Before the phrase, which a colon follows.
  var typeToTerminate: String {
    pick("To terminate these instances, type", "要销毁这些实例，请输入")
  }
  var typeToSign: String { pick("To sign this plan, type", "要签名此计划，请输入") }
  func notSignedPhrase(_ phrase: String) -> String {
    pick(
      "nothing was signed: this plan's phrase is \"\(phrase)\"",
      "未签名：该计划的确认短语是 \"\(phrase)\"")
  }
  func andMore(_ count: Int) -> String {
    pick(
      "  and \(count.grouped) more instances; the plan's file lists them all",
      "  另有 \(count.grouped) 台实例；计划文件列有全部")
  }
  func signed(by person: String, key: String) -> String {
    person.isEmpty
      ? pick("Signed with \(key)", "已用 \(key) 签名")
      : pick("Signed by \(person) with \(key)", "\(person) 已用 \(key) 签名")
  }
  var notSigned: String {
    pick(
      "nothing was signed: ssh-keygen made no signature of this plan", "未签名：ssh-keygen 未生成此计划的签名")
  }
  var noSigningKey: String {
    pick(
      "nothing was signed: the SSH agent holds no key, and ~/.ssh has none. Name one with --key",
      "未签名：SSH 代理中没有密钥，~/.ssh 中也没有。请用 --key 指定")
  }
  func severalKeys(_ keys: [String]) -> String {
    pick(
      "nothing was signed: there are several keys. Name one with --key:\n",
      "未签名：有多个密钥。请用 --key 指定其一：\n") + keys.map { "  \($0)" }.joined(separator: "\n")
  }
  var signedByOwnClock: String {
    pick(
      "the service could not be asked for the time, so the signature has this host's",
      "无法向服务查询时间，签名使用本机时间")
  }
  var signNeedsFile: String {
    pick(
      "a signature is stored in the plan's file; name one", "签名保存在计划文件中；请指定文件")
  }
  func planChangedMeanwhile(_ path: String) -> String {
    pick(
      "\(path) changed meanwhile, so nothing was stored. Sign again.",
      "\(path) 在此期间已改动，未保存签名。请重新签名。")
  }

  // MARK: - On the screen

  var approvalLabel: String { pick("Approval", "批准") }
  /// - Parameter write: The key that writes the plan.
  func unsigned(_ needed: Int) -> String {
    pick(
      "\(count(needed, "signature", "signatures", "")) needed; write the plan and have it signed",
      "需 \(needed) 个签名；请保存计划并交他人签名")
  }
  var changedSinceSigned: String {
    pick("not the plan that was signed", "与已签名的计划不同")
  }
  func shortOfSignatures(_ refusal: ApprovalRefusal) -> String {
    guard case .tooFew(let needed, let signed, _) = refusal else { return approval(refusal) }
    let names = signed.isEmpty ? "" : aside(signed.joined(separator: listComma))
    return pick(
      "\(signed.count) of \(needed) signatures\(names)",
      "共需 \(needed) 个签名，已有 \(signed.count) 个\(names)")
  }
  var signPlanHint: String {
    pick(
      "'edgereap sign' signs it, then P opens it or 'edgereap apply' takes it. Writing sends nothing.",
      "用 edgereap sign 签名后，按 P 打开或用 edgereap apply 执行。保存不会发送任何请求。")
  }
}
