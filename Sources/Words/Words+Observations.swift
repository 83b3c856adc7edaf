package import Fleet

/// What the readings of a reality check showed.
package extension Words {
  func observation(_ observation: APIObservation) -> String {
    switch observation {
    case .total(let total, let rows):
      self.total(total, rows)
    case .list(.rows(0)): pick("an empty list", "空列表")
    case .list(.rows(let rows)): count(rows, "row", "rows", "行")
    case .list(.null): "null"
    case .list(.missing): pick("no list", "没有列表")
    case .gaps(let gaps, let rows) where gaps.isEmpty:
      pick("present in all of \(rows.grouped)", "全部 \(rows.grouped) 行都有")
    case .gaps(let gaps, let rows):
      pick("missing or null, of \(rows.grouped): ", "\(rows.grouped) 行中缺失或为 null：")
        + gaps.map { "\($0.field) \($0.rows.grouped)" }.joined(separator: listComma)
    case .values(let values):
      values.isEmpty ? pick("nothing", "无") : values.joined(separator: listComma)
    case .denials(let denials):
      denials.map { denial in
        pick(
          "\(denial.state): \(denial.denied.grouped) of \(denial.instances.grouped) denied",
          "\(denial.state)：\(denial.instances.grouped) 台中 \(denial.denied.grouped) 台被拒绝")
      }.joined(separator: semicolon)
    case .answered(let answered, let asked):
      pick(
        "\(answered.grouped) of \(asked.grouped) answered",
        "\(asked.grouped) 个中应答了 \(answered.grouped) 个")
    case .hoursAhead(let hours): hours < 0 ? "UTC\(hours)" : "UTC+\(hours)"
    case .header(let value, let answers, let count):
      pick(
        "\(value) in \(answers.grouped) of \(count.grouped)",
        "\(count.grouped) 个中 \(answers.grouped) 个为 \(value)")
    case .refused(let code, let message):
      pick("refused: ", "被拒绝：") + (message.isEmpty ? code : code + aside(message))
    case .nothing(let lack): self.lack(lack)
    case .notPermitted(let code): pick("not permitted: \(code)", "没有权限：\(code)")
    case .noAnswer(let code): pick("no answer: \(code)", "没有应答：\(code)")
    }
  }

  private func lack(_ lack: APIObservation.Lack) -> String {
    switch lack {
    case .noInstances: pick("no instances", "没有实例")
    case .fewerThanTwo: pick("fewer than 2 instances", "不足 2 台实例")
    case .fewerThanHundred: pick("fewer than 100 instances", "不足 100 台实例")
    case .noSecondRegion: pick("no second region", "没有第二个地域")
    case .noDeniedAction: pick("no action is denied", "没有被拒绝的操作")
    case .noRunningOrStopped: pick("none running or stopped", "没有运行中或已关机的实例")
    case .noComparableTime: pick("no address to compare with", "没有可供比较的地址")
    case .noError: pick("no answer was an error", "没有错误应答")
    case .nothingThrottled: pick("no answer was throttled", "没有被限频的应答")
    }
  }

  private func total(_ total: Int?, _ rows: Int) -> String {
    let number = total.map(String.init) ?? pick("no number", "没有数字")
    let listed = count(rows, "row", "rows", "行")
    return pick("\(number) with \(listed)", "\(number)，本页 \(listed)")
  }
}
