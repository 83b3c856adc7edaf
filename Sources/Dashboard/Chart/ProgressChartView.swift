import Canvas
import Fleet
import Words

/// The progress chart of one operation.
package struct ChartState: Sendable {
  package var operation: String
}

extension ChartState: DialogState {
  var dialog: Dialog { .chart(self) }

  func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .escape, .enter, .space, .character("q"), .control("c"): .close
    default: screen.keys.command(for: key) == .picture ? .close : .stay
    }
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    guard let shown = screen.operations.first(where: { $0.id == operation }) else { return }
    ProgressChartView(state: screen, operation: shown).draw(in: &frame, screen.layout)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    [("esc", screen.words.close)]
  }
}

/// An operation at a glance: how far it is, what became of its instances, what it cost in calls, and
/// how long they take to go.
struct ProgressChartView {
  let state: DashboardState
  let operation: ResultsState

  private var words: Words { state.words }
  private var results: Results { operation.results }

  func draw(in frame: inout Frame, _ layout: Layout) {
    let title = "\(words.pictureTitle) \(frame.glyphs.separator) \(operation.id)"
    let area = DialogFrame(layout.chartDialog, title: title, in: &frame).inner
    let gap = area.height > 14 ? 1 : 0
    var y = area.y
    drawProgress(in: &frame, area, y: y)
    StackedBar(parts(frame.glyphs)).draw(in: &frame, x: area.x, y: y + 1, width: area.width)
    y = drawLegend(in: &frame, area, y: y + 2)
    y += drawCalls(in: &frame, area, y: y)
    if gap > 0 { y += drawNotices(in: &frame, area, y: y) }
    y += gap
    drawDurations(
      in: &frame, Rect(x: area.x, y: y, width: area.width, height: area.bottom - 1 - y))
    frame.putHints([("esc", words.close)], x: area.x, y: area.bottom - 1, width: area.width)
  }

  // MARK: - How far

  private func drawProgress(in frame: inout Frame, _ area: Rect, y: Int) {
    let planned = operation.planned
    let percent = planned == 0 ? 100 : operation.settled * 100 / planned
    var parts = ["\(percent)%", words.settled(operation.settled, of: planned)]
    if let estimate = operation.estimate(at: state.now) { parts.append(words.estimate(estimate)) }
    let text = parts.joined(separator: " \(frame.glyphs.separator) ")
    let width = min(30, area.width - TextWidth.of(text, glyphs: frame.glyphs) - 1)
    ProgressBar(done: operation.settled, total: planned)
      .draw(in: &frame, x: area.x, y: y, width: width)
    frame.put(
      text, x: area.x + max(0, width + 1), y: y, emphasis: .bold,
      maxWidth: area.width - max(0, width + 1))
  }

  private func parts(_ glyphs: Glyphs) -> [StackedBar.Part] {
    OutcomeWord.display.map { word in
      StackedBar.Part(
        count: results.totals[word, default: 0], role: word.role, sign: word.glyph(glyphs))
    }
  }

  /// - Returns: the row below it.
  private func drawLegend(in frame: inout Frame, _ area: Rect, y: Int) -> Int {
    var (x, y) = (area.x, y)
    for word in OutcomeWord.display {
      guard let count = results.totals[word], count > 0 else { continue }
      let text = "\(word.glyph(frame.glyphs)) \(words.outcome(word)) \(count.grouped)"
      let width = TextWidth.of(text, glyphs: frame.glyphs)
      if x > area.x, x + width > area.right { (x, y) = (area.x, y + 1) }
      frame.put(text, x: x, y: y, role: word.role, maxWidth: area.right - x)
      x += width + 2
    }
    return y + 1
  }

  /// - Returns: rows used.
  private func drawCalls(in frame: inout Frame, _ area: Rect, y: Int) -> Int {
    frame.putWrapped(
      calls(separator: " \(frame.glyphs.separator) "), x: area.x, y: y, width: area.width,
      height: 2)
  }

  func calls(separator: String) -> String {
    var parts = [words.callsSent(results.callCount)]
    let repeated = results.repeatedCallCount
    if repeated > 0 { parts.append(words.callsRepeated(repeated)) }
    if operation.isInFlight, let rate = state.rate {
      parts.append(words.pace(rate))
    }
    return parts.joined(separator: separator)
  }

  /// The last notices of the operation, which an operator may have missed.
  ///
  /// - Returns: rows used.
  private func drawNotices(in frame: inout Frame, _ area: Rect, y: Int) -> Int {
    let notices = lastNotices
    for (row, notice) in notices.enumerated() {
      let time = notice.at.time(offset: state.configuration.localOffset(notice.at))
      frame.put(
        "\(frame.glyphs.warning) \(time) \(state.words.notice(notice))", x: area.x, y: y + row,
        role: notice.severity == .error ? .error : .warning, maxWidth: area.width)
    }
    return notices.count
  }

  var lastNotices: [Notice] {
    Array(results.notices.filter { $0.severity != .information }.suffix(2))
  }

  // MARK: - How long

  private func drawDurations(in frame: inout Frame, _ area: Rect) {
    guard area.height > 2 else { return }
    let gone = results.goneDurations
    let used = frame.put(
      words.durationsTitle, x: area.x, y: area.y, role: .heading, emphasis: .bold,
      maxWidth: area.width)
    drawAxes(in: &frame, right: area.right, y: area.y, room: area.width - used - 2)
    frame.put(words.durations(gone), x: area.x, y: area.y + 1, maxWidth: area.width)
    let lines = min(12, area.height - 3)
    let bins = bins(lines: lines, frame.glyphs)
    guard !bins.isEmpty else { return }
    drawKey(in: &frame, area, y: area.y + 2, hasWaiting: !late.isEmpty)
    Histogram(bins)
      .draw(in: &frame, x: area.x, y: area.y + 3, width: area.width, height: lines)
  }

  /// The outcomes of the parts of a bar, in their order.
  let barWords: [OutcomeWord] = [.gone, .slow, .stuck]

  /// The durations counted in at most this many steps; none where there are none.
  func bins(lines: Int, _ glyphs: Glyphs) -> [Histogram.Bin] {
    let (gone, waiting) = (results.goneDurations, late)
    guard let bins = DurationBins(gone: gone, waiting: waiting.map(\.seconds), lines: lines)
    else { return [] }
    return histogram(bins, gone, waiting, glyphs)
  }

  /// What the rows and the lengths of the bars are.
  private func drawAxes(in frame: inout Frame, right: Int, y: Int, room: Int) {
    let axes = [words.chartAxes, words.shortChartAxes].first {
      TextWidth.of($0, glyphs: frame.glyphs) <= room
    }
    guard let axes else { return }
    frame.putRight(axes, right: right, y: y, role: .dim, maxWidth: room)
  }

  private typealias Late = (word: OutcomeWord, seconds: Int64)

  /// The instances that take longer than the others, with their time so far.
  private var late: [Late] {
    guard results.totals[.slow] != nil || results.totals[.stuck] != nil else { return [] }
    return results.instances.compactMap { result in
      let word = result.outcome.word
      guard word == .slow || word == .stuck,
        let seconds = result.secondsSinceAcceptance(at: state.now)
      else { return nil }
      return (word, seconds)
    }
  }

  /// The legend of the bars.
  private func drawKey(in frame: inout Frame, _ area: Rect, y: Int, hasWaiting: Bool) {
    let glyphs = frame.glyphs
    var x = area.x
    func put(_ sign: String, _ text: String, _ role: Role) {
      x +=
        frame.put("\(sign) \(text)", x: x, y: y, role: role, maxWidth: max(0, area.right - x)) + 2
    }
    put(glyphs.barFull, words.outcome(.gone), OutcomeWord.gone.role)
    guard hasWaiting else { return }
    for word in [OutcomeWord.slow, .stuck] where results.totals[word] != nil {
      put(word.glyph(glyphs), words.stillThere(word), word.role)
    }
  }

  private func histogram(
    _ bins: DurationBins, _ gone: GoneDurations, _ waiting: [Late], _ glyphs: Glyphs
  ) -> [Histogram.Bin] {
    var counts = [[OutcomeWord: Int]](repeating: [:], count: bins.total)
    for seconds in gone.seconds { counts[bins.index(of: seconds)][.gone, default: 0] += 1 }
    for (word, seconds) in waiting { counts[bins.index(of: seconds)][word, default: 0] += 1 }
    return counts.enumerated().map { index, counts in
      let late = [OutcomeWord.slow, .stuck].compactMap { word in
        counts[word].map { count in
          // The bar's own number says it already where there is nothing else in the bar.
          "\(word.glyph(glyphs)) \(words.outcome(word))"
            + (counts.count > 1 ? " \(count.grouped)" : "")
        }
      }
      return Histogram.Bin(
        label: label(bins, index),
        parts: barWords.map { word in
          StackedBar.Part(
            count: counts[word, default: 0], role: word.role,
            sign: word == .gone ? nil : word.glyph(glyphs))
        }, note: late.joined(separator: "  "))
    }
  }

  private func label(_ bins: DurationBins, _ index: Int) -> String {
    let (from, to) = bins.bounds(of: index)
    guard let to else { return words.from(from.elapsedText) }
    return bins.step == 1 ? from.elapsedText : "\(from.elapsedText)-\((to - 1).elapsedText)"
  }
}
