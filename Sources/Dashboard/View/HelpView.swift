import Canvas
import Fleet
import Words

/// A line of the help.
enum HelpLine: Hashable {
  case heading(String)
  /// The reason is why it is not available now; empty if it is.
  case command(keys: String, text: String, reason: String)
  case text(String)
}

extension DashboardState {
  /// All commands that this run has, by topic, those that match every word of the text.
  func helpLines(matching text: String) -> [HelpLine] {
    let matching = Set(commands(matching: text))
    var lines: [HelpLine] = []
    for (title, commands) in helpTopics {
      let shown = commands.filter { matching.contains($0) }
      guard !shown.isEmpty else { continue }
      lines.append(.heading(title))
      lines += shown.map { command in
        .command(
          keys: keys.keyNames(of: command, glyphs: glyphs), text: words.help(command),
          reason: unavailability(of: command) ?? "")
      }
    }
    if text.isEmpty {
      lines.append(.heading(words.filterTopic))
      lines += words.filterHelp.map { .text($0) }
    }
    return lines
  }

  private var helpTopics: [(String, [Command])] {
    [
      (
        words.markTopic,
        [
          .mark, .range, .markAll, .unmarkAll, .invert, .markBy, .unmarkBy, .markSame, .onlyMarked,
          .undo,
        ]
      ),
      (
        words.doTopic,
        [.terminate, .stop, .retry, .refresh, .write, .openPlan, .copyID, .copySupport]
      ),
      (
        words.lookTopic,
        [
          .filter, .sort, .sortReverse, .group, .columns, .details, .outcomes, .picture, .history,
          .themes,
        ]
      ),
      (
        words.moveTopic,
        [
          .down, .up, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first, .last, .left, .right,
          .nextPane, .previousPane, .regions, .instances, .results,
        ]
      ),
      (words.programTopic, [.palette, .help, .back, .link, .redraw, .suspend, .quit]),
    ]
  }

  func drawHelp(_ help: HelpState, in frame: inout Frame, _ layout: Layout) {
    let box = DialogFrame(layout.helpDialog, title: words.helpTitle, in: &frame)
    let area = box.inner
    help.search.draw(
      in: &frame, x: area.x, y: area.y, width: area.width, focused: true,
      placeholder: words.searchPlaceholder)
    let lines = helpLines(matching: help.search.text)
    let height = area.height - 2
    if lines.isEmpty {
      frame.put(
        words.noCommand, x: area.x + 2, y: area.y + 2, role: .hint, maxWidth: area.width - 2)
    }
    for (row, line) in lines.dropFirst(help.offset).prefix(height).enumerated() {
      draw(line, in: &frame, x: area.x, y: area.y + 1 + row, width: area.width - 1)
    }
    frame.scrollBar(
      x: box.outer.right - 1, y: area.y + 1, height: height, first: help.offset, visible: height,
      count: lines.count)
    frame.putHints(
      [(arrows, words.scroll), ("esc", words.close)], x: area.x, y: area.bottom - 1,
      width: area.width)
  }

  private func draw(_ line: HelpLine, in frame: inout Frame, x: Int, y: Int, width: Int) {
    switch line {
    case .heading(let title):
      frame.put(title, x: x, y: y, role: .heading, emphasis: .bold, maxWidth: width)
    case .text(let text):
      frame.put(text, x: x + 2, y: y, maxWidth: width - 2)
    case .command(let keys, let text, let reason):
      frame.put(
        keys, x: x + 2, y: y, role: reason.isEmpty ? .key : .dim, emphasis: .bold, maxWidth: 12)
      let used = frame.put(
        text, x: x + 15, y: y, role: reason.isEmpty ? .text : .dim, maxWidth: width - 15)
      guard !reason.isEmpty, width - 17 - used > 12 else { return }
      frame.put(
        "(\(reason))", x: x + 17 + used, y: y, role: .hint, maxWidth: width - 17 - used)
    }
  }

  var arrows: String { glyphs == .unicode ? "↑↓" : "up/down" }
}
