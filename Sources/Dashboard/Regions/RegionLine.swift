import Canvas
import Fleet
import Words

/// One line of the regions pane.
struct RegionLine {
  private let row: RegionRow
  private let figures: RegionFigures
  private let columns: RegionColumns
  private let state: DashboardState

  init(
    _ row: RegionRow, _ figures: RegionFigures, _ columns: RegionColumns, on state: DashboardState
  ) {
    self.row = row
    self.figures = figures
    self.columns = columns
    self.state = state
  }

  func draw(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let (sign, signRole, emphasis) = sign(frame.glyphs)
    frame.put(sign, x: x + 1, y: y, role: signRole, emphasis: emphasis)
    var room = columns.nameWidth
    if let standIn = standIn(width: width, frame.glyphs) {
      let used = frame.putRight(
        standIn, right: x + width - 1, y: y, role: role, maxWidth: width / 2)
      room = width - RegionColumns.nameStart - 2 - used
    } else {
      for column in columns.columns { draw(column, in: &frame, x: x, y: y) }
    }
    frame.put(
      name(in: room, frame.glyphs), x: x + RegionColumns.nameStart, y: y, role: role,
      maxWidth: room)
  }

  private func draw(_ column: RegionColumns.Column, in frame: inout Frame, x: Int, y: Int) {
    let (left, right) = (x + column.x, x + column.x + column.width)
    switch column.kind {
    case .count: drawCount(in: &frame, right: right, y: y, width: column.width)
    case .bar:
      StackedBar(
        InstanceState.Phase.allCases.map { phase in
          StackedBar.Part(
            count: figures.phases[phase, default: 0], role: phase.role,
            sign: phase.glyph(frame.glyphs))
        }
      ).draw(in: &frame, x: left, y: y, width: column.width)
    case .marks, .operation, .phase:
      let parts = columns.parts(column.kind, figures, frame.glyphs)
      var x = right - max(0, columns.width(of: parts, frame.glyphs))
      for (text, role) in parts {
        x += frame.put(text, x: x, y: y, role: role) + 1
      }
    }
  }

  private func drawCount(in frame: inout Frame, right: Int, y: Int, width: Int) {
    let used = frame.putRight(
      figures.count.grouped, right: right, y: y, role: role, maxWidth: width)
    guard let age = figures.age else { return }
    frame.putRight(
      age, right: right - used - 1, y: y, role: .warning, maxWidth: max(0, width - used - 1))
  }

  // MARK: - The row

  private var status: ScopeStatus? {
    switch row {
    case .all: nil
    case .region(let region): region.status
    case .part(let part): part.status
    case .product(_, let failure): .failed(failure)
    }
  }

  private func name(in width: Int, _ glyphs: Glyphs) -> String {
    switch row {
    case .all: state.words.all
    case .region(let region):
      RegionName(region.code, in: state.words).fitted(to: width, glyphs: glyphs)
    case .part(let part): "  \(part.product.displayName)"
    case .product(let product, let failure):
      product.displayName + state.words.colon + failure.code
    }
  }

  /// What is shown in place of the figures where there are none yet.
  private func standIn(width: Int, _ glyphs: Glyphs) -> String? {
    guard figures.count == 0, figures.marks == 0, figures.outcomes.isEmpty else { return nil }
    switch status {
    case .failed(let failure):
      return width > 28 ? failure.code : state.words.retryHint(state.keys.keyName(of: .refresh))
    case .waiting: return glyphs.waiting
    case .listing, .answered, nil: return nil
    }
  }

  /// The sign before the name: a listing that failed, then what has no column, then a
  /// listing that is awaited.
  private func sign(_ glyphs: Glyphs) -> (String, Role, Cell.Emphasis) {
    if case .failed = status { return (glyphs.warning, role, .bold) }
    if !columns.hasColumn(.operation), let worst = figures.outcomes.progress.first?.word {
      return (worst.glyph(glyphs), worst.role, [])
    }
    if !columns.hasColumn(.marks), figures.marks > 0 { return (glyphs.mark, .marked, []) }
    switch status {
    case .waiting, .listing: return (glyphs.waiting, role, [])
    case .answered, .failed, nil: return ("", role, [])
    }
  }

  private var role: Role {
    switch status {
    case .waiting, .listing: .dim
    case .answered: if case .part = row { .dim } else { .text }
    case .failed: .error
    case nil: .text
    }
  }
}
