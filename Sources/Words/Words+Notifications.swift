package import Fleet

/// What a notification of the desktop says: one short line, since the screen has everything.
package extension Words {
  func operationStarted(_ results: Results) -> String {
    let (targets, by) = (results.header.plan.targets, results.header.startedBy)
    let regions = Set(targets.map(\.region))
    let only = regions.count == 1 ? regions.first : nil
    return pick(
      "Started by \(by): \(instances(targets.count)) in \(only ?? "\(regions.count) regions")",
      "\(by) 已开始：\(only ?? "\(regions.count) 个地域") \(targets.count.grouped) 台")
  }

  /// Beside the operator's own program that is run for each event.
  var waitingForReports: String {
    pick(
      "Waiting at most 10 s for the notify command or the system log. Ctrl-C ends the wait.",
      "正在等待通知命令或系统日志，最多 10 秒。按 Ctrl-C 不再等待。")
  }

  /// What went wrong with a program that this one started.
  func program(_ problem: ProgramProblem) -> String {
    switch problem {
    case .tookTooLong(let seconds):
      pick("did not end within \(seconds) s", "\(seconds) 秒内没有结束")
    case .endedWith(let status): pick("ended with status \(status)", "以状态 \(status) 结束")
    case .endedBySignal(let signal): pick("was ended by signal \(signal)", "被信号 \(signal) 终止")
    case .printedTooMuch: pick("printed too much", "输出过长")
    case .cannotStart(let reason): pick("cannot be started: \(reason)", "无法启动：\(reason)")
    case .process(let reason): pick("failed: \(reason)", "失败：\(reason)")
    }
  }

  func notification(_ occasion: OperationOccasion, _ results: Results) -> String {
    let counts = counts(of: results)
    switch occasion {
    case .firstFailure:
      return pick("First failure: \(counts)", "出现首个失败：\(counts)")
    case .pauses:
      return pick("Sending waits for unknown outcomes: \(counts)", "等待未知结果判定后再发送：\(counts)")
    case .asks:
      return pick("Continue after the canary? \(counts)", "金丝雀无失败，是否继续？\(counts)")
    case .stops:
      return results.lastStop.map { notice($0) } ?? stopping
    case .ends:
      return results.openCount > 0
        ? pick(
          "Stopped with \(instances(results.openCount)) open: \(counts)",
          "已停止，\(results.openCount.grouped) 台未完结：\(counts)")
        : pick("Finished: \(counts)", "已完结：\(counts)")
    }
  }

  /// `3 failed, 140 gone (LimitExceeded)`, the worst first.
  private func counts(of results: Results) -> String {
    let totals = OutcomeWord.display.compactMap { word -> String? in
      guard let count = results.totals[word], count > 0 else { return nil }
      return pick("\(count.grouped) \(outcome(word))", "\(outcome(word)) \(count.grouped)")
    }
    let code = results.firstFailure.map(\.outcome.code).map { pick(" (\($0))", "（\($0)）") } ?? ""
    return totals.joined(separator: pick(", ", "，")) + code
  }
}
