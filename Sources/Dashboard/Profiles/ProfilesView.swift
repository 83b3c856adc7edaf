import Canvas
import Fleet
import Words

extension ProfilesState {
  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.listDialog, title: words.profilesTitle, in: &frame).inner
    let rows = rows(on: screen)
    let columns = Columns(width: area.width)
    for row in list.visible where rows.indices.contains(row) {
      let y = area.y + row - list.offset
      rows[row].draw(words, in: &frame, area, columns, y: y)
      if row == list.cursor { frame.putListCursor(in: area, y: y) }
    }
    drawBelow(rows.indices.contains(list.cursor) ? rows[list.cursor] : nil, words, in: &frame, area)
    frame.putHints(hints(on: screen), in: area)
  }

  /// How far the opening is, why there was none, or the row under the cursor in full.
  private func drawBelow(
    _ row: ProfileRow?, _ words: Words, in frame: inout Frame, _ area: Rect
  ) {
    var (text, role) = ("", Role.info)
    switch phase {
    case .loading: (text, role) = (words.loading, .hint)
    case .opening(let name): (text, role) = (words.openingProfile(name), .warning)
    case .choosing where !problem.isEmpty: (text, role) = (problem, .error)
    case .choosing: text = row?.summary(words, frame.glyphs) ?? ""
    }
    frame.putWrapped(
      text, x: area.x, y: area.bottom - 5, width: area.width, height: 4, role: role)
  }

  /// Where the columns begin. Where the width is small the colour is named below only.
  struct Columns {
    let name = 4
    let account: Int
    let site: Int
    let colour: Int?
    let activity: Int

    init(width: Int) {
      account = name + (width < 76 ? 16 : 22)
      site = account + 15
      colour = width < 76 ? nil : site + 6
      activity = site + (width < 76 ? 6 : 17)
    }
  }
}

extension ProfileRow {
  fileprivate func draw(
    _ words: Words, in frame: inout Frame, _ area: Rect, _ columns: ProfilesState.Columns, y: Int
  ) {
    let (sign, role) = sign(frame.glyphs)
    frame.put(sign, x: area.x + 2, y: y, role: role, emphasis: .bold)
    frame.put(
      words.profileName(entry.name), x: area.x + columns.name, y: y, emphasis: .bold,
      maxWidth: columns.account - columns.name - 1, overflow: .middle)
    let known = account ?? (entry.accounts.count == 1 ? entry.accounts[0] : frame.glyphs.separator)
    frame.put(
      known, x: area.x + columns.account, y: y, role: account == nil ? .dim : .text, maxWidth: 14)
    frame.put(entry.site.rawValue, x: area.x + columns.site, y: y, maxWidth: 5)
    if let colour = columns.colour {
      frame.put(entry.colour, x: area.x + colour, y: y, role: .dim, maxWidth: 10)
    }
    let room = area.width - columns.activity
    frame.put(
      activityText(words, frame.glyphs), x: area.x + columns.activity, y: y,
      role: activity.isEmpty ? .dim : .warning, maxWidth: room)
  }

  private func sign(_ glyphs: Glyphs) -> (String, Role) {
    if standing == .shown { return (glyphs.mark, .success) }
    if activity.asksCanary || activity.trouble != nil { return (glyphs.warning, .warning) }
    if activity.isInFlight { return (glyphs.running, .warning) }
    if !activity.isEmpty { return (glyphs.success, .warning) }
    return standing == .open ? (glyphs.expanded, .dim) : (" ", .text)
  }

  /// What runs there in one line.
  private func activityText(_ words: Words, _ glyphs: Glyphs) -> String {
    guard !activity.isEmpty else {
      switch standing {
      case .shown: return words.profileOnScreen
      case .open: return words.profileIsOpen
      case .closed: return words.profileNotOpened
      }
    }
    var parts: [String] = []
    if activity.asksCanary { parts.append(words.asksCanary) }
    let sums = activity.operations.reduce(into: [OutcomeWord: Int]()) { sums, operation in
      sums.merge(operation.totals) { $0 + $1 }
    }
    if activity.operations.count > 1 {
      parts.append(words.operationCount(activity.operations.count))
    }
    if !sums.isEmpty { parts.append(words.totalsLine(sums, glyphs)) }
    if activity.unstarted > 0 { parts.append(words.notBegunYet(activity.unstarted)) }
    return parts.joined(separator: " \(glyphs.separator) ")
  }

  /// Everything about it, since a narrow screen truncates its row.
  fileprivate func summary(_ words: Words, _ glyphs: Glyphs) -> String {
    var parts: [String] = []
    switch standing {
    case .shown: parts.append(words.profileOnScreen)
    case .open: parts.append(words.profileIsOpen)
    case .closed: parts.append(words.profileNotOpened)
    }
    if !entry.endpoint.isEmpty { parts.append(entry.endpoint) }
    if entry.isReadOnly { parts.append(words.readOnlyBadge) }
    parts.append(entry.hasOwnKeys ? words.ownKeys : words.defaultKeys)
    if !twins.isEmpty { parts.append(words.sameAccount(as: twins)) }
    if !entry.colour.isEmpty { parts.append(words.titleColour(entry.colour)) }
    for operation in activity.operations {
      parts.append(words.operationTotals(operation.id, words.totalsLine(operation.totals, glyphs)))
    }
    if activity.unstarted > 0 { parts.append(words.notBegunYet(activity.unstarted)) }
    if activity.isEmpty, standing != .closed { parts.append(words.profileQuiet) }
    return parts.joined(separator: " \(glyphs.separator) ")
  }
}

extension Words {
  fileprivate func totalsLine(_ totals: [OutcomeWord: Int], _ glyphs: Glyphs) -> String {
    OutcomeWord.display.compactMap { word in
      totals[word].flatMap { $0 > 0 ? "\(outcome(word)) \($0.grouped)" : nil }
    }.joined(separator: " \(glyphs.separator) ")
  }
}
