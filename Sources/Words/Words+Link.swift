/// The words of the terminal and the link to it.
package extension Words {
  var linkTitle: String { pick("Terminal and link", "终端与链路") }

  func linkIsSlow(key: String) -> String {
    pick(
      "Slow link: few colours, fewer repaints · \(key) shows figures",
      "链路较慢，已减少颜色与绘制；按 \(key) 查看数据")
  }
  var linkIsFast: String {
    pick("The link is fast again: drawing everything", "链路已恢复，恢复完整绘制")
  }
  /// The colours that a slow link keeps, with the reason.
  var slowLinkColours: String {
    pick("states, warnings only: slow link", "仅状态与警告（链路较慢）")
  }
  var slowLinkLegend: String {
    pick("Slow link: colours only for states and warnings", "链路较慢：仅状态与警告保留颜色")
  }
  func copyTooLong(write: String) -> String {
    pick("Too long for the clipboard · \(write) writes a file", "内容过长，无法放入剪贴板；按 \(write) 写入文件")
  }
  func copyKeptByTmux(write: String) -> String {
    pick(
      "Not copied: run tmux set -g set-clipboard on · \(write) writes a file",
      "未复制：请运行 tmux set -g set-clipboard on，或按 \(write) 写入文件")
  }
  func copySent(_ text: String) -> String {
    pick("Sent to the terminal's clipboard: \(text)", "已发送到终端剪贴板：\(text)")
  }
}
