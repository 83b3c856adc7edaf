package import Fleet

/// The labels of a file in Markdown, which goes into a ticket.
package extension Words {
  var ticketAccount: String { pick("Account", "账号") }
  var ticketSite: String { pick("Site", "站点") }
  var ticketStarted: String { pick("Started", "开始时间") }
  var ticketStartedBy: String { pick("Started by", "发起人") }
  var ticketStatus: String { pick("Status", "状态") }
  var ticketTotals: String { pick("Totals", "总计") }
  var ticketCount: String { pick("Instances", "实例数") }
  var ticketRequests: String { pick("RequestIds", "RequestId 列表") }
  func ticketStatus(_ status: Results.Status) -> String {
    switch status {
    case .running: pick("running", "进行中")
    case .paused(let reason, let at):
      pick("stopped \(at.iso8601()): \(reason)", "\(at.iso8601()) 停止：\(reason)")
    case .finished(let at): pick("finished \(at.iso8601())", "\(at.iso8601()) 完结")
    }
  }
  /// What the file leaves out.
  func ticketExtent(_ written: Int, of all: Int) -> String {
    pick(
      "This file lists \(written.grouped) of \(instances(all)).",
      "本文件列出 \(all.grouped) 台实例中的 \(written.grouped) 台。")
  }
}
