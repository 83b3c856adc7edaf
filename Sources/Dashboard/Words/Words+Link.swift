import Canvas

/// What is said of the terminal and the link to it.
extension Words {
  var linkTitle: String { pick("Terminal and link", "终端与链路") }

  func linkIsSlow(key: String) -> String {
    pick(
      "The link is slow, so less is drawn from now on; \(key) shows figures",
      "链路较慢，已减少绘制；按 \(key) 查看数据")
  }
  var linkIsFast: String {
    pick("The link is fast again; everything is drawn", "链路已恢复，恢复完整绘制")
  }
  func copyTooLong(write: String) -> String {
    pick("Too long for the clipboard; \(write) writes a file", "内容过长，无法放入剪贴板；按 \(write) 写入文件")
  }
  func copyKeptByTmux(write: String) -> String {
    pick(
      "Not copied: run tmux set -g set-clipboard on, or \(write) writes a file",
      "未复制：请运行 tmux set -g set-clipboard on，或按 \(write) 写入文件")
  }
  func copySent(_ text: String) -> String {
    pick("Sent to the terminal's clipboard: \(text)", "已发送到终端剪贴板：\(text)")
  }

  func link(_ report: LinkReport) -> [(label: String, value: String)] {
    let perKey = report.keys > 0 ? "\((report.keyBytes / report.keys).grouped) B" : "-"
    return [
      (pick("Terminal", "终端"), report.terminal),
      (pick("Colours", "颜色"), colours(report.depth)),
      (pick("Held frames", "同步输出"), held(report.holdsFrames)),
      (pick("Sent", "已发送"), "\(report.bytes.grouped) B"),
      (
        pick("Per key", "每次按键"),
        pick("\(perKey) over \(report.keys.grouped) keys", "\(perKey)（共 \(report.keys.grouped) 次）")
      ),
      (pick("Slow link", "慢速链路"), slowness(report.slowness)),
    ]
  }

  private func colours(_ depth: ColourDepth) -> String {
    switch depth {
    case .monochrome: pick("none", "无")
    case .eight: "8"
    case .sixteen: "16"
    case .indexed256: "256"
    case .direct: pick("16 million (24 bit)", "1600 万（24 位）")
    }
  }

  private func held(_ holdsFrames: Bool?) -> String {
    switch holdsFrames {
    case true?: pick("yes (synchronized output)", "是")
    case false?: pick("no, the terminal cannot", "否，终端不支持")
    case nil: pick("no, the terminal did not answer", "否，终端未回答")
    }
  }

  private func slowness(_ slowness: LinkReport.Slowness) -> String {
    switch slowness {
    case .none: pick("no", "否")
    case .chosen: pick("yes, as asked for", "是（按设置）")
    case .noticed: pick("yes, it lets bytes wait", "是（发送受阻）")
    }
  }
}
