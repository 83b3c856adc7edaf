package import Canvas
import Fleet
import Words

extension DashboardState {
  /// The screen as it looks now.
  package var frame: Frame {
    if configuration.isAccessible { return AccessibleView(state: self).frame }
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
    dialog?.state.draw(on: self, in: &frame)
    help?.draw(on: self, in: &frame)
    drawMessageOnDialog(in: &frame)
    return frame
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

  /// The names of the keys that scroll.
  var arrows: String {
    glyphs == .unicode && !configuration.isAccessible ? "↑↓" : "up/down"
  }

  /// A word behind its sign; alone where it is listened to.
  func signed(_ sign: String, _ word: String) -> String {
    configuration.isAccessible ? word : "\(sign) \(word)"
  }
}
