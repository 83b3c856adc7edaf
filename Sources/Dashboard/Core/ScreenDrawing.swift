package import Canvas

/// Draws one screen again and again, and draws no part of it twice whose inputs are as they were: a
/// key that moves the cursor costs two rows, however many there are.
///
/// Every frame is that of ``DashboardState/frame``, which draws everything. The state of another
/// screen needs a drawing of its own.
package struct ScreenDrawing: Sendable {
  /// The panes as drawn last, without a dialog over them.
  private var panes = Frame(size: Size(width: 0, height: 0))
  private var layout: Layout?
  private var title: TitleView.Inputs?
  private var regions: RegionsView.Inputs?
  private var list = DrawnList()
  private var results: ResultsView.Inputs?

  package init() {}

  /// The screen of a state: the one of before, after any number of events.
  package mutating func frame(of state: DashboardState) -> Frame {
    guard !state.configuration.isAccessible else { return AccessibleView(state: state).frame }
    let layout = state.layout
    guard layout.isLargeEnough else {
      self = ScreenDrawing()
      var frame = Frame(size: state.size, glyphs: state.glyphs)
      state.drawTooSmall(in: &frame)
      return frame
    }
    if layout != self.layout || panes.glyphs != state.glyphs { begin(layout, state.glyphs) }
    drawPanes(of: state, layout)
    guard state.dialog != nil || state.help != nil else { return panes }
    var covered = panes
    state.dialog?.state.draw(on: state, in: &covered)
    state.help?.draw(on: state, in: &covered)
    state.drawMessageOnDialog(in: &covered)
    return covered
  }

  private mutating func begin(_ layout: Layout, _ glyphs: Glyphs) {
    self = ScreenDrawing()
    self.layout = layout
    panes = Frame(size: layout.size, glyphs: glyphs)
  }

  private mutating func drawPanes(of state: DashboardState, _ layout: Layout) {
    let title = TitleView.Inputs(state)
    if title != self.title {
      self.title = title
      TitleView(state: state).draw(in: &panes, layout.title)
    }
    if let area = layout.regions {
      let regions = RegionsView.Inputs(state)
      if regions != self.regions {
        self.regions = regions
        panes.fill(area)
        RegionsView(state: state).draw(in: &panes, area)
      }
    }
    let table = list.table(of: state)
    InstancesView(state: state, table: table).draw(in: &panes, layout.instances, &list)
    if let area = layout.results, let operation = state.operation {
      let results = ResultsView.Inputs(state, operation)
      if results != self.results {
        self.results = results
        panes.fill(area)
        ResultsView(state: state, operation: operation).draw(in: &panes, area)
      }
    }
    panes.fill(layout.message)
    panes.fill(layout.footer)
    panes.cursor = nil
    FooterView(state: state, table: table).draw(in: &panes, layout)
  }
}
