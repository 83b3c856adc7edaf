/// What an operator did at the terminal, as the program understands it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// `control("c")` is ^C. Always lower case.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete, space
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
  /// A bracketed paste, whole, with control characters still in it.
  case paste(String)
  case mouse(MouseEvent)
}

/// A mouse event at a cell.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown, doubleClick
  }
  package var action: Action
  package var at: Point

  package init(action: Action, at: Point) {
    self.action = action
    self.at = at
  }
}
