import Canvas
import Fleet
import Words

extension DashboardState {
  /// Freezes what is marked and shows it. Nothing is taken that is not marked.
  mutating func openConfirmation() -> [DashboardEffect] {
    // In any order: the dialog has its own.
    let marked = list.selection.unorderedKeys.compactMap { list.inventory[$0] }
    let context = filterContext
    let hidden =
      list.place == .all && list.filter.inForce == nil
      ? [] : Set(marked.filter { !isShown($0, context) }.map(\.key))
    return confirm(marked, hidden: hidden, follows: nil)
  }

  private func isShown(_ instance: Instance, _ context: FilterContext) -> Bool {
    list.place.contains(instance) && (list.filter.inForce?.matches(instance, in: context) ?? true)
  }

  /// The failed and the unsent ones of the shown operation, and those alone.
  mutating func openRetry() -> [DashboardEffect] {
    guard let operation else { return [] }
    let again = operation.retryable.map { list.inventory[$0.key] ?? $0 }
    return confirm(again, hidden: [], follows: operation.id)
  }

  private mutating func confirm(
    _ instances: [Instance], hidden: Set<InstanceKey>, follows: String?
  ) -> [DashboardEffect] {
    lastRequest += 1
    let confirmation = ConfirmationState(
      candidates: instances, hidden: hidden, created: now, missing: list.inventory.missing,
      follows: follows, request: lastRequest, context: planContext)
    dialog = .confirmation(confirmation)
    relayoutDialog()
    return [.preflight(request: lastRequest, confirmation.candidates)]
  }

  mutating func preflightAnswered(_ request: Int, _ report: PreflightReport) {
    changeConfirmation { confirmation, context in
      if confirmation.request == request { confirmation.answer(report, context) }
    }
  }

  /// The account became known, which is part of the plan and of its phrase.
  mutating func refreeze() {
    changeConfirmation { confirmation, context in confirmation.freeze(context) }
  }

  private mutating func changeConfirmation(
    _ change: (inout ConfirmationState, ConfirmationState.PlanContext) -> Void
  ) {
    guard case .confirmation(var confirmation) = dialog else { return }
    dialog = nil
    let wasCounting = confirmation.isCounting
    change(&confirmation, planContext)
    if wasCounting, !confirmation.isCounting { say(words.planChanged, .warning) }
    dialog = .confirmation(confirmation)
    relayoutDialog()
  }

  /// A key in the dialog. Enter does something irreversible nowhere but on the button that the
  /// typed phrase has enabled, and even that only starts the countdown.
  mutating func pressed(
    _ key: Key, in old: ConfirmationState
  ) -> [DashboardEffect] {
    var confirmation = old
    defer { relayoutDialog() }
    if confirmation.isCounting {
      confirmation.abortCountdown()
      say(words.countdownAborted, .warning)
      dialog = .confirmation(confirmation)
      return []
    }
    if confirmation.destination != nil {
      let effects = handleDestination(key, &confirmation)
      dialog = .confirmation(confirmation)
      return effects
    }
    if key == .control("c") || (key == .escape && confirmation.focus != .filter) {
      return closeConfirmation(confirmation)
    }
    if key == .enter, confirmation.focus == .cancel { return closeConfirmation(confirmation) }
    if keys.command(for: key) == .refresh, confirmation.canAskAgain {
      confirmation.askAgain(planContext)
      dialog = .confirmation(confirmation)
      return [.preflight(request: confirmation.request, confirmation.candidates)]
    }
    if key == .enter, confirmation.focus == .terminate {
      startCountdown(&confirmation)
    } else {
      handle(key, &confirmation)
    }
    dialog = .confirmation(confirmation)
    return []
  }

  private mutating func startCountdown(_ confirmation: inout ConfirmationState) {
    if let reason = readOnlyReason { return say(reason, .error) }
    confirmation.startCountdown(
      deadline: Timestamp(
        milliseconds: now.milliseconds + Int64(configuration.countdown) * 1000))
  }

  private mutating func closeConfirmation(
    _ confirmation: ConfirmationState
  ) -> [DashboardEffect] {
    say(words.notTerminated)
    guard case .asking = confirmation.preflight else { return [] }
    return [.cancelPreflight(request: confirmation.request)]
  }

  private mutating func handle(_ key: Key, _ confirmation: inout ConfirmationState) {
    switch key {
    case .tab: return confirmation.moveFocus(by: 1)
    case .backTab: return confirmation.moveFocus(by: -1)
    case .up, .down, .pageUp, .pageDown:
      _ = confirmation.list.handle(key, letters: false)
      return
    case .mouse(let event): return clicked(event, &confirmation)
    default: break
    }
    switch confirmation.focus {
    case .filter: handleFilter(key, &confirmation)
    case .phrase: handlePhrase(key, &confirmation)
    case .schedule: handleSchedule(key, &confirmation)
    case .associated where key == .space || key == .enter:
      var options = confirmation.options
      options.destroysAssociatedResources.toggle()
      confirmation.set(options, planContext)
    case .list where key == .space: confirmation.toggleRow(planContext)
    default: handleElsewhere(key, &confirmation)
    }
  }

  /// Where no text is being typed: letters move, `/` filters, `w` writes the plan, and a digit begins
  /// the phrase, which starts with a number.
  private mutating func handleElsewhere(_ key: Key, _ confirmation: inout ConfirmationState) {
    if keys.command(for: key) == .write { return askForDestination(&confirmation) }
    switch key {
    case .left: confirmation.moveFocus(by: -1)
    case .right: confirmation.moveFocus(by: 1)
    case .character("/"): confirmation.focus = .filter
    case .character(let character) where character.isNumber:
      confirmation.focus = .phrase
      confirmation.phrase.handle(key)
    default: _ = confirmation.list.handle(key, letters: true)
    }
  }

  private func handleFilter(_ key: Key, _ confirmation: inout ConfirmationState) {
    switch key {
    case .enter: if confirmation.filterError == nil { confirmation.focus = .list }
    case .escape:
      confirmation.filter.clear()
      confirmation.applyFilter(filterContext, filterLanguage)
      confirmation.focus = .list
    default:
      if confirmation.filter.handle(key) {
        confirmation.applyFilter(filterContext, filterLanguage)
      }
    }
  }

  /// A paste is refused: the phrase is there to be read and typed.
  private mutating func handlePhrase(_ key: Key, _ confirmation: inout ConfirmationState) {
    if case .paste = key { return say(words.typeThePhrase, .warning) }
    if key == .enter {
      if confirmation.isPhraseTyped {
        confirmation.focus = .terminate
      } else {
        let isEarly = confirmation.report == nil && confirmation.isPhraseRight
        say(isEarly ? words.phraseTooEarly : words.phraseDiffers, .warning)
      }
      return
    }
    confirmation.phrase.handle(key)
  }

  private func handleSchedule(_ key: Key, _ confirmation: inout ConfirmationState) {
    guard key == .enter || confirmation.schedule.handle(key) else { return }
    let text = confirmation.schedule.text
    var options = confirmation.options
    if text.allSatisfy(\.isWhitespace) {
      options.schedule = nil
      confirmation.scheduleError = ""
    } else if let instant = scheduled(text) {
      let schedule = Schedule(
        instant: instant,
        zoneOffset: configuration.ecmZoneOffset ?? Schedule.inferredZoneOffset)
      let refusal =
        instant > now
        ? schedule.refusal(at: now, zoneIsKnown: configuration.ecmZoneOffset != nil)
        : words.scheduleIsPast
      options.schedule = refusal == nil ? schedule : nil
      confirmation.scheduleError = words.told(refusal ?? "")
    } else {
      options.schedule = nil
      confirmation.scheduleError = words.scheduleUnreadable(scheduleExample)
    }
    if options != confirmation.options { confirmation.set(options, planContext) }
    if key == .enter, confirmation.scheduleError.isEmpty { confirmation.focus = .phrase }
  }

  /// How a time is written: one that is not past, on the operator's own clock.
  var scheduleExample: String {
    "\((now + 86_400).date(offset: configuration.localOffset(now))) 18:00"
  }

  /// With an offset, or on the operator's own clock; seconds may be left out.
  private func scheduled(_ text: String) -> Timestamp? {
    let text = String(text.drop(while: \.isWhitespace))
    let offset = configuration.localOffset(now)
    return Timestamp(iso8601: text) ?? Timestamp(zoneless: text, offset: offset)
      ?? Timestamp(zoneless: text + ":00", offset: offset)
  }

  private mutating func clicked(_ event: MouseEvent, _ confirmation: inout ConfirmationState) {
    let area = ConfirmationLayout(layout, confirmation).list
    switch event.action {
    case .wheelDown: confirmation.list.scroll(by: 3)
    case .wheelUp: confirmation.list.scroll(by: -3)
    case .press where area.contains(event.at):
      if let row = confirmation.list.row(atLine: event.at.y - area.y) {
        confirmation.focus = .list
        confirmation.list.place(cursor: row)
      }
    default: break
    }
  }
}

extension ConfirmationState {
  var isCounting: Bool { if case .counting = phase { true } else { false } }

  /// Whether something was not answered, and no text is being typed.
  var canAskAgain: Bool {
    guard let report, !report.gaps.isEmpty else { return false }
    switch focus {
    case .filter, .phrase, .schedule: return false
    case .cancel, .list, .associated, .terminate: return true
    }
  }

  mutating func moveFocus(by step: Int) {
    let order = focusOrder
    let index = order.firstIndex(of: focus) ?? order.firstIndex(of: .list) ?? 0
    focus = order[(index + step + order.count) % order.count]
  }
}
