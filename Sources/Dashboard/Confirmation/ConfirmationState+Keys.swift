import Canvas
import Fleet
import Words

extension ConfirmationState: DialogState {
  var dialog: Dialog { .confirmation(self) }

  /// The field that has the focus.
  var textField: TextField? {
    if let destination { return destination }
    return switch focus {
    case .phrase: phrase
    case .filter: filter
    case .schedule: schedule
    case .canary: canary
    case .reason: reason
    case .cancel, .list, .associated, .terminate: nil
    }
  }

  /// Whether `?` is text in the field that has the focus. The others take digits and few signs.
  var takesQuestionMarks: Bool {
    destination != nil || focus == .filter || focus == .reason
  }

  mutating func resize(on screen: DashboardState) {
    list.scroll.resize(height: ConfirmationLayout(screen, self).list.height)
  }

  /// Enter does something irreversible only on the button that the typed phrase has enabled, and even
  /// there it only starts the countdown.
  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    if isCounting {
      abortCountdown()
      screen.say(screen.words.countdownAborted, .warning)
      screen.tell(screen.words.confirmationIsOpen)
      return .stay
    }
    if destination != nil { return .stay(pressedInDestination(key, on: &screen)) }
    if key == .control("c") || (key == .escape && isInnermost) { return close(on: &screen) }
    if key == .escape, focus != .filter {
      leaveInnermost(on: screen)
      return .stay
    }
    if key == .enter, focus == .cancel { return close(on: &screen) }
    if screen.keys.command(for: key) == .refresh, canRetryPreflight {
      retryPreflight(screen.planContext)
      let basis = screen.list.inventory.preflightBasis
      return .stay([.preflight(request: request, candidates, after: basis)])
    }
    if key == .enter, focus == .terminate {
      startCountdown(on: &screen)
    } else {
      handle(key, on: &screen)
      takeDiscipline(screen.planContext)
    }
    return .stay
  }

  /// Whether Escape has nothing to leave but the dialog.
  private var isInnermost: Bool { textField == nil && filter.isEmpty }

  /// Leaves a field, whose text stays unless it is the phrase; else clears the filter.
  private mutating func leaveInnermost(on screen: DashboardState) {
    if textField == nil {
      filter.clear()
      applyFilter(on: screen)
    } else {
      if focus == .phrase { phrase.clear() }
      focus = .cancel
      takeDiscipline(screen.planContext)
    }
  }

  private mutating func startCountdown(on screen: inout DashboardState) {
    if let reason = screen.readOnlyReason { return screen.say(reason, .error) }
    if let refusal = refusals.first { return screen.say(screen.words.refusal(refusal), .error) }
    startCountdown(
      deadline: Timestamp(
        milliseconds: screen.now.milliseconds + Int64(screen.configuration.countdown) * 1000))
  }

  private func close(on screen: inout DashboardState) -> DialogAnswer {
    screen.say(screen.words.notTerminated)
    guard case .asking = preflight else { return .close }
    return .close([.cancelPreflight(request: request)])
  }

  private mutating func handle(_ key: Key, on screen: inout DashboardState) {
    switch key {
    case .tab: return moveFocus(by: 1)
    case .backTab: return moveFocus(by: -1)
    case .up, .down, .pageUp, .pageDown: return moveInList(key, letters: false)
    case .mouse(let event): return clicked(event, on: screen)
    default: break
    }
    switch focus {
    case .filter: handleFilter(key, on: screen)
    case .phrase: handlePhrase(key, on: &screen)
    case .schedule: handleSchedule(key, on: &screen)
    case .canary: handleCanary(key, on: &screen)
    case .reason: handleReason(key, on: &screen)
    case .associated where key == .space || key == .enter:
      var options = options
      options.destroysAssociatedResources.toggle()
      set(options, screen.planContext)
    case .list where key == .space: toggleRows(screen.planContext)
    case .list where key == .enter:
      if !toggleFold() { screen.say(screen.words.alwaysListed) }
    default: handleElsewhere(key, on: &screen)
    }
  }

  /// Where no text is typed: letters move, `/` filters, `w` writes the plan, and a digit begins the
  /// phrase, which starts with a number.
  private mutating func handleElsewhere(_ key: Key, on screen: inout DashboardState) {
    if screen.keys.command(for: key) == .write { return askForDestination(on: &screen) }
    switch key {
    case .left: moveFocus(by: -1)
    case .right: moveFocus(by: 1)
    case .character("/"): focus = .filter
    case .character(let character) where character.isNumber:
      focus = .phrase
      phrase.handle(key)
    default: moveInList(key, letters: true)
    }
  }

  /// Brings the focus into the list, where Space takes out what is under the cursor, unless text is
  /// being typed. The first step only shows where the cursor is.
  private mutating func moveInList(_ key: Key, letters: Bool) {
    let cursor = list.scroll.cursor
    guard list.scroll.handle(key, letters: letters), focus != .list, textField == nil else {
      return
    }
    focus = .list
    if abs(list.scroll.cursor - cursor) == 1 { list.scroll.place(cursor: cursor) }
  }

  private mutating func handleFilter(_ key: Key, on screen: DashboardState) {
    switch key {
    case .enter:
      if filterError == nil { focus = .list }
      return
    case .escape:
      filter.clear()
      focus = .list
    default:
      guard filter.handle(key) else { return }
    }
    applyFilter(on: screen)
  }

  /// A paste is refused: the operator reads the phrase and types it.
  private mutating func handlePhrase(_ key: Key, on screen: inout DashboardState) {
    let words = screen.words
    if case .paste = key { return screen.say(words.typeThePhrase, .warning) }
    guard key == .enter else {
      phrase.handle(key)
      return
    }
    switch impediment {
    case nil: focus = .terminate
    case .obstacle(let obstacle): screen.say(words.obstacle(obstacle), .warning)
    case .phraseDiffers, .phraseMissing: screen.say(words.phraseDiffers, .warning)
    case .noAnswer: screen.say(words.phraseTooEarly, .warning)
    }
  }

  /// A click puts the cursor; a second one folds or unfolds a heading.
  private mutating func clicked(_ event: MouseEvent, on screen: DashboardState) {
    let area = ConfirmationLayout(screen, self).list
    switch event.action {
    case .wheelDown: list.scroll.scroll(by: 3)
    case .wheelUp: list.scroll.scroll(by: -3)
    case .press where area.contains(event.at), .doubleClick where area.contains(event.at):
      guard let row = list.scroll.row(atLine: event.at.y - area.y) else { return }
      focus = .list
      list.scroll.place(cursor: row)
      if event.action == .doubleClick { _ = toggleFold() }
    default: break
    }
  }
}
