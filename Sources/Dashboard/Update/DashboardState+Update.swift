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
    switch event {
    case .key(let key): return pressed(key) + openNamedPlan()
    case .typed(let keys): return typed(keys) + openNamedPlan()
    case .drawsSignsWide: drawSignsNarrow()
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
      return openNamedPlan()
    case .identity(let result): identified(result)
    case .preflight(let request, let report): preflightAnswered(request, report)
    case .planRead(let request, let result): planRead(request, result)
    case .cacheFailed(let problem): say(words.cacheFailed(problem), .warning)
    case .rate(let snapshot): rate = snapshot
    case .opened(let results, let mode): opened(results, mode)
    case .operation(let id, let events): operationChanged(id, events)
    case .operationEnded(let id): operationEnded(id)
    case .operationRefused(let failure):
      say(words.operationRefused(failure), .error)
    case .planRefused(let refusal): say(words.notSent(refusal), .error)
    case .pending(let pending): self.pending = pending
    case .history(let operations): historyLoaded(operations)
    case .unfinished(let operations): foundUnfinished(operations)
    case .written(let path, let rows): say(words.written(path, rows))
    case .planWritten(let path): say(words.planWritten(path))
    case .writeFailed(let path, let reason): say(words.writeFailed(path, reason), .error)
    case .themed(let name, let warning):
      theme = name
      if !warning.isEmpty { say(warning, .warning) }
    case .themeReread(let name):
      theme = name
      say(words.themeReread(name))
    case .themes(let names): themesChanged(names)
    case .link(let isSlow): linkChanged(isSlow: isSlow)
    case .linkReport(let report): dialog = .link(report)
    case .copy(let problem): copyFailed(problem)
    case .suspendRefused: say(words.suspendRefused, .warning)
    case .notice(let notice): say(words.told(notice.text), notice.severity)
    case .tick: return ticked()
    }
    return []
  }

  private mutating func copyFailed(_ problem: CopyProblem) {
    let write = keys.keyName(of: .write)
    switch problem {
    case .tooLong: say(words.copyTooLong(write: write), .warning)
    case .keptByTmux: say(words.copyKeptByTmux(write: write), .warning)
    case .uncertain: say(words.copySent(lastCopied))
    }
  }

  private mutating func drawSignsNarrow() {
    guard configuration.glyphs == .unicode else { return }
    configuration.glyphs = .ascii
    say(words.signsAreWide)
  }

  private mutating func themesChanged(_ names: [String]) {
    guard names != themes else { return }
    if case .themes(var chooser) = dialog {
      let current = themes.indices.contains(chooser.list.cursor) ? themes[chooser.list.cursor] : ""
      chooser.list.resize(count: names.count)
      if let row = names.firstIndex(of: current) { chooser.list.place(cursor: row) }
      dialog = .themes(chooser)
    }
    themes = names
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

  private mutating func ticked() -> [DashboardEffect] {
    guard case .confirmation(let confirmation) = dialog,
      case .counting(let confirmed, let deadline) = confirmation.phase, now >= deadline
    else { return [] }
    // A countdown that nobody could watch, since the program did not run, is none.
    if now.milliseconds - deadline.milliseconds > Self.latestTick || readOnlyReason != nil {
      endCountdown(saying: readOnlyReason ?? words.countdownAborted)
      return []
    }
    dialog = nil
    return [.run(confirmed)]
  }

  /// Milliseconds after the deadline.
  private static let latestTick: Int64 = 5_000

  mutating func endCountdown(saying text: String) {
    guard case .confirmation(var confirmation) = dialog, confirmation.isCounting else { return }
    confirmation.abortCountdown()
    dialog = .confirmation(confirmation)
    say(text, .warning)
  }

  /// Nothing is asked any more. Effects that could send are out of reach from here on.
  mutating func leave() -> [DashboardEffect] {
    guard !isLeaving else { return [] }
    isLeaving = true
    dialog = nil
    return [.quit]
  }
}
