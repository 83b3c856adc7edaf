import Canvas
import Fleet
import Words

/// Who, where, and how full the pace is. What an operator must not overlook stays longest when the
/// width runs out: READ-ONLY and the profile, then the account.
struct TitleView {
  let state: DashboardState

  /// What it shows, apart from the layout.
  struct Inputs: Hashable {
    let configuration: Int
    let identity: Int
    let rate: RateSnapshot?
    let others: [OtherProfile]

    init(_ state: DashboardState) {
      configuration = state.$configuration
      identity = state.$identity
      rate = state.rate
      others = state.others
    }
  }

  func draw(in frame: inout Frame, _ area: Rect) {
    frame.fill(area, role: .title)
    var right = area.right - 1
    if hasRoomForRate(frame.glyphs, area), let rate = state.rate {
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
          " \(state.readOnlyBadge) ", right: right, y: area.y, role: .titleAlert,
          emphasis: [.bold, .reverse], maxWidth: badgeWidth) + 2
    }
    right -= drawOthers(in: &frame, area, right: right)
    frame.put(
      whose(in: right - area.x - 1, frame.glyphs), x: area.x + 1, y: area.y, role: .title,
      emphasis: .bold, maxWidth: max(0, right - area.x - 1), overflow: overflow)
  }

  private var badgeWidth: Int { TextWidth.of(state.readOnlyBadge) + 3 }

  private var profile: String { state.configuration.profile }

  /// The end of the profile's name tells profiles apart as its beginning does.
  private var overflow: Overflow { profile.isEmpty ? .ellipsis : .middle }

  /// The parts in their order, each with its weight: the lightest go first where they do not fit.
  private func parts(_ glyphs: Glyphs) -> [(text: String, weight: Int)] {
    let (words, identity) = (state.words, state.identity)
    let account =
      identity.account.map { "\(words.account) \($0.id)" }
      ?? "\(words.unknownAccount) (\(glyphs.ellipsis)\(identity.secretIDSuffix))"
    var parts = [("edgereap", 2), (account, 3), (identity.site.rawValue, 1)]
    if !identity.endpoint.isEmpty { parts.append((identity.endpoint, 0)) }
    if !profile.isEmpty { parts.append(("\(words.profile) \(profile)", 4)) }
    return parts
  }

  private func joined(_ parts: [(text: String, weight: Int)], _ glyphs: Glyphs) -> String {
    parts.map(\.text).joined(separator: " \(glyphs.separator) ")
  }

  /// As many of the parts as fit, and always the profile. Without one, all of them, cut at the end.
  private func whose(in width: Int, _ glyphs: Glyphs) -> String {
    var parts = parts(glyphs)
    guard !profile.isEmpty else { return joined(parts, glyphs) }
    for weight in 0..<4 where TextWidth.of(joined(parts, glyphs), glyphs: glyphs) > width {
      parts.removeAll { $0.weight == weight }
    }
    return TextWidth.of(joined(parts, glyphs), glyphs: glyphs) <= width
      ? joined(parts, glyphs) : profile
  }

  /// The pace makes room for the account and the profile.
  private func hasRoomForRate(_ glyphs: Glyphs, _ area: Rect) -> Bool {
    guard !profile.isEmpty else { return true }
    let needed = joined(parts(glyphs).filter { $0.weight >= 3 }, glyphs)
    let badge = state.readOnlyReason == nil ? 0 : badgeWidth
    return TextWidth.of(needed, glyphs: glyphs) + badge + 14 <= area.width
  }

  /// Names the other profiles where something runs or has ended unseen: as many as leave room for the
  /// account and the profile on the screen, and the first in any case.
  ///
  /// - Returns: columns used.
  private func drawOthers(in frame: inout Frame, _ area: Rect, right: Int) -> Int {
    let (telling, glyphs) = (state.others.telling, frame.glyphs)
    guard !telling.isEmpty else { return 0 }
    let room = right - area.x - 1
    let kept = joined(parts(glyphs).filter { $0.weight >= 3 }, glyphs)
    let free = room - TextWidth.of(kept, glyphs: glyphs) - 2
    let texts = (1...telling.count).reversed().map { named(telling, first: $0, glyphs) }
    let whole = texts.first { TextWidth.of($0, glyphs: glyphs) <= free }
    // The first, though not at the cost of the name of the profile on the screen.
    let least = min(28, room - TextWidth.of(profile, glyphs: glyphs) - 2)
    let width = whole.map { TextWidth.of($0, glyphs: glyphs) } ?? least
    guard width >= 8 else { return 0 }
    return frame.putRight(
      whole ?? named(telling, first: 1, glyphs), right: right, y: area.y, role: .titleAlert,
      emphasis: .bold, maxWidth: width, overflow: .middle) + 2
  }

  /// `~ cn 95% · ~ lab ended +1`.
  private func named(_ profiles: [OtherProfile], first count: Int, _ glyphs: Glyphs) -> String {
    let texts = profiles.prefix(count).map { profile in
      let (activity, words) = (profile.activity, state.words)
      // How far it is counts as settled what was never sent.
      let trouble = activity.trouble.map { words.totals([$0.word: $0.count]) }
      let sign = activity.asksCanary || trouble != nil ? glyphs.warning : glyphs.running
      return "\(sign) \(words.profileName(profile.name)) \(trouble ?? activity.shortText(words))"
    }
    let more = profiles.count > count ? " +\(profiles.count - count)" : ""
    return texts.joined(separator: " \(glyphs.separator) ") + more
  }
}
