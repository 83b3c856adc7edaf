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

  mutating func resize(on screen: DashboardState) {
    list.resize(height: ConfirmationLayout(screen.layout, self).list.height)
  }

  /// Enter does something irreversible only on the button that the typed phrase has enabled, and even
  /// there it only starts the countdown.
  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    if isCounting {
      abortCountdown()
      screen.say(screen.words.countdownAborted, .warning)
      return .stay
    }
    if destination != nil { return .stay(pressedInDestination(key, on: &screen)) }
    if key == .control("c") || (key == .escape && focus != .filter) { return close(on: &screen) }
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

  private mutating func startCountdown(on screen: inout DashboardState) {
    if let reason = screen.readOnlyReason { return screen.say(reason, .error) }
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
    case .up, .down, .pageUp, .pageDown:
      _ = list.handle(key, letters: false)
      return
    case .mouse(let event): return clicked(event, screen.layout)
    default: break
    }
    switch focus {
    case .filter: handleFilter(key, on: screen)
    case .phrase: handlePhrase(key, on: &screen)
    case .schedule: handleSchedule(key, on: screen)
    case .canary: handleCanary(key)
    case .reason: handleReason(key)
    case .associated where key == .space || key == .enter:
      var options = options
      options.destroysAssociatedResources.toggle()
      set(options, screen.planContext)
    case .list where key == .space: toggleRow(screen.planContext)
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
    default: _ = list.handle(key, letters: true)
    }
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
    applyFilter(screen.filterContext, screen.filterLanguage)
  }

  /// A paste is refused: the operator reads the phrase and types it.
  private mutating func handlePhrase(_ key: Key, on screen: inout DashboardState) {
    let words = screen.words
    if case .paste = key { return screen.say(words.typeThePhrase, .warning) }
    guard key == .enter else {
      phrase.handle(key)
      return
    }
    if isPhraseTyped {
      focus = .terminate
    } else if isPhraseRight, let obstacle {
      screen.say(words.obstacle(obstacle), .warning)
    } else {
      let isEarly = report == nil && isPhraseRight
      screen.say(isEarly ? words.phraseTooEarly : words.phraseDiffers, .warning)
    }
  }

  private mutating func clicked(_ event: MouseEvent, _ layout: Layout) {
    let area = ConfirmationLayout(layout, self).list
    switch event.action {
    case .wheelDown: list.scroll(by: 3)
    case .wheelUp: list.scroll(by: -3)
    case .press where area.contains(event.at):
      if let row = list.row(atLine: event.at.y - area.y) {
        focus = .list
        list.place(cursor: row)
      }
    default: break
    }
  }
}

// MARK: - Termination at a time

extension ConfirmationState {
  private mutating func handleSchedule(_ key: Key, on screen: DashboardState) {
    guard key == .enter || schedule.handle(key) else { return }
    var options = options
    (options.schedule, scheduleError) = readSchedule(on: screen)
    if options != self.options { set(options, screen.planContext) }
    if key == .enter, scheduleError.isEmpty { focus = .phrase }
  }

  /// The schedule that the field names, or why it cannot be used. An empty field is no schedule.
  private func readSchedule(on screen: DashboardState) -> (Schedule?, error: String) {
    if schedule.isBlank { return (nil, "") }
    let (words, zoneOffset) = (screen.words, screen.configuration.ecmZoneOffset)
    guard let instant = screen.instant(of: schedule.text) else {
      return (nil, words.scheduleUnreadable(screen.scheduleExample))
    }
    let schedule = Schedule(
      instant: instant, zoneOffset: zoneOffset ?? Schedule.inferredZoneOffset)
    guard instant > screen.now else { return (nil, words.scheduleIsPast) }
    let refusal = schedule.refusal(at: screen.now, zoneIsKnown: zoneOffset != nil)
    return refusal.map { (nil, words.schedule($0)) } ?? (schedule, "")
  }
}

extension DashboardState {
  /// An example of a time: one that is not past, on the operator's own clock.
  var scheduleExample: String {
    "\((now + 86_400).date(offset: configuration.localOffset(now))) 18:00"
  }

  /// Reads a time with an offset, or on the operator's own clock; seconds may be left out.
  fileprivate func instant(of text: String) -> Timestamp? {
    let text = String(text.drop(while: \.isWhitespace))
    let offset = configuration.localOffset(now)
    return Timestamp(iso8601: text) ?? Timestamp(zoneless: text, offset: offset)
      ?? Timestamp(zoneless: text + ":00", offset: offset)
  }
}

// MARK: - The file that the plan is written to

extension ConfirmationState {
  /// Asks for the file, once the plan is what would be sent.
  private mutating func askForDestination(on screen: inout DashboardState) {
    let words = screen.words
    if report == nil { return screen.say(words.phraseTooEarly, .warning) }
    if summary.targetCount == 0 { return screen.say(words.nothingToSend, .warning) }
    if let obstacle { return screen.say(words.obstacle(obstacle), .warning) }
    destination = TextField("\(screen.fileName(of: "plan")).json")
  }

  private mutating func pressedInDestination(
    _ key: Key, on screen: inout DashboardState
  ) -> [DashboardEffect] {
    guard let path = destination else { return [] }
    switch key {
    case .escape, .control("c"): destination = nil
    case .enter where path.isBlank: screen.say(screen.words.nameTheFile, .warning)
    case .enter:
      destination = nil
      return [.write(ExportRequest(path: path.text, format: .json, content: .plan(plan)))]
    default: destination?.handle(key)
    }
    return []
  }
}
