import Canvas
import Fleet
import Words

/// What the log tells by itself: each of these has a sentence, which is said when it changes.
enum SpokenTopic: Sendable, Hashable, CaseIterable {
  case filter, search
  case row, shown, marks, column
  case preflight, plan, countdown
  case listing, progress, warnings, pending

  /// Whether it changes with every letter, so that a new line takes the place of the last one.
  var isReplaced: Bool { [.filter, .search, .row].contains(self) }

  /// Whether only a key changes it, so that nothing is searched again for what happens by itself.
  var isSearching: Bool { self == .search || self == .row }

  /// Whether only a key makes it worth saying: it changes by itself while a listing or an operation
  /// runs.
  var needsKey: Bool { [.row, .shown, .marks, .column].contains(self) }

  /// Seconds between two lines of what changes by itself.
  var pace: Int64 {
    switch self {
    case .listing, .progress: 4
    default: 0
    }
  }
}

extension DashboardState {
  /// What an event changes is said after this.
  mutating func listen(before event: DashboardEvent) {
    switch event {
    case .key, .typed: hearing.log.catchUp()
    case .tick: hearing.log.passed()
    default: break
    }
    hearing.log.begin()
  }

  /// Says what an event has changed: failures immediately, then every topic whose sentence is another.
  mutating func hear(_ event: DashboardEvent? = nil) {
    var isKey = false
    switch event {
    case .key, .typed: isKey = true
    case .operation(let id, let events):
      hearFailures(of: id, events)
      hearStop(events)
    case .listingEnded: hearListing()
    case nil: tell(words.listening(help: keys.keyName(of: .help)))
    default: break
    }
    if case .typed = event { (hearing.line, hearing.isChoosing) = (nil, false) }
    if dialog == nil, help == nil { hearing.isChoosing = false }
    hearPlace(isKey: isKey)
    for topic in SpokenTopic.allCases where isKey || !topic.isSearching {
      hear(topic, isKey: isKey)
    }
    // Enter asks for what was said when the error came.
    if case .key(.enter) = event, hearing.log.isSilent { tell(errorInField, .error) }
  }

  private mutating func hear(_ topic: SpokenTopic, isKey: Bool) {
    let text = sentence(of: topic)
    guard text != said(topic) else { return }
    let isWaiting = hearing.saidAt[topic].map { now.seconds(since: $0) < topic.pace } ?? false
    if isWaiting { return }
    hearing.said[topic] = text
    if topic.pace > 0 { hearing.saidAt[topic] = now }
    // The line of the filter tells how many rows pass.
    if topic.needsKey, !isKey || (list.filter.isEditing && topic != .row) { return }
    hearing.log.precede(
      words.withoutSigns(spoken(topic, text)), topic == .warnings ? .warning : .information,
      replacing: topic.isReplaced ? topic : nil)
  }

  /// What the log says of a topic whose sentence is another.
  private func spoken(_ topic: SpokenTopic, _ text: String) -> String {
    switch topic {
    case .row: heardRow.text
    case .column:
      list.current.map { text + words.colon + words.text(column, of: $0, in: filterContext) }
        ?? text
    default: text
    }
  }

  /// A listing that was asked for has come to its end.
  private mutating func hearListing() {
    let statuses = list.inventory.scopes.values
    guard !statuses.isEmpty else { return }
    let failed = statuses.count { if case .failed = $0 { true } else { false } }
    tell(words.listingDone(list.inventory.instances.count, failed: failed))
  }

  /// A notice that sending has stopped says what the warnings of the operation would repeat.
  private mutating func hearStop(_ events: [OperationEvent]) {
    let hasStopped = events.contains { event in
      if case .notice(let notice) = event { words.stopped(notice.fact) != nil } else { false }
    }
    if hasStopped { hearing.said[.warnings] = sentence(of: .warnings) }
  }

  /// What has the focus now, with the keys of a dialog. Asked for after keys, and when something else
  /// opens or closes a dialog.
  private mutating func hearPlace(isKey: Bool) {
    let kind = help == nil ? dialog.map { "\(type(of: $0.state))" } ?? "" : "help"
    guard isKey || kind.isEmpty || kind != hearing.kind else { return }
    hearing.kind = kind
    let title = kind.isEmpty ? pane : openTitle
    guard title != hearing.title else { return }
    (hearing.title, hearing.line) = (title, nil)
    let hints = help == nil ? dialog?.state.hints(on: self) ?? [] : [("esc", words.close)]
    hearing.log.precede(
      words.withoutSigns(words.sentence([title] + question + [words.keysOfDialog(hints)])))
  }

  /// What an open question is about, which is read above its buttons.
  private var question: [String] {
    switch dialog {
    case .quit(let quit):
      let (heading, text) = quit.texts(on: self)
      return [heading, text]
    case .canary(let canary): return [canary.text(on: self)]
    default: return []
    }
  }

  /// The most failures of one event that are said one by one.
  private static let mostFailures = 3

  private mutating func hearFailures(of id: String, _ events: [OperationEvent]) {
    guard let operation = operations.first(where: { $0.id == id }) else { return }
    let failures = events.flatMap { event -> [OutcomeChanges.Change] in
      guard case .changed(let changes) = event else { return [] }
      return changes.changes.filter { [.failed, .unknown, .stuck].contains($0.outcome.word) }
    }
    for change in failures.prefix(Self.mostFailures) {
      guard let result = operation.results[change.key] else { continue }
      tell(
        words.sentence([
          words.outcome(change.outcome.word), change.key.id, result.instance.name,
          words.reason(of: change.outcome),
        ]), change.outcome.word == .failed ? .error : .warning)
    }
    let more = failures.count - Self.mostFailures
    if more > 0 { tell(words.moreFailures(more), .error) }
  }

  // MARK: - The sentences

  private func sentence(of topic: SpokenTopic) -> String {
    switch topic {
    case .filter: filterSentence
    case .search: searchSentence
    case .row:
      heardRow.text.isEmpty ? "" : heardRow.place
    case .shown:
      dialog == nil && find == nil && focus == .instances
        ? words.of(list.rows.instanceCount, list.inventory.instances.count) : said(topic)
    case .marks:
      list.selection.isEmpty && said(topic).isEmpty ? "" : words.marks(list.selection.count)
    case .column: words.only(words.title(column))
    case .preflight: preflightSentence
    case .plan: planSentence
    case .countdown: confirmationView?.countdown ?? ""
    case .listing: listingSentence
    case .progress:
      operation.map { $0.isInFlight ? progress(of: $0) : said(topic) } ?? ""
    case .warnings: operation.map { words.sentence(warnings(on: $0)) } ?? ""
    case .pending:
      pending.map {
        words.pending($0, stop: keys.keyName(of: .stop), quit: keys.keyName(of: .quit))
      } ?? ""
    }
  }

  private func said(_ topic: SpokenTopic) -> String { hearing.said[topic, default: ""] }

  /// What is open over the panes; empty where nothing is.
  var openTitle: String {
    if help != nil { return words.helpTitle }
    guard let state = dialog?.state else { return "" }
    if case .confirmation(let confirmation) = dialog, confirmation.destination == nil {
      // How many is said when it changes.
      return confirmation.follows.map(words.retryOf) ?? words.confirmationWord
    }
    let rows = state.reading(on: self).rows
    return rows.count > 1 ? rows[1].text : rows[0].text
  }

  private var pane: String {
    switch focus {
    case .regions: words.regionsTitle
    case .instances:
      listedPlace == words.instancesTitle
        ? listedPlace : words.sentence([words.instancesTitle, listedPlace])
    case .results: operation.map(title(of:)) ?? words.resultsTitle
    }
  }

  private var filterSentence: String {
    guard list.filter.isEditing else { return "" }
    if let error = list.filter.error { return words.filterError(error) }
    let isBlank = list.filter.field.isEmpty
    return words.sentence(
      [isBlank ? "" : words.of(list.rows.instanceCount, list.inventory.instances.count)]
        + list.filter.completion.candidates.prefix(8))
  }

  /// What is wrong in the field that has the focus; empty where nothing is.
  private var errorInField: String {
    let error =
      switch dialog {
      case .expression(let expression): expression.error
      case .confirmation(let confirmation): confirmation.filterError
      default: list.filter.isEditing ? list.filter.error : find?.error
      }
    return error.map(words.filterError) ?? ""
  }

  /// What a search has found, and the first of it.
  private var searchSentence: String {
    if help != nil {
      let lines = reading.rows.dropFirst(3)
      return help?.search.isEmpty == true
        ? "" : lines.prefix(2).map(\.text).joined(separator: words.comma)
    }
    if let find {
      return find.error.map(words.filterError)
        ?? words.sentence([find.status(on: self), find.hasMoved ? currentSentence : ""])
    }
    switch dialog {
    case .palette(let palette):
      return words.sentence([
        words.matches(palette.matches.count),
        palette.matches.indices.contains(palette.list.cursor)
          ? words.help(palette.matches[palette.list.cursor]) : "",
      ])
    case .views(let views): return views.selected?.name ?? ""
    case .expression(let expression):
      if let error = expression.error { return words.filterError(error) }
      return words.sentence(
        (expression.counts?.texts(marks: expression.marks, words) ?? [])
          + expression.completion.candidates.prefix(8))
    case .planFile(let file): return words.sentence(Array(file.completion.candidates.prefix(8)))
    case .confirmation(let confirmation) where confirmation.focus == .filter:
      if confirmation.filter.isEmpty { return "" }
      return confirmation.filterError.map(words.filterError)
        ?? words.listed(
          confirmation.list.listedCount, of: confirmation.candidates.count,
          sent: confirmation.summary.targetCount)
    default: return ""
    }
  }

  /// Where the cursor is, and what its row has no room for.
  private var heardRow: (place: String, text: String) {
    let (reading, glyphs) = (reading, configuration.glyphs)
    let lines = Reading.Lines(reading, width: size.width, glyphs: glyphs)
    let line = hearing.line.flatMap { lines.lines.indices.contains($0) ? lines.lines[$0] : nil }
    let index = line?.row ?? reading.selected ?? reading.cursor
    let row = reading.rows[index]
    let detail = line == nil ? reading.detail : ""
    let text = words.sentence([row.remainder(width: size.width, glyphs: glyphs), detail])
    return ("\(index) \(row.text)", text)
  }

  private var confirmationView: ConfirmationView? {
    guard case .confirmation(let confirmation) = dialog else { return nil }
    return ConfirmationView(state: self, confirmation: confirmation)
  }

  private var preflightSentence: String {
    guard let view = confirmationView, let report = view.confirmation.report else { return "" }
    return words.sentence([
      view.answer(of: report, glyphs).text,
      view.heldCount > 0 ? words.heldBack(view.heldCount) : "",
    ])
  }

  /// What would be sent, and the phrase for it.
  private var planSentence: String {
    guard let confirmation = confirmationView?.confirmation else { return "" }
    return words.sentence([
      words.toBeSent(confirmation.summary.targetCount),
      confirmation.report == nil ? "" : words.phraseToType(confirmation.phraseText),
    ])
  }

  private var listingSentence: String {
    let statuses = list.inventory.scopes.values
    guard !statuses.isEmpty else { return "" }
    let open = statuses.count { $0.isOpen }
    let failed = statuses.count { if case .failed = $0 { true } else { false } }
    return open > 0
      ? words.listingProgress(statuses.count - open, of: statuses.count, failed: failed)
      : said(.listing)
  }

  /// The row under the cursor of the pane that is searched.
  private var currentSentence: String {
    if focus == .results { return operation?.current.map(sentence(of:)) ?? "" }
    return list.current.map { sentence(of: $0, isCached: false, inRange: false, filterContext) }
      ?? ""
  }
}
