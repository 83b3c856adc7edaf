package import Canvas
import Words

/// A report on the terminal and the bytes sent to it.
package struct LinkReport: Sendable, Hashable {
  package enum Slowness: Sendable, Hashable {
    case none
    /// By option or settings.
    case chosen
    /// The terminal has let its bytes wait.
    case noticed
  }

  /// The description of the terminal that is used, such as `xterm-256color`.
  package var terminal: String
  package var depth: ColourDepth
  /// Whether the terminal holds a frame back until it is whole; nil if it has not said.
  package var holdsFrames: Bool?
  package var bytes: Int
  package var keys: Int
  /// Bytes of what was drawn because of keys.
  package var keyBytes: Int
  package var slowness: Slowness

  package init(
    terminal: String, depth: ColourDepth, holdsFrames: Bool?, bytes: Int, keys: Int,
    keyBytes: Int, slowness: Slowness
  ) {
    self.terminal = terminal
    self.depth = depth
    self.holdsFrames = holdsFrames
    self.bytes = bytes
    self.keys = keys
    self.keyBytes = keyBytes
    self.slowness = slowness
  }
}

extension Words {
  /// The lines of a report, each with its label.
  func link(_ report: LinkReport) -> [(label: String, value: String)] {
    let perKey = report.keys > 0 ? "\((report.keyBytes / report.keys).grouped) B" : "-"
    return [
      (pick("Terminal", "终端"), report.terminal),
      (pick("Colours", "颜色"), colours(report)),
      (pick("Frame sync", "同步输出"), held(report.holdsFrames)),
      (pick("Sent", "已发送"), "\(report.bytes.grouped) B"),
      (
        pick("Per key", "每次按键"),
        pick(
          "\(perKey), average of \(report.keys.grouped) keys",
          "\(perKey)（共 \(report.keys.grouped) 次）")
      ),
      (pick("Slow link", "慢速链路"), slowness(report.slowness)),
    ]
  }

  private func colours(_ report: LinkReport) -> String {
    guard report.slowness == .none || report.depth == .monochrome else { return slowLinkColours }
    return switch report.depth {
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
    case false?: pick("no, not supported", "否，终端不支持")
    case nil: pick("no, the terminal did not answer", "否，终端未回答")
    }
  }

  private func slowness(_ slowness: LinkReport.Slowness) -> String {
    switch slowness {
    case .none: pick("no", "否")
    case .chosen: pick("yes, as configured", "是（按设置）")
    case .noticed: pick("yes, output is delayed", "是（发送受阻）")
    }
  }
}
