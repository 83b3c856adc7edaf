package import Canvas
import Fleet
import Words

extension DashboardState {
  /// The screen as it is to be shown now.
  package var frame: Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    let layout = layout
    guard layout.isLargeEnough else {
      drawTooSmall(in: &frame)
      return frame
    }
    TitleView(state: self).draw(in: &frame, layout.title)
    if let area = layout.regions { RegionsView(state: self).draw(in: &frame, area) }
    InstancesView(state: self).draw(in: &frame, layout.instances)
    if let area = layout.results, let operation {
      ResultsView(state: self, operation: operation).draw(in: &frame, area)
    }
    FooterView(state: self).draw(in: &frame, layout)
    if let dialog { draw(dialog, in: &frame, layout) }
    return frame
  }

  private func draw(_ dialog: Dialog, in frame: inout Frame, _ layout: Layout) {
    switch dialog {
    case .confirmation(let confirmation):
      ConfirmationView(state: self, confirmation: confirmation).draw(in: &frame, layout)
    case .details(let details): drawDetails(details, in: &frame, layout)
    case .picture(let picture):
      if let operation = operations.first(where: { $0.id == picture.operation }) {
        ProgressChartView(state: self, operation: operation).draw(in: &frame, layout)
      }
    case .help(let help): drawHelp(help, in: &frame, layout)
    case .palette(let palette): drawPalette(palette, in: &frame, layout)
    case .themes(let chooser): drawThemes(chooser, in: &frame, layout)
    case .columns(let chooser): drawColumns(chooser, in: &frame, layout)
    case .history(let history): drawHistory(history, in: &frame, layout)
    case .export(let export): drawExport(export, in: &frame, layout)
    case .planFile(let planFile): drawPlanFile(planFile, in: &frame, layout)
    case .expression(let expression): drawExpression(expression, in: &frame, layout)
    case .link(let report): drawLink(report, in: &frame, layout)
    case .quit(let quit): drawQuit(quit, in: &frame, layout)
    }
  }

  private func drawTooSmall(in frame: inout Frame) {
    frame.putWrapped(
      words.tooSmall(size.width, size.height), x: 0, y: 0, width: size.width,
      height: size.height, role: .warning)
    if isInFlight, size.height > 2 {
      frame.putWrapped(
        words.stillWorking, x: 0, y: 2, width: size.width, height: size.height - 2)
    }
  }
}
