import Canvas
import Fleet
import Words

extension DashboardState {
  /// Handles one key. The innermost part gets it first: a dialog, then the field of the filter or
  /// of what is looked for, then the command table.
  mutating func pressed(_ key: Key) -> [DashboardEffect] {
    guard !isLeaving else { return [] }
    // A key that nobody pressed, or that means nothing anywhere, aborts a countdown and does nothing
    // else. It must not clear the message of the key before it.
    if key.onlyAbortsCountdowns, !isCountingDown { return [] }
    lastKey = now
    let key = halfWidth(key)
    if !isMessageCovered { message = nil }
    guard layout.isLargeEnough else { return pressedWhileTooSmall(key) }
    // These two work everywhere, and are keys like any other to a countdown.
    let worksEverywhere = [.redraw, .suspend].contains(keys.command(for: key)) && key.isControl
    if worksEverywhere { endCountdown(saying: words.countdownAborted) }
    if keys.command(for: key) == .redraw, key.isControl { return [.redraw] }
    if keys.command(for: key) == .suspend, key.isControl { return [.suspend] }
    if leavesForProfiles(key) { return perform(.profiles) }
    if help != nil {
      pressedInHelp(key)
      return []
    }
    if opensHelp(key) { return perform(.help) }
    if dialog != nil { return pressedInDialog(key) }
    if list.filter.isEditing { return pressedInFilter(key) }
    if find != nil { return pressedInFind(key) }
    switch key {
    case .mouse(let event): return clicked(event)
    case .paste(let text):
      markPasted(text)
      return []
    default: break
    }
    guard let command = keys.command(for: key) else {
      sayUnknown(key)
      return []
    }
    return perform(command)
  }

  /// The list of profiles covers what arrives meanwhile, which is shown after it.
  private var isMessageCovered: Bool {
    if case .profiles = dialog { true } else { false }
  }

  private mutating func sayUnknown(_ key: Key) {
    if case .unknown(let bytes) = key { return say(words.unknownBytes(bytes)) }
    if !key.name.isEmpty { say(words.unknownKey(key.name, help: keys.keyName(of: .help))) }
  }

  private mutating func pressedWhileTooSmall(_ key: Key) -> [DashboardEffect] {
    switch keys.command(for: key) {
    case .quit where !isInFlightAnywhere: leave()
    case .redraw: [.redraw]
    case .suspend: [.suspend]
    default: []
    }
  }

  /// Carries out a command, or says why it is unavailable.
  mutating func perform(_ command: Command) -> [DashboardEffect] {
    if let reason = unavailability(of: command) {
      say(reason, .warning)
      return []
    }
    switch command {
    case .down, .up, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first, .last:
      move(command)
    case .left, .right: moveAcross(command)
    case .nextPane: focus(pane(after: 1))
    case .previousPane: focus(pane(after: -1))
    case .regions: focus(.regions)
    case .instances: focus(.instances)
    case .results: focus(.results)
    case .mark, .range, .markAll, .unmarkAll, .invert, .markSame, .onlyMarked, .undo:
      changeMarks(command)
    case .markBy: open(ExpressionState(marks: true))
    case .unmarkBy: open(ExpressionState(marks: false))
    case .filter: startFilter()
    case .sort: focus == .results ? sortResults() : sortByColumn()
    case .sortBy: open(SortChoiceState(on: self))
    case .find: startFinding()
    case .overview: return openOverview()
    case .views: open(ViewsState(on: self))
    case .regionsPane: toggleRegionsPane()
    case .group: group()
    case .outcomes: operations[shownOperation].showNextOutcome()
    case .picture: if let operation { open(ChartState(operation: operation.id)) }
    case .columns: open(ColumnsState(shown: columns))
    case .details: openDetails()
    case .terminate:
      guard let asking = askingOperation else { return openConfirmation() }
      openCanary(of: asking.id, byItself: false)
    case .retry: return openRetry()
    case .stop: return stopSending()
    case .refresh: return refresh()
    case .write: openExport()
    case .openPlan: return openPlan()
    case .copyID, .copySupport: return copy(command)
    case .history:
      open(HistoryState())
      return [.loadHistory]
    case .themes: openThemes()
    case .profiles: return openProfiles()
    case .palette: openPalette()
    case .help: help = HelpState()
    case .back: return goBack()
    case .link: return [.reportLink]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return askToQuit()
    }
    return []
  }

  mutating func focus(_ pane: Pane) {
    focus = pane
    relayout()
  }

  private func pane(after step: Int) -> Pane {
    let panes = Pane.allCases.filter { $0 != .results || !operations.isEmpty }
    let index = panes.firstIndex(of: focus) ?? 0
    return panes[(index + step + panes.count) % panes.count]
  }

  /// Leaves the innermost state: a range, an outcome, the marked rows, the filter, the pane.
  private mutating func goBack() -> [DashboardEffect] {
    if list.rangeStart != nil {
      list.rangeStart = nil
    } else if focus == .results, operation?.rows.only != nil {
      operations[shownOperation].show(only: nil)
    } else if list.onlyMarked {
      list.onlyMarked = false
      list.refilter(filterContext)
    } else if !list.filter.field.isEmpty || list.filter.inForce != nil {
      clearFilter()
    } else if focus != .instances {
      focus(.instances)
    }
    return []
  }

  private mutating func askToQuit() -> [DashboardEffect] {
    guard isInFlightAnywhere else { return leave() }
    open(QuitState())
    return []
  }
}

extension Key {
  /// Reports of the terminal, released buttons, and mouse events without a meaning.
  fileprivate var onlyAbortsCountdowns: Bool {
    switch self {
    case .report: true
    case .mouse(let event): event.action == .release || event.action == .other
    default: false
    }
  }

  var isControl: Bool { if case .control = self { true } else { false } }
}
