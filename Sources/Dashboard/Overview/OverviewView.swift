import Canvas
import Fleet
import Words

/// The overview: totals, the table of regions by states, and the terminating instances.
struct OverviewView {
  let screen: DashboardState
  let state: OverviewState
  let layout: OverviewLayout

  init(_ state: OverviewState, on screen: DashboardState) {
    self.state = state
    self.screen = screen
    layout = OverviewLayout(screen.layout, state)
  }

  var words: Words { screen.words }

  func draw(in frame: inout Frame) {
    _ = DialogFrame(layout.outer, title: title, in: &frame)
    drawHead(in: &frame)
    if screen.list.inventory.instances.isEmpty, state.table.rows.count == 1 {
      frame.putWrapped(
        emptyReason, x: layout.regions.x, y: layout.titles.y + 1, width: layout.regions.width,
        height: 3, role: .hint)
    } else {
      OverviewMatrix(self, in: frame).draw(in: &frame)
      drawLeaving(in: &frame)
    }
    drawNote(in: &frame)
    frame.putHints(state.hints(on: screen), in: layout.hints)
  }

  var title: String {
    let account = screen.identity.account.map { "\(words.account) \($0.id)" }
    return [words.overviewTitle, account ?? words.unknownAccount]
      .joined(separator: " \(screen.glyphs.separator) ")
  }

  /// `12,904 instances · ECM 8,000 · EdgeZone 4,904`, and the products that did not answer.
  private func drawHead(in frame: inout Frame) {
    let inventory = screen.list.inventory
    var x = layout.head.x
    func put(_ text: String, _ role: Role) {
      guard x < layout.head.right else { return }
      x += 3 + frame.put(text, x: x, y: layout.head.y, role: role, maxWidth: layout.head.right - x)
    }
    put(words.instances(inventory.instances.count), .heading)
    for (product, count) in state.table.products {
      if case .failed(let failure) = inventory.scopes[ListingScope(product: product, region: nil)] {
        put("\(frame.glyphs.warning) \(product.displayName)\(words.colon)\(failure.code)", .error)
      } else {
        put("\(product.displayName) \(count.grouped)", .text)
      }
    }
    if let asOf = inventory.rememberedAsOf { put(screen.cachedText(asOf), .warning) }
  }

  var emptyReason: String {
    let inventory = screen.list.inventory
    let refresh = screen.keys.keyName(of: .refresh)
    if inventory.isComplete { return words.noInstances(refresh: refresh) }
    let hasFailed = inventory.missing.contains { part in
      if case .failed = part.reason { true } else { false }
    }
    return screen.hasListed && hasFailed ? words.listFailed(refresh: refresh) : words.listingFirst
  }

  /// What the line under the cursor says in full.
  private func drawNote(in frame: inout Frame) {
    let area = layout.note
    frame.putWrapped(
      note, x: area.x, y: area.y, width: area.width, height: area.height, role: .info)
  }

  var note: String {
    switch state.focus {
    case .leaving:
      let separator = " \(screen.glyphs.separator) "
      return state.instance(on: screen).map { leavingNote($0, separator: separator) } ?? ""
    case .matrix:
      if case .failed(let failure) = state.row.status { return words.fullFailure(failure) }
      return ""
    }
  }
}

extension OverviewState {
  func draw(on screen: DashboardState, in frame: inout Frame) {
    OverviewView(self, on: screen).draw(in: &frame)
  }
}
