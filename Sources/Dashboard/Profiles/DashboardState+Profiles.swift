import Canvas
import Fleet
import Words

extension DashboardState {
  /// The key that lists the profiles works in dialogs and fields too, and leaves them. A countdown it
  /// aborts as any other key does, and does nothing else.
  func leavesForProfiles(_ key: Key) -> Bool {
    guard keys.command(for: key) == .profiles, key.isControl, !isCountingDown else { return false }
    if case .profiles = dialog { return false }
    return true
  }

  mutating func openProfiles() -> [DashboardEffect] {
    let effects = leaveDialog()
    help = nil
    open(ProfilesState())
    return effects + [.listProfiles]
  }

  /// Leaves whatever is over the panes as the key to leave does, a dialog within a dialog too.
  private mutating func leaveDialog() -> [DashboardEffect] {
    var effects: [DashboardEffect] = []
    for _ in 0..<3 where dialog != nil { effects += pressedInDialog(.control("c")) }
    dialog = nil
    return effects
  }

  mutating func profilesListed(_ entries: [ProfileEntry]) {
    if configuration.profileChoice != .demo {
      configuration.profileChoice = entries.isEmpty ? .none : .settings
    }
    guard case .profiles(var profiles) = dialog else { return }
    profiles.take(entries, on: self)
    open(profiles)
  }

  mutating func profilesFailed(_ reason: String) {
    guard case .profiles(var profiles) = dialog else { return }
    profiles.take([], on: self)
    profiles.problem = reason
    open(profiles)
  }

  mutating func profileRefused(_ name: String, _ reason: String) {
    let text = words.profileRefused(words.profileName(name), reason)
    guard case .profiles(var profiles) = dialog else { return say(text, .error) }
    profiles.phase = .choosing
    profiles.problem = text
    open(profiles)
  }

  /// Takes over what runs elsewhere, and says what an operator must not find out late.
  mutating func othersChanged(_ profiles: [OtherProfile]) {
    for profile in profiles {
      guard let before = others.first(where: { $0.name == profile.name })?.activity else {
        continue
      }
      let now = profile.activity
      if now.asksCanary, !before.asksCanary {
        let text = words.canaryAsks(key: keys.keyName(of: .profiles))
        say(words.said(profile.name, text), .warning)
      }
      for operation in now.operations where operation.totals[.failed, default: 0] > 0 {
        let old = before.operations.first { $0.id == operation.id }
        guard old?.totals[.failed, default: 0] ?? 0 == 0 else { continue }
        say(words.said(profile.name, words.firstFailure(of: operation.id)), .error)
      }
    }
    others = profiles
    guard case .profiles(var profiles) = dialog else { return }
    profiles.list.resize(count: profiles.rows(on: self).count)
    open(profiles)
  }

  mutating func otherSaid(_ profile: String, _ message: Message) {
    say(words.said(profile, message.text), message.severity)
  }

  /// Another profile comes onto the screen: nothing stays open here that a key could confirm.
  mutating func hide() -> [DashboardEffect] {
    endCountdown(saying: words.countdownAborted)
    if case .profiles = dialog { dialog = nil }
    let effects = leaveDialog()
    (help, find, message) = (nil, nil, nil)
    isShown = false
    return effects
  }

  /// - Returns: a listing where the last one no longer serves as a reading.
  mutating func show() -> [DashboardEffect] {
    isShown = true
    lastKey = now
    if let ended = operations.lastIndex(where: { unseen.contains($0.id) }) { showOperation(ended) }
    unseen = []
    // It was said for whom another profile was on the screen.
    let others = words.unfinished(unfinished.count, profiles: keys.keyName(of: .profiles))
    if message?.text == others { foundUnfinished(unfinished) }
    if message == nil { say(words.profileShown(configuration.profile)) }
    relayout()
    guard hasListed else { return [] }
    let age = list.inventory.asOf.map { now.milliseconds - $0.milliseconds }
    return age.map { $0 < PreflightBasis.readFor } == true ? [] : [.listAll]
  }
}
