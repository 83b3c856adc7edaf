import Canvas
import Fleet
import Words

/// The instances that are terminating, longest first, with who started that.
extension OverviewView {
  func drawLeaving(in frame: inout Frame) {
    let (area, list) = (layout.leaving, state.list)
    let count = state.leaving.rows.count
    frame.put(
      words.leavingTitle(count), x: layout.heading.x, y: layout.heading.y,
      role: count == 0 ? .hint : .heading, maxWidth: layout.heading.width)
    let summary = layout.summary
    if summary.height > 0 {
      frame.putWrapped(
        state.overdue.text(
          words, separator: frame.glyphs.separator, isSearching: state.origins == nil),
        x: summary.x, y: summary.y,
        width: summary.width, height: summary.height, role: .outcomeStuck)
    }
    let table = Self.table(words)
    let placements = table.placements(in: area.width - 3)
    for line in list.visible {
      let instance = screen.list.inventory.instances[Int(state.leaving.rows[line])]
      let y = area.y + line - list.offset
      let cells = cells(of: instance)
      frame.put(
        instance.state.glyph(frame.glyphs), x: area.x + 1, y: y, role: instance.state.role)
      for placement in placements {
        var (text, role) = cells[placement.index]
        if placement.index == Self.regionColumn {
          text = RegionName(instance.region, in: words)
            .fitted(to: placement.width, glyphs: frame.glyphs)
        } else if role == .dim {
          // Not the end of an id.
          text = text.fittedText(to: placement.width, glyphs: frame.glyphs)
        }
        table.put(text, in: &frame, placement: placement, x: area.x + 3, y: y, role: role)
      }
      if line == list.cursor, state.focus == .leaving { frame.putListCursor(in: area, y: y) }
    }
    frame.scrollBar(
      x: layout.outer.right - 1, y: area.y, height: area.height, first: list.offset,
      visible: list.height, count: list.count)
  }

  private static let regionColumn = 2

  private static func table(_ words: Words) -> Table {
    Table(
      [
        Table.Column(
          title: "", minimum: 12, usual: 20, widest: 32, isCore: true, priority: 80,
          overflow: .middle),
        Table.Column(title: "", minimum: 12, widest: 14, priority: 40),
        Table.Column(title: "", minimum: 12, usual: 16, widest: 28, isCore: true, priority: 70),
        Table.Column(title: "", widest: 10, isCore: true, priority: 90),
        // The end of an operation's id distinguishes it.
        Table.Column(
          title: "", minimum: 16, usual: 34, widest: 60, isCore: true, priority: 60,
          overflow: .tail(5)),
      ])
  }

  private func cells(of instance: Instance) -> [(text: String, role: Role)] {
    let since = instance.terminatingSince
    let age = since.map { screen.now.seconds(since: $0) } ?? 0
    return [
      (instance.name.isEmpty ? instance.id : instance.name, .text), (instance.id, .dim),
      (words.region(instance.region), .text),
      (
        since.map(shortTime) ?? words.notKnown,
        age > OverviewTable.overdueAfter ? .outcomeStuck : .text
      ),
      starter(of: instance),
    ]
  }

  /// `09:14 2h`, and the day instead of the time once it is another one.
  private func shortTime(_ since: Timestamp) -> String {
    let age = Age(seconds: screen.now.seconds(since: since))
    let day = since.date(offset: screen.configuration.localOffset(since))
    let today = screen.now.date(offset: screen.configuration.localOffset(screen.now))
    return "\(day == today ? screen.timeOfDay(since) : String(day.suffix(5))) \(age)"
  }

  private func origin(of instance: Instance) -> OperationOrigin? {
    screen.shownOrigin(of: instance) ?? state.origins?[instance.key]
  }

  private func starter(of instance: Instance) -> (text: String, role: Role) {
    guard let origin = origin(of: instance) else {
      return (state.origins == nil ? words.searchingOrigin : words.noOrigin, .dim)
    }
    return ("\(origin.starter) \(origin.operation)", .text)
  }

  /// The line under the cursor in full, since a narrow screen leaves columns out.
  func leavingNote(_ instance: Instance, separator: String) -> String {
    let since =
      instance.terminatingSince.map { time in
        let age = Age(seconds: screen.now.seconds(since: time))
        return words.leavingSince(shownTime(time), age: age)
      } ?? words.leavingSinceUnknown
    let starter =
      origin(of: instance).map { words.origin($0, at: shownTime($0.startedAt)) }
      ?? (state.origins == nil ? words.searchingOrigin : words.noOriginKnown)
    return [instance.id, since, starter].joined(separator: separator)
  }

  private func shownTime(_ time: Timestamp) -> String {
    let day = time.date(offset: screen.configuration.localOffset(time))
    let today = screen.now.date(offset: screen.configuration.localOffset(screen.now))
    return day == today ? screen.timeOfDay(time) : screen.localTime(time)
  }
}
