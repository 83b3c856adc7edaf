package import Canvas
package import Fleet
package import Words

/// The whole screen as one value. ``update(_:at:)`` is the only thing that changes it, and
/// ``frame`` shows it.
package struct DashboardState: Sendable {
  @Versioned package internal(set) var configuration: DashboardConfiguration
  package internal(set) var size: Size
  /// The time of the last event.
  package internal(set) var now: Timestamp
  @Versioned package internal(set) var identity: FleetIdentity
  /// Why the account is not known.
  package internal(set) var identityFailure: ServiceFailure?
  package internal(set) var focus: Pane = .instances
  @Versioned package internal(set) var regions = RegionsState()
  package internal(set) var list: ListState
  /// Newest last: what is worked on, and the last ones that no longer are.
  @Versioned package internal(set) var operations: [ResultsState] = []
  /// The one of them that is shown.
  package internal(set) var shownOperation = 0
  /// The confirmed or resumed operation that has not started.
  package internal(set) var pending: PendingOperation?
  /// Plans that were sent from here.
  var runs = 0
  package internal(set) var dialog: Dialog?
  /// While a text is looked for.
  package internal(set) var find: FindState?
  /// Over panes and dialogs alike.
  package internal(set) var help: HelpState?
  package internal(set) var message: Message?
  package internal(set) var rate: RateSnapshot?
  /// The profiles that are open beside this one.
  package internal(set) var others: [OtherProfile] = []
  /// Whether it is on the screen, and not another profile.
  package internal(set) var isShown = true
  /// Operations that ended while another profile was on the screen.
  var unseen: Set<String> = []
  package internal(set) var unfinished: [PastOperation] = []
  package internal(set) var themes: [String]
  package internal(set) var theme: String
  /// Numbers the preflights, so that a late answer to an old one is recognized.
  var lastRequest = 0
  /// The operation that was chosen from the history and is being read.
  var requestedOperation: String?
  var isLeaving = false
  /// When the last key was pressed: what opens by itself does not come between keys.
  var lastKey: Timestamp
  /// The name of the last copied text, for the message line.
  var lastCopied = ""
  /// The text that was looked for last.
  var lastFind = ""
  /// The overview that led to the list, so that it opens where it was.
  var leftOverview: OverviewState?
  /// The plan named at the start that has not been opened yet.
  var planFile: String?
  /// A listing has come to its end, so that what is around a plan can be seen.
  var hasListed = false
  /// The columns of the list, as far as the width allows.
  @Versioned package internal(set) var columns: [ListColumn]
  /// What a screen that is listened to keeps beside this; untouched on others.
  package internal(set) var hearing = HearingState()

  /// A message that is shown until the next key.
  package struct Message: Sendable, Hashable {
    package var severity: Notice.Severity
    package var text: String
  }

  package init(_ configuration: DashboardConfiguration, size: Size, at now: Timestamp) {
    self.configuration = configuration
    self.size = size
    self.now = now
    lastKey = now
    identity = configuration.identity
    themes = configuration.themes
    theme = configuration.theme
    columns = configuration.columns
    planFile = configuration.planFile
    var filter = FilterState()
    filter.field.text = configuration.filter
    _ = filter.apply(FilterLanguage(saved: configuration.savedFilters))
    list = ListState(filter: filter, order: configuration.order, grouping: configuration.grouping)
    list.widths = ListedWidths(words)
    if let first = columns.first { list.column = first.column }
    if !configuration.greeting.isEmpty { say(configuration.greeting, .warning) }
    relayout()
    if configuration.isAccessible { hear() }
  }

  package var words: Words { Words(configuration.language) }
  /// Where nothing is drawn, the signs that ``Words/withoutSigns(_:)`` knows.
  package var glyphs: Glyphs { configuration.isAccessible ? .unicode : configuration.glyphs }
  package var keys: CommandTable {
    configuration.isAccessible ? configuration.keys.heard(in: words) : configuration.keys
  }

  package var layout: Layout {
    if configuration.isAccessible { return Layout(heard: size, hasResults: !operations.isEmpty) }
    return Layout(
      size: size, focus: focus, hasResults: !operations.isEmpty, regionsPane: regions.paneMode)
  }

  /// Whether the screen shows a time that passes, so that ticks are worth their wake-ups.
  package var needsTick: Bool {
    guard isShown else { return false }
    return isCountingDown || hearing.log.isBehind || operations.contains(where: \.isToBeAsked)
      || operations.indices.contains(shownOperation) && operations[shownOperation].isInFlight
  }

  /// Whether some operation still has something open that this program works on.
  /// What waits for the lock of another program is left without a question: nothing of it is sent.
  package var isInFlight: Bool {
    let isBeginning = pending.map { $0.count > 0 && $0.step == .reading } ?? false
    return isBeginning || operations.contains { $0.isInFlight }
  }

  /// Why nothing can be terminated in this run; nil where it can.
  package var readOnlyReason: String? {
    configuration.gate.refusals(for: identity).first.map(words.refusal)
  }

  /// What the title has for that.
  var readOnlyBadge: String {
    configuration.readOnlyBadge.isEmpty ? words.readOnlyBadge : configuration.readOnlyBadge
  }

  package var operation: ResultsState? {
    operations.indices.contains(shownOperation) ? operations[shownOperation] : nil
  }

  /// The context of filters and columns.
  var filterContext: FilterContext {
    let (selection, protection, now) = (list.selection, configuration.gate.protection, now)
    return FilterContext(
      now: now, zoneOffset: configuration.localOffset(now), isMarked: selection.contains,
      isProtected: { protection.verdict(for: $0, at: now) != nil })
  }

  /// The names that an expression can use now.
  var filterLanguage: FilterLanguage {
    FilterLanguage(saved: configuration.savedFilters, vocabulary: list.inventory.vocabulary)
  }

  var planContext: ConfirmationState.PlanContext {
    ConfirmationState.PlanContext(
      identity: identity, digest: configuration.digest, gate: configuration.gate,
      fleet: ListedFleet(list.inventory, regions: configuration.regions),
      discipline: configuration.discipline, requiredReasons: configuration.requiredReasons,
      neededSignatures: configuration.neededSignatures,
      terminalProblem: configuration.terminalProblem)
  }

  /// Tells the lists how many rows they can show.
  mutating func relayout() {
    let layout = layout
    let turnsPages = configuration.isSlowLink
    list.scroll.turnsPages = turnsPages
    regions.scroll.turnsPages = turnsPages
    list.scroll.resize(height: layout.instanceRows)
    regions.scroll.resize(height: layout.regionRows)
    for index in operations.indices {
      operations[index].resize(height: layout.resultRows, turnsPages: turnsPages)
    }
    resizeDialog()
  }

  mutating func say(_ text: String, _ severity: Notice.Severity = .information) {
    message = Message(severity: severity, text: text)
    tell(text, severity)
  }

  /// Says what other screens show, to an operator who listens.
  mutating func tell(_ text: String, _ severity: Notice.Severity = .information) {
    guard configuration.isAccessible else { return }
    hearing.log.append(words.withoutSigns(text), severity)
  }
}

/// Times as the screen shows them.
extension DashboardState {
  /// `cached 09:14, 2h ago`.
  func cachedText(_ asOf: Timestamp) -> String {
    words.remembered(timeOfDay(asOf), age: Age(seconds: now.seconds(since: asOf)))
  }

  /// `18:00` on the operator's clock.
  func timeOfDay(_ time: Timestamp) -> String {
    String(time.time(offset: configuration.localOffset(time)).prefix(5))
  }

  /// `2026-11-22 18:00` on the operator's clock.
  func localTime(_ time: Timestamp) -> String {
    "\(time.date(offset: configuration.localOffset(time))) \(timeOfDay(time))"
  }

  /// A time with seconds and zone, for a ticket.
  func exactTime(_ time: Timestamp) -> String {
    let offset = configuration.localOffset(time)
    return
      "\(time.date(offset: offset)) \(time.time(offset: offset)) \(Timestamp.written(offset: offset))"
  }
}
