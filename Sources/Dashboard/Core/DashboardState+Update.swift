import Canvas
package import Fleet
import Words

extension DashboardState {
  /// Takes one event into account: the only way in which the screen changes.
  ///
  /// - Returns: what is to be done about it outside, in order.
  package mutating func update(
    _ event: DashboardEvent, at time: Timestamp
  ) -> [DashboardEffect] {
    now = max(now, time)
    let unanswered = event.comesUnasked && message?.severity == .error ? message : nil
    if configuration.isAccessible { listen(before: event) }
    let effects = change(event)
    // No key has answered the error yet.
    if let unanswered, let later = message, later.severity != .error { message = unanswered }
    if configuration.isAccessible { hear(event) }
    return effects
  }

  private mutating func change(_ event: DashboardEvent) -> [DashboardEffect] {
    switch event {
    case .key(let key) where configuration.isAccessible:
      return pressedWhileHeard(key) + openNamedPlan()
    case .key(let key): return pressed(key) + openNamedPlan()
    case .typed(let keys): return typed(keys) + openNamedPlan()
    case .drawsSignsWide: useASCIISigns()
    case .resized(let size):
      self.size = size
      relayout()
      if !layout.isLargeEnough { endCountdown(saying: words.countdownAborted) }
    case .resumed:
      endCountdown(saying: words.countdownAborted)
      return [.redraw]
    case .hangUp: return leave()
    case .listing(let event): listed(event)
    case .listingEnded:
      listingEnded()
      judgeRules()
      recountRemaining()
      return openNamedPlan() + findOrigins()
    case .identity(let result): identified(result)
    case .preflight(let request, let report): preflightAnswered(request, report)
    case .preflightProgress(let request, let progress): preflightGoesOn(request, progress)
    case .planRead(let request, let result): planRead(request, result)
    case .files(let beginning, let names): filesListed(names, beginning: beginning)
    case .cacheFailed(let problem): say(words.cacheFailed(problem), .warning)
    case .rate(let snapshot): rate = snapshot
    case .opened(let results, let mode): opened(results, mode)
    case .operation(let id, let events): operationChanged(id, events)
    case .operationEnded(let id): operationEnded(id)
    case .stopAnswered(let id, let answer): stopAnswered(id, answer)
    case .operationRefused(let failure):
      say(words.operationRefused(failure), .error)
    case .planRefused(let refusal): say(words.notSent(refusal), .error)
    case .pending(let pending): self.pending = pending
    case .history(let operations): historyLoaded(operations)
    case .origins: break
    case .unfinished(let operations): foundUnfinished(operations)
    case .nothingToResume: say(words.nothingUnfinished, .warning)
    case .profiles(let entries): profilesListed(entries)
    case .profilesFailed(let reason): profilesFailed(reason)
    case .profileRefused(let name, let reason): profileRefused(name, reason)
    case .others(let profiles): othersChanged(profiles)
    case .otherSaid(let profile, let message): otherSaid(profile, message)
    case .hidden: return hide()
    case .shown: return show() + openNamedPlan()
    case .written(let path, let rows): say(words.written(path, rows))
    case .planWritten(let path): say(words.planWritten(path))
    case .writeFailed(let path, let reason): say(words.writeFailed(path, reason), .error)
    case .settingsSaved(let change, let filters, let views):
      settingsSaved(change, filters, views)
    case .settingsNotSaved(let reason): settingsNotSaved(reason)
    case .themed(let name, let warning):
      theme = name
      if !warning.isEmpty { say(warning, .warning) }
    case .themeReread(let name):
      theme = name
      say(words.themeReread(name))
    case .themes(let names): themesChanged(names)
    case .link(let isSlow): linkChanged(isSlow: isSlow)
    case .linkReport(let report): open(report)
    case .copy(let problem): copyFailed(problem)
    case .suspendRefused: say(words.suspendRefused, .warning)
    case .notice(let notice): say(words.notice(notice), notice.severity)
    case .tick:
      followCanaries()
      return ticked()
    }
    followCanaries()
    followOverview(event)
    return notify(after: event)
  }

  private mutating func useASCIISigns() {
    guard configuration.glyphs == .unicode else { return }
    configuration.glyphs = .ascii
    say(words.signsAreWide)
  }

  private mutating func linkChanged(isSlow: Bool) {
    configuration.isSlowLink = isSlow
    relayout()
    say(isSlow ? words.linkIsSlow(key: keys.keyName(of: .link)) : words.linkIsFast)
  }

  private mutating func identified(_ result: Result<Account, ServiceFailure>) {
    switch result {
    case .success(let account):
      identity.account = account
      identityFailure = nil
    case .failure(let failure): identityFailure = failure
    }
    refreeze()
  }

  /// Leaves without another question. No key reaches an effect that could send from here on.
  mutating func leave() -> [DashboardEffect] {
    guard !isLeaving else { return [] }
    isLeaving = true
    (dialog, help) = (nil, nil)
    return [.quit]
  }
}
