import Canvas
import Fleet
import Words

/// Who, where, and how full the pace is. What an operator must not overlook stays longest when the
/// width runs out: READ-ONLY, then the account.
struct TitleView {
  let state: DashboardState

  func draw(in frame: inout Frame, _ area: Rect) {
    let words = state.words
    let identity = state.identity
    frame.fill(area, role: .title)
    var right = area.right - 1
    if let rate = state.rate {
      let sign = rate.isWidened ? "\(frame.glyphs.warning) " : ""
      let text = "\(sign)\(rate.used)/\(rate.limit) rps"
      right -=
        frame.putRight(
          text, right: right, y: area.y, role: rate.isWidened ? .titleAlert : .title,
          maxWidth: 16) + 2
    }
    if state.readOnlyReason != nil {
      right -=
        frame.putRight(
          " \(words.readOnlyBadge) ", right: right, y: area.y, role: .titleAlert,
          emphasis: [.bold, .reverse], maxWidth: 14) + 2
    }
    let account =
      identity.account.map { "\(words.account) \($0.id)" }
      ?? "\(words.unknownAccount) (\(frame.glyphs.ellipsis)\(identity.secretIDSuffix))"
    var parts = ["edgereap", account, identity.site.rawValue]
    if !identity.endpoint.isEmpty { parts.append(identity.endpoint) }
    if !state.configuration.profile.isEmpty {
      parts.append("\(words.profile) \(state.configuration.profile)")
    }
    frame.put(
      parts.joined(separator: " \(frame.glyphs.separator) "), x: area.x + 1, y: area.y,
      role: .title, emphasis: .bold, maxWidth: max(0, right - area.x - 1))
  }
}
