package import Canvas
import Fleet
import Words

extension DashboardState {
  /// The screen as it looks now, drawn from nothing. What shows one frame after the other has a
  /// ``ScreenDrawing``, which gives the same.
  package var frame: Frame {
    var drawing = ScreenDrawing()
    return drawing.frame(of: self)
  }

  func drawTooSmall(in frame: inout Frame) {
    frame.putWrapped(
      words.tooSmall(size.width, size.height), x: 0, y: 0, width: size.width,
      height: size.height, role: .warning)
    if isInFlightAnywhere, size.height > 2 {
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
