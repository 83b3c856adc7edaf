import Canvas
import Fleet
import Words

/// Who, where, and how full the pace is. What an operator must not overlook stays longest when the
/// width runs out: READ-ONLY, then the account.
struct TitleView {
  let state: DashboardState

  /// What it shows, apart from the layout.
  struct Inputs: Hashable {
    let configuration: Int
    let identity: Int
    let rate: RateSnapshot?

    init(_ state: DashboardState) {
      configuration = state.$configuration
      identity = state.$identity
      rate = state.rate
    }
  }

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

extension DashboardState {
  /// What the title of the terminal's window says: how far the operation is, and what has failed.
  /// Nil where none is worked on or has ended here, so that the window keeps the title that it has.
  package var windowTitle: String? {
    guard let operation, operation.planned > 0,
      operation.mode != .past || operation.hasEndedHere
    else { return nil }
    let share = operation.settled * 100 / operation.planned
    let failed = operation.results.totals[.failed, default: 0]
    let failures = failed > 0 ? " · \(failed.grouped) \(words.outcome(.failed))" : ""
    return "edgereap \(share)%\(failures)"
  }
}
