package import Fleet

/// What a notification of the desktop says: one short line, since the screen has everything.
package extension Words {
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
    let code = results.firstFailureCode.map { pick(" (\($0))", "（\($0)）") } ?? ""
    return totals.joined(separator: pick(", ", "，")) + code
  }
}
