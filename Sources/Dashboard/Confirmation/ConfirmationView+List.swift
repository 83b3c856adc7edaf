import Canvas
import Fleet
import Words

/// The frozen list, and the field that narrows it.
extension ConfirmationView {
  func drawList(in frame: inout Frame, _ areas: ConfirmationLayout) {
    let (list, area) = (confirmation.list, areas.list)
    let columns = ConfirmationColumns(
      confirmation.contents, tellsRegion: rowsTellRegion, words, area.x + 6..<area.right,
      frame.glyphs)
    let scroll = list.scroll
    for row in scroll.visible.prefix(area.height) {
      let y = area.y + row - scroll.offset
      switch list.rows[row] {
      case .heading(let group):
        draw(list.groups[group], list.tallies[group], in: &frame, area, y: y)
      case .instance(let index):
        draw(confirmation.candidates[index], columns, in: &frame, area, y: y)
      }
      if row == scroll.cursor { drawCursor(in: &frame, area, y: y) }
    }
    frame.scrollBar(
      x: areas.outer.right - 1, y: area.y, height: area.height, first: scroll.offset,
      visible: area.height, count: scroll.count)
  }

  /// The pointer is once on the screen, where the focus is.
  private func drawCursor(in frame: inout Frame, _ area: Rect, y: Int) {
    let isFocused = confirmation.focus == .list
    if isFocused {
      frame.restyle(Rect(x: area.x, y: y, width: area.width, height: 1), role: .cursor)
    }
    frame.put(
      isFocused ? frame.glyphs.cursor : frame.glyphs.bullet, x: area.x, y: y,
      role: isFocused ? .cursor : .cursorUnfocused, emphasis: isFocused ? .bold : [])
  }

  // MARK: - A heading

  /// `[+] ECM · ap-guangzhou  1,300 · 2 held back · ! none remain running`, `! LAST RUNNING  5`
  private func draw(
    _ group: ConfirmationGroup, _ tally: FrozenList.Tally, in frame: inout Frame, _ area: Rect,
    y: Int
  ) {
    let glyphs = frame.glyphs
    let (label, role): (String, Role) =
      switch group.id {
      case .attention(let attention): ("\(glyphs.warning) \(words.label(attention))", .warning)
      case .place(let product, let region):
        (
          "\(confirmation.list.isFolded(group) ? "[+]" : "[-]") "
            + "\(product.displayName) \(glyphs.separator) \(words.region(region))", .heading
        )
      }
    var x = area.x + 2
    x += frame.put(
      "\(label)  \(tally.sent.grouped)", x: x, y: y, role: role, emphasis: .bold,
      maxWidth: area.right - x)
    for (text, role) in notes(group, tally, glyphs) where area.right - x > 6 {
      x += frame.put(" \(glyphs.separator) ", x: x, y: y, role: .dim)
      x += frame.put(text, x: x, y: y, role: role, maxWidth: area.right - x)
    }
  }

  func notes(
    _ group: ConfirmationGroup, _ tally: FrozenList.Tally, _ glyphs: Glyphs
  ) -> [(String, Role)] {
    var notes: [(String, Role)] = []
    if tally.held > 0 { notes.append((words.heldBack(tally.held), .outcomeHeldBack)) }
    if tally.excluded > 0 { notes.append((words.excluded(tally.excluded), .dim)) }
    if tally.prepaid > 0 { notes.append((words.prepaid(tally.prepaid), .text)) }
    if let region = group.id.region, confirmation.emptiedRegions.contains(region) {
      notes.append(("\(glyphs.warning) \(words.noneRemain)", .warning))
    }
    if group.listedAbove > 0 { notes.append((words.listedAbove(group.listedAbove), .hint)) }
    return notes
  }

  // MARK: - A row

  private func draw(
    _ instance: Instance, _ columns: ConfirmationColumns, in frame: inout Frame, _ area: Rect,
    y: Int
  ) {
    let (sign, role) = sign(of: instance, frame.glyphs)
    func put(_ text: String, _ column: Range<Int>, _ role: Role, _ overflow: Overflow = .middle) {
      guard !column.isEmpty else { return }
      frame.put(
        text, x: column.lowerBound, y: y, role: role,
        maxWidth: min(column.upperBound, area.right) - column.lowerBound, overflow: overflow)
    }
    let note = note(on: instance)
    let width = TextWidth.of(note, glyphs: frame.glyphs)
    let start =
      note.isEmpty ? area.right : columns.start(ofNote: width, right: area.right)
    frame.put(sign, x: area.x + 4, y: y, role: role)
    put(instance.id, columns.id, role)
    put(instance.name, columns.name, role)
    if columns.zone.upperBound <= start {
      put(zone(of: instance, columns.zone.count, frame.glyphs), columns.zone, .dim, .ellipsis)
    }
    if columns.state.upperBound <= start {
      put(words.state(instance.state), columns.state, role == .text ? instance.state.role : role)
    }
    if columns.address.upperBound <= start {
      // Nothing follows where there is no note.
      let right = note.isEmpty && !columns.address.isEmpty ? area.right : columns.address.upperBound
      put(instance.shownAddresses, columns.address.lowerBound..<right, .dim)
    }
    put(note, start..<area.right, role == .text ? .warning : role, .ellipsis)
  }

  private func sign(of instance: Instance, _ glyphs: Glyphs) -> (String, Role) {
    if confirmation.removed.contains(instance.key) { return (glyphs.emptyBox, .dim) }
    return confirmation.holds[instance.key] == nil
      ? (glyphs.mark, .text) : (glyphs.heldBack, .outcomeHeldBack)
  }

  /// Why it is not sent, or what its heading does not say of it.
  func note(on instance: Instance) -> String {
    if confirmation.removed.contains(instance.key) { return words.removedLabel }
    if let hold = confirmation.holds[instance.key] { return words.hold(hold) }
    return confirmation.grouping.attentions(of: instance).dropFirst().map(words.note)
      .joined(separator: words.comma)
  }

  /// Where some rows have no heading that says their region.
  private var rowsTellRegion: Bool {
    confirmation.list.hasAttention && confirmation.contents.spansRegions
  }

  /// Whole where all are, otherwise cut in the one way in which all are.
  private func zone(of instance: Instance, _ width: Int, _ glyphs: Glyphs) -> String {
    let (contents, traits) = (confirmation.contents, instance.shared.traits)
    guard width < contents.zone else { return traits.zoneOrRegion }
    return contents.start(in: rowsTellRegion ? nil : traits.region)
      .text(traits.zoneOrRegion, in: width, glyphs: glyphs)
  }
}

// MARK: - The filter

extension ConfirmationView {
  /// The field gives way to what stands beside it: how much of the frozen list is listed, or what is
  /// wrong.
  func drawFilter(in frame: inout Frame, _ area: Rect, y: Int) {
    let error = confirmation.filterError
    let note =
      error.map { "\(frame.glyphs.failure) \(words.filterError($0))" }
      ?? words.listed(
        confirmation.list.listedCount, of: confirmation.candidates.count, sent: summary.targetCount)
    let needed = TextWidth.of(note, glyphs: frame.glyphs) + 4
    let width = max(area.width / 3, min(area.width / 2, area.width - needed))
    frame.put("/", x: area.x, y: y, role: .key, emphasis: .bold)
    confirmation.filter.draw(
      in: &frame, x: area.x + 1, y: y, width: width, focused: confirmation.focus == .filter,
      role: error == nil ? .field : .fieldError)
    frame.put(
      note, x: area.x + width + 2, y: y, role: error == nil ? .hint : .error,
      maxWidth: area.width - width - 2)
  }
}
