import Canvas
import Fleet
import Words

/// The line of passing words, or the filter while it is typed, and the keys that matter now.
struct FooterView {
  let state: DashboardState
  let table: InstanceTable

  func draw(in frame: inout Frame, _ layout: Layout) {
    if state.dialog != nil || state.help != nil { return }
    if !state.list.filter.isEditing, let find = state.find {
      return find.draw(on: state, in: &frame, layout)
    }
    if state.list.filter.isEditing {
      drawField(in: &frame, layout.message)
    } else if let message = state.message, state.pending == nil || message.severity == .error {
      drawMessage(message, in: &frame, layout.message)
    } else if let pending = state.pending {
      drawMessage(message(of: pending), in: &frame, layout.message)
    } else if let failure = failedRegion {
      drawMessage(failure, in: &frame, layout.message)
    } else if state.focus == .results, let row = state.continuedRow {
      frame.put(
        row.text, x: 1, y: layout.message.y, role: row.role, maxWidth: layout.message.width - 2)
    } else if state.focus == .regions {
      drawFilterBeside(in: &frame, layout.message)
    } else {
      drawFilterAndPlace(in: &frame, layout.message)
    }
    if state.list.filter.isEditing, let error = state.list.filter.error {
      frame.put(
        "\(frame.glyphs.failure) \(state.words.filterError(error))", x: 1, y: layout.footer.y,
        role: .error, maxWidth: layout.footer.width - 2)
    } else {
      let width = layout.footer.width - 2
      frame.putHints(hints(for: frame, width), x: 1, y: layout.footer.y, width: width)
    }
  }

  /// The filter that was kept, and to the right of it where the instance under the cursor is.
  private func drawFilterAndPlace(in frame: inout Frame, _ area: Rect) {
    var area = area
    let hasFilter = !state.list.filter.field.isEmpty
    if let place = state.placeUnderCursor(in: table), state.list.filter.error == nil {
      if hasFilter {
        area.width -=
          2
          + frame.putRight(
            place, right: area.right - 1, y: area.y, role: .hint, maxWidth: area.width / 2)
      } else {
        frame.put(place, x: 1, y: area.y, role: .hint, maxWidth: area.width - 2)
      }
    }
    if hasFilter { drawFilter(in: &frame, area) }
  }

  /// With its error where it cannot be in force.
  private func drawFilter(in frame: inout Frame, _ area: Rect) {
    let filter = state.list.filter
    frame.put("/", x: 1, y: area.y, role: .key, emphasis: .bold)
    let isWrong = filter.error != nil
    let used = frame.put(
      filter.text, x: 2, y: area.y, role: isWrong ? .fieldError : .hint,
      maxWidth: isWrong ? area.width / 2 : area.width - 3)
    guard let error = filter.error else { return }
    underline(error, of: filter.field, in: &frame, x: 2, y: area.y, width: used)
    frame.put(
      "\(frame.glyphs.failure) \(state.words.filterError(error))", x: used + 4, y: area.y,
      role: .error, maxWidth: area.width - used - 5)
  }

  /// The states of a region, and the filter to the right of them where one is in force.
  private func drawFilterBeside(in frame: inout Frame, _ area: Rect) {
    var area = area
    if !state.list.filter.field.isEmpty {
      area.width -=
        2
        + frame.putRight(
          "/\(state.list.filter.text)", right: area.right - 1, y: area.y, role: .hint,
          maxWidth: area.width / 3)
    }
    RegionStatesView(state: state).draw(in: &frame, area)
  }

  /// The message about an operation that has not started, with the keys that end it.
  private func message(of pending: PendingOperation) -> DashboardState.Message {
    let text = state.words.pending(
      pending, stop: state.keys.keyName(of: .stop), quit: state.keys.keyName(of: .quit))
    return switch pending.step {
    case .reading: DashboardState.Message(severity: .information, text: text)
    case .waiting: DashboardState.Message(severity: .warning, text: text)
    }
  }

  /// A region that failed says why while the cursor is on it.
  private var failedRegion: DashboardState.Message? {
    guard state.focus == .regions, let row = state.regions.current else { return nil }
    let statuses: [(String, ScopeStatus)] =
      switch row {
      case .all: []
      case .region(let region): region.parts.map { ($0.product.displayName, $0.status) }
      case .part(let part): [(part.product.displayName, part.status)]
      case .product(let product, let failure): [(product.displayName, .failed(failure))]
      }
    for case (let name, .failed(let failure)) in statuses {
      return DashboardState.Message(
        severity: .error,
        text: state.words.regionFailed(
          name, failure, refresh: state.keys.keyName(of: .refresh)))
    }
    return nil
  }

  private func drawMessage(
    _ message: DashboardState.Message, in frame: inout Frame, _ area: Rect
  ) {
    frame.put(
      message.sign(frame.glyphs) + message.text, x: 1, y: area.y, role: message.role,
      emphasis: message.severity == .error ? .bold : [], maxWidth: area.width - 2)
  }

  /// The wrong character is underlined; the error takes the line of the keys.
  private func drawField(in frame: inout Frame, _ area: Rect) {
    let filter = state.list.filter
    frame.put("/", x: 1, y: area.y, role: .key, emphasis: .bold)
    let width = filter.completion.candidates.isEmpty ? area.width - 3 : area.width / 2
    filter.field.draw(
      in: &frame, x: 2, y: area.y, width: width, focused: true,
      role: filter.error == nil ? .field : .fieldError)
    filter.completion.draw(in: &frame, x: width + 4, y: area.y, width: area.width - width - 5)
    guard let error = filter.error else { return }
    underline(error, of: filter.field, in: &frame, x: 2, y: area.y, width: width)
  }

  /// Marks the wrong character of a filter.
  private func underline(
    _ error: FilterError, of field: TextField, in frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    let before = String(field.characters.prefix(error.position))
    let column = TextWidth.of(before, glyphs: frame.glyphs)
    guard column < width else { return }
    frame.restyle(
      Rect(x: x + column, y: y, width: 1, height: 1), role: .fieldError,
      emphasis: [.underline, .bold])
  }

  /// The hints for the focus, from the command table, until the line is full: it takes longer to ask
  /// whether a command is available than to draw it.
  private func hints(for frame: Frame, _ width: Int) -> [(key: String, word: String)] {
    if state.list.filter.isEditing {
      let words = state.words
      return [
        ("enter", words.keep), ("esc", words.clear), ("tab", words.complete),
        (state.arrows, words.earlier),
      ]
    }
    let urgent = urgent
    let isReadOnly = state.readOnlyReason != nil
    var hints: [(key: String, word: String)] = []
    var room = width
    for command in urgent + commands.filter({ !urgent.contains($0) }) where room > Self.leastHint {
      if isReadOnly, command.danger != .harmless { continue }
      guard command == .terminate || state.unavailability(of: command) == nil else { continue }
      let hint = (key: state.keys.keyName(of: command), word: word(of: command))
      hints.append(hint)
      let columns = frame.columns(of: hint)
      if columns <= room, !hint.key.isEmpty { room -= columns + Frame.hintGap }
    }
    return hints
  }

  /// The columns of a key and the shortest word.
  private static let leastHint = 3

  /// What the state of the screen asks for before anything else.
  private var urgent: [Command] {
    if state.askingOperation != nil { return [.terminate] }
    if state.others.contains(where: { $0.activity.asksCanary || $0.activity.trouble != nil }) {
      return [.profiles]
    }
    guard state.focus == .instances else { return [] }
    if state.list.rangeStart != nil { return [.range, .back] }
    return state.list.onlyMarked ? [.terminate, .onlyMarked] : []
  }

  /// On the heading of a group some commands do something else.
  private func word(of command: Command) -> String {
    if command == .terminate, state.askingOperation != nil { return state.words.answerCanary }
    if state.focus == .instances, command == .details, let group = state.list.currentGroup {
      return group.isFolded ? state.words.unfoldWord : state.words.foldWord
    }
    guard state.focus == .results, let operation = state.operation else {
      return state.words.footer(command)
    }
    if command == .refresh, operation.isResumable { return state.words.resume }
    guard let group = operation.currentGroup else { return state.words.footer(command) }
    switch command {
    case .details:
      let isFolded = operation.rows.folded.contains(group)
      return isFolded ? state.words.unfoldWord : state.words.foldWord
    case .retry: return state.words.retryGroupWord
    default: return state.words.footer(command)
    }
  }

  private var commands: [Command] {
    switch state.focus {
    case .regions:
      [
        .mark, .regionsPane, .filter, .refresh, .help, .quit, .nextPane, .right, .overview,
        .terminate, .history, .views,
      ]
    case .instances:
      [
        .mark, .terminate, .filter, .help, .quit, .nextPane, .overview, .find, .views, .markAll,
        .range, .details, .undo, .invert, .onlyMarked, .sort, .group, .regionsPane, .refresh,
        .write, .markSame, .history, .palette,
      ]
    case .results:
      (state.operation?.isResumable == true ? [.refresh] : []) + [
        .details, .outcomes, .retry, .help, .quit, .stop, .write, .picture, .group, .sort,
        .copySupport, .nextPane, .history, .palette,
      ]
    }
  }
}
