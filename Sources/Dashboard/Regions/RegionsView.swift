import Canvas
import Fleet
import Words

/// The regions, each with a sign for how far its answer has come.
struct RegionsView {
  let state: DashboardState

  func draw(in frame: inout Frame, _ area: Rect) {
    let isFocused = state.focus == .regions
    frame.box(area, title: state.words.regionsTitle, focused: state.focus == .regions)
    drawCounts(in: &frame, area)
    let regions = state.regions
    for row in regions.scroll.visible {
      let y = area.y + 1 + row - regions.scroll.offset
      draw(
        regions.rows[row], in: &frame, x: area.x + 1, y: y, width: area.width - 2)
      guard row == regions.scroll.cursor else { continue }
      frame.put(frame.glyphs.cursor, x: area.x + 1, y: y, role: .key, emphasis: .bold)
      frame.restyle(
        Rect(x: area.x + 1, y: y, width: area.width - 2, height: 1),
        role: isFocused ? .cursor : .cursorUnfocused)
    }
    frame.scrollBar(
      x: area.right - 1, y: area.y + 1, height: area.height - 2, first: regions.scroll.offset,
      visible: regions.scroll.height, count: regions.rows.count)
  }

  /// `✓31 …2 !1` in the border.
  private func drawCounts(in frame: inout Frame, _ area: Rect) {
    var answered = 0
    var waiting = 0
    var failed = 0
    for status in state.list.inventory.scopes.values {
      switch status {
      case .answered: answered += 1
      case .waiting, .listing: waiting += 1
      case .failed: failed += 1
      }
    }
    let glyphs = frame.glyphs
    var right = area.right - 1
    func put(_ count: Int, _ sign: String, _ role: Role) {
      guard count > 0 else { return }
      right -= frame.putRight(
        "\(sign)\(count) ", right: right, y: area.y, role: role, maxWidth: 6)
    }
    put(failed, glyphs.warning, .error)
    put(waiting, glyphs.waiting, .info)
    put(answered, glyphs.success, .success)
    if right < area.right - 1 { frame.put(" ", x: right - 1, y: area.y, role: .border) }
  }

  private func draw(_ row: RegionRow, in frame: inout Frame, x: Int, y: Int, width: Int) {
    switch row {
    case .all:
      line(
        "", state.words.all, count: state.list.inventory.instances.count, .text, in: &frame,
        x: x, y: y, width: width)
    case .region(let region):
      line(
        sign(region.status, frame.glyphs), state.words.region(region.code),
        status: region.status, count: region.count, role(region.status), in: &frame, x: x, y: y,
        width: width)
    case .part(let part):
      line(
        sign(part.status, frame.glyphs), "  \(part.product.displayName)", status: part.status,
        count: part.count, .dim, in: &frame, x: x, y: y, width: width)
    case .product(let product, let failure):
      line(
        frame.glyphs.warning, product.displayName + state.words.colon + failure.code,
        status: .failed(failure), count: 0, .error, in: &frame, x: x, y: y, width: width)
    }
  }

  private func line(
    _ sign: String, _ name: String, status: ScopeStatus? = nil, count: Int, _ role: Role,
    in frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    var tail = count.grouped
    if case .failed(let failure) = status, count == 0 {
      tail = width > 28 ? failure.code : state.words.retryHint(state.keys.keyName(of: .refresh))
    }
    if case .waiting = status, count == 0 { tail = frame.glyphs.waiting }
    var used = frame.putRight(
      tail, right: x + width - 1, y: y, role: role, maxWidth: width / 2)
    if count > 0, let age = age(status) {
      used +=
        1
        + frame.putRight(
          age, right: x + width - 2 - used, y: y, role: .warning, maxWidth: 4)
    }
    frame.put(sign, x: x + 1, y: y, role: role, emphasis: sign == "!" ? .bold : [])
    frame.put(
      name, x: x + 3, y: y, role: role, maxWidth: width - 5 - used, overflow: .middle)
  }

  /// The age of cached rows: `2h`.
  private func age(_ status: ScopeStatus?) -> String? {
    guard let asOf = state.list.inventory.rememberedAsOf else { return nil }
    if case .answered = status { return nil }
    return Age(seconds: state.now.seconds(since: asOf)).description
  }

  private func sign(_ status: ScopeStatus, _ glyphs: Glyphs) -> String {
    switch status {
    case .waiting, .listing: glyphs.waiting
    case .answered: " "
    case .failed: glyphs.warning
    }
  }

  private func role(_ status: ScopeStatus) -> Role {
    switch status {
    case .waiting, .listing: .dim
    case .answered: .text
    case .failed: .error
    }
  }
}
