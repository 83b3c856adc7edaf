/// What is copied to the clipboard, as the message line names it.
package extension Words {
  /// What several ids or lines are of.
  enum Copied: Sendable, Hashable {
    /// The instances under a heading.
    case heading(String)
    /// The marked ones, of which some are not shown.
    case marks(hidden: Int)
  }

  func copiedIDs(_ number: Int, _ copied: Copied) -> String {
    naming(count(number, "id", "ids", "个 ID"), copied)
  }

  func copiedLines(_ number: Int, _ copied: Copied) -> String {
    naming(count(number, "support line", "support lines", "行工单信息"), copied)
  }

  private func naming(_ text: String, _ copied: Copied) -> String {
    switch copied {
    case .heading(let heading): return pick("\(text) of \(heading)", "\(heading)的 \(text)")
    case .marks(let hidden):
      let name = pick("\(text) of marked instances", "已标记实例的 \(text)")
      return hidden == 0
        ? name : name + pick(", \(hidden.grouped) not shown", "（其中 \(hidden.grouped) 台未显示）")
    }
  }
}
