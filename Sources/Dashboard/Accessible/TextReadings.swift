import Canvas
import Fleet
import Words

extension HelpState {
  /// The search, and below it what it finds.
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen, title: words.helpTitle)
    reading.type(search, label: words.searchPlaceholder + words.colon)
    let lines = screen.helpLines(matching: search.text)
    if lines.isEmpty { reading.say(words.noCommand, role: .hint) }
    for line in lines {
      switch line {
      case .heading(let text): reading.say(text, role: .heading)
      case .text(let text): reading.say(text)
      case .row(let term, _, let text, let reason):
        reading.say(term + words.colon + text + (reason.isEmpty ? "" : words.aside(reason)))
      }
    }
    return reading
  }
}

extension DetailsState {
  /// The most lines that are made at a time: a pasted list can have a hundred thousand.
  private static let most = 400

  /// A line for each fact, with its label. The cursor is on the match of a search.
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen)
    reading.say(title(on: screen), role: .heading, isCurrent: textField == nil && match == nil)
    if let textField { reading.type(textField, label: words.seek + words.colon) }
    let isPasted = if case .pasted = subject { true } else { false }
    let first = isPasted ? offset : 0
    var label = ""
    for (index, line) in shownLines(on: screen, from: first, height: Self.most).enumerated() {
      if !line.label.isEmpty { label = line.label }
      let isMatch = first + index == match && textField == nil
      reading.say(label + words.colon + line.text, role: line.role, isCurrent: isMatch)
    }
    return reading
  }
}

extension LinkReport {
  func reading(on screen: DashboardState) -> Reading {
    var reading = Reading(on: screen)
    reading.say(screen.words.linkTitle, role: .heading, isCurrent: true)
    for line in screen.words.link(self) {
      reading.say(line.label + screen.words.colon + line.value)
    }
    return reading
  }
}

extension ChartState {
  /// The progress chart in numbers: what became of the instances, and how long they took to go.
  func reading(on screen: DashboardState) -> Reading {
    let words = screen.words
    var reading = Reading(on: screen)
    guard let shown = screen.operations.first(where: { $0.id == operation }) else { return reading }
    let view = ProgressChartView(state: screen, operation: shown)
    reading.say("\(words.pictureTitle) \(operation)", role: .heading, isCurrent: true)
    reading.say(screen.progress(of: shown))
    if let estimate = shown.estimate(at: screen.now) { reading.say(words.estimate(estimate)) }
    reading.say(view.calls(separator: words.comma))
    for text in screen.warnings(on: shown) { reading.say(text, role: .warning) }
    for notice in view.lastNotices { reading.say(words.notice(notice), role: .warning) }
    reading.say(words.durationsTitle, role: .heading)
    reading.say(words.durations(shown.results.goneDurations))
    for bin in view.bins(lines: 12, screen.glyphs) where bin.count > 0 {
      let parts = zip(view.barWords, bin.parts).filter { $1.count > 0 }
        .map { words.inPhase($1.count, words.outcome($0)) }
      reading.say(bin.label + words.colon + words.sentence(parts))
    }
    return reading
  }
}
