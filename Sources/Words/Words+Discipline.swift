package import Fleet

/// How an operation stays small when an assumption is wrong.
package extension Words {
  /// Empty for any other fact.
  internal func discipline(_ fact: Notice.Fact) -> String {
    switch fact {
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
    case .waitsForUnknown(let product, let count):
      pick(
        "Paused: \(count) \(product.displayName) outcomes are unknown. Sending waits for readings.",
        "已暂停：\(product.displayName) \(count) 台结果未知。等待读取后再发送。")
    default: ""
    }
  }

  /// What sending waits for, on one line.
  ///
  /// - Parameter time: writes the time of day.
  func wait(_ wait: SendingWait, time: (Timestamp) -> String) -> String {
    switch wait {
    case .canary(let count):
      pick("waiting for the canary (\(count)) to leave", "等待金丝雀（\(count) 台）开始销毁")
    case .canaryAnswer(let count):
      pick("the canary (\(count)) is leaving: go on?", "金丝雀（\(count) 台）已在销毁：是否继续？")
    case .unknown(_, let count, let until):
      pick(
        "waiting for \(counted(count, "unknown outcome", "unknown outcomes")) "
          + "(settled by \(time(until)))",
        "等待 \(count) 个未知结果（最迟 \(time(until)) 查明）")
    }
  }

  private func counted(_ number: Int, _ singular: String, _ plural: String) -> String {
    "\(number.grouped) \(number == 1 ? singular : plural)"
  }
}
