package import Fleet

/// What is noted of an operation, and why its journal cannot be used.
package extension Words {
  func notice(_ notice: Notice) -> String { self.notice(notice.fact) }

  func notice(_ fact: Notice.Fact) -> String {
    switch fact {
    case .verbatim(let text): text
    case .refusesEverything(let product, let code):
      pick(
        "\(product.displayName) refuses to terminate anything (\(code)): nothing more is sent to it.",
        "\(product.displayName) 拒绝一切销毁请求（\(code)）：不再向其发送。")
    case .tooManyFailed(let product, let failed, let named, let code):
      pick(
        "Stopped: \(failed) of \(named) \(product.displayName) instances failed (mostly \(code)). "
          + "The others were not sent.",
        "已停止：\(product.displayName) \(named) 台中 \(failed) 台失败（多为 \(code)）。其余未发送。")
    case .canaryFailed(let product, let failed, let code):
      pick(
        "Stopped: \(failed) of the \(product.displayName) canary failed (\(code)). "
          + "The others were not sent.",
        "已停止：\(product.displayName) 金丝雀中 \(failed) 台失败（\(code)）。其余未发送。")
    case .canaryNotLeaving(let count, let seconds):
      pick(
        "Stopped: \(count) of the canary were not seen leaving within \(seconds) s. "
          + "The others were not sent.",
        "已停止：金丝雀中 \(count) 台在 \(seconds) 秒内未见销毁。其余未发送。")
    case .stoppedBy(let process):
      pick(
        "Stopped by \(process). The others were not sent.", "已由 \(process) 停止。其余未发送。")
    case .waitsForUnknown(let product, let count):
      pick(
        "Paused: \(count) \(product.displayName) outcomes are unknown. Sending waits for readings.",
        "已暂停：\(product.displayName) \(count) 台结果未知。等待读取后再发送。")
    case .throttles(let product, let code):
      pick(
        "\(product.displayName) is throttling calls (\(code)): sending more slowly for a while.",
        "\(product.displayName) 触发频率限制（\(code)）：暂时放慢。")
    case .takesFewer(let product):
      pick(
        "\(product.displayName) accepts fewer instances per call: batches are halved.",
        "\(product.displayName) 单次调用不接受这么多实例：每次数量减半。")
    case .unreachable(let product, let code):
      pick(
        "\(product.displayName) cannot be reached (\(code)): retrying.",
        "\(product.displayName) 无法访问（\(code)）：正在重试。")
    case .readingFailed(let scope, let code):
      pick(
        "Reading \(inPlace(scope)) failed (\(code)): retrying.",
        "读取 \(self.scope(scope)) 失败（\(code)）：正在重试。")
    case .scheduleUnknown:
      pick(
        "The answer to a scheduled termination was lost. No API shows schedules, so the outcome "
          + "stays unknown.", "定时销毁的应答丢失。没有接口可以查询定时，因此无法得知是否已设定。")
    case .answersHaveOthers(let scope, let id):
      pick(
        "\(inPlace(scope)) returned instances that were not requested, such as \(id): "
          + "these answers settle nothing.", "\(self.scope(scope)) 的应答含有未请求的实例（如 \(id)）：此类应答一概不采信。")
    case .listedAgain(let id):
      pick("\(id) was gone, and is listed again.", "\(id) 曾已消失，现又出现在列表中。")
    case .lineCutOff(let bytes):
      pick(
        "The journal's last line was incomplete (\(bytes) bytes) and was cut off. Readings "
          + "settle what it recorded.", "日志最后一行未写完（\(bytes) 字节），已截去。其内容将通过查询实例来确定。")
    case .journalLost(let error):
      journal(error)
        + pick(
          " Sent instances stay watched, in memory only.", "已发送的继续跟踪，但只保存在内存中。")
    case .addressesRemain(let scope, let list) where list.addresses.isEmpty:
      pick(
        "None of its public IPs remain unbound in \(place(scope)).",
        "\(place(scope)) 没有遗留未绑定的公网 IP。")
    case .addressesRemain(let scope, let list):
      addressesRemain(list.addresses.count, in: [scope]) + pick(".", "。")
    case .addressesNotRead(let scope, let code):
      pick(
        "The unbound public IPs in \(place(scope)) could not be read (\(code)): 'edgereap watch' "
          + "reads them again.",
        "未能读取 \(place(scope)) 未绑定的公网 IP（\(code)）：用“edgereap watch”可再次读取。")
    case .notifyFailed(let command, let problem):
      pick(
        "The notify command '\(command)' \(program(problem)). The operation is not affected.",
        "通知命令“\(command)”\(program(problem))。操作不受影响。")
    case .notifyUndelivered(let command, let count):
      pick(
        "The notify command '\(command)' has not received \(count == 1 ? "1 event" : "\(count) events").",
        "通知命令“\(command)”未收到 \(count) 个事件。")
    case .auditUnwritable(let reason):
      pick(
        "The system log cannot be written (\(reason)). Journals record the operations as usual.",
        "无法写入系统日志（\(reason)）。操作照常记入操作日志。")
    case .auditLinesLost(let count):
      pick(
        "The system log lacks \(count == 1 ? "1 audit line" : "\(count) audit lines").",
        "系统日志缺少 \(count) 行审计记录。")
    }
  }

  /// `3 public IPs remain unbound in ap-guangzhou, ap-chengdu`.
  func addressesRemain(_ count: Int, in scopes: [ListingScope]) -> String {
    let places = scopes.sorted().map(place).joined(separator: listComma)
    let addresses = self.count(count, "public IP remains", "public IPs remain", "个公网 IP")
    return pick("\(addresses) unbound in \(places)", "\(places) 仍有 \(addresses) 未绑定")
  }

  private func place(_ scope: ListingScope) -> String { scope.region ?? scope.product.displayName }

  private func inPlace(_ scope: ListingScope) -> String {
    scope.product.displayName + (scope.region.map { " in \($0)" } ?? "")
  }

  func journal(_ error: JournalError) -> String {
    switch error {
    case .cannotWrite(let path, let problem):
      pick(
        "The journal \(path) cannot be written: \(self.problem(problem)). "
          + "Nothing more is sent without it.",
        "无法写入操作日志 \(path)：\(self.problem(problem))。没有操作日志就不再发送。")
    case .cannotRead(let path, let problem):
      pick(
        "The journal \(path) cannot be read: \(self.problem(problem)).",
        "无法读取操作日志 \(path)：\(self.problem(problem))。")
    case .notFound(let operation, let directory):
      pick(
        "There is no operation \(operation) in \(directory).",
        "没有操作“\(operation)”（目录 \(directory)）。")
    case .brokenChain(let path, let line, let problem):
      pick(
        "The journal \(path) was altered or damaged: line \(line) \(self.problem(problem)).",
        "操作日志 \(path) 已损坏或被改动：第 \(line) 行\(self.problem(problem))。")
    case .newerVersion(let path, let line, let version, let known):
      pick(
        "The journal \(path) was written by a newer edgereap (line \(line) has version \(version), "
          + "this program reads \(known)). Use that program, or a newer one.",
        "操作日志 \(path) 由更新版本的 edgereap 写入（第 \(line) 行为版本 \(version)，本程序可读 \(known)）。"
          + "请使用该版本或更新的版本。")
    case .ownedElsewhere(let operation, let process):
      pick(
        "Another process (\(process)) is running operation \(operation).",
        "操作 \(operation) 正由另一进程处理（\(process)）。")
    case .locked(let holder):
      pick(
        "The journals are locked by \(holder.name), which holds \(holder.path). Nothing was sent.",
        "操作日志被 \(holder.name) 锁定（占用 \(holder.path)）。未发送任何请求。")
    case .otherIdentity(let operation, let owner):
      pick(
        "Not read: \(self.owner(owner)) owns operation \(operation), not the account in use.",
        "未读取：\(self.owner(owner)) 的操作 \(operation)，不属于当前账号。")
    }
  }

  private func problem(_ problem: JournalError.JournalProblem) -> String {
    switch problem {
    case .file(let problem): file(problem)
    case .closed: pick("it was closed", "已关闭")
    case .lockedByAnother: pick("another program has locked it", "已被另一程序锁定")
    case .length(let found, let written):
      pick(
        "it has \(found) of the \(written) bytes written: another program changed it",
        "写入了 \(written) 字节，现有 \(found) 字节：另一程序改动了它")
    case .withoutHeader:
      pick(
        "it has no header: nothing was sent, or it was truncated later",
        "未写入头部，因此未发送任何请求；或之后被截断")
    }
  }

  private func problem(_ problem: JournalError.LineProblem) -> String {
    switch problem {
    case .unreadable(let reason): pick("cannot be read (\(reason))", "不是操作日志的 JSON")
    case .withoutHash: pick("does not end in its hash", "末尾没有哈希")
    case .changed: pick("was changed after it was written", "写入后被改动")
    case .outOfOrder: pick("does not continue the line before it", "与上一行不相接")
    case .unknownType: pick("has no known type", "类型未知")
    case .misplacedHeader:
      pick("has a missing or duplicate header", "该处应为头部却不是，或出现了第二个头部")
    case .takenBack: pick("was withdrawn after it was written", "写入后被撤回")
    }
  }
}
