import Dashboard
import Support
import Words

extension KeyScenario {
  static let moving = [
    KeyScenario("one row", .down, .up) { play in
      let (line, id) = (try play.start(), play.currentID)
      for (down, up) in [("j", "k"), ("down", "up")] {
        try play.press(down)
        try play.see("the cursor a row down") {
          play.cursorLine() == line + 1 && play.currentID != id
        }
        try play.press(up)
        try play.see("the cursor back") { play.cursorLine() == line && play.currentID == id }
      }
    },
    KeyScenario("one page", .pageDown, .pageUp) { play in
      let (line, id) = (try play.start(), play.currentID)
      for (down, up) in [("pgdn", "pgup"), ("^f", "^b")] {
        try play.press(down)
        try play.see("the list scrolled away") { play.text(32..<46, line: line) != id }
        try play.press(up, up)
        try play.see("the first row again") { play.currentID == id }
      }
    },
    KeyScenario("half a page", .halfPageDown, .halfPageUp) { play in
      let (line, id) = (try play.start(), play.currentID)
      let middle = play.text(32..<46, line: line + 17)
      try play.press("^d")
      try play.see("what stood in the middle, on top") {
        play.text(32..<46, line: line) == middle && play.currentID == middle
      }
      try play.press("^u")
      try play.see("the first row again") { play.currentID == id }
    },
    KeyScenario("the ends", .first, .last) { play in
      let (line, id) = (try play.start(), play.currentID)
      for (last, first) in [("G", "g"), ("end", "home")] {
        try play.press(last)
        try play.see("the last row") { play.cursorLine() == line + 33 && play.currentID != id }
        let end = play.currentID
        try play.press("j")
        play.screen.settle()
        try play.see("the last row still") { play.currentID == end }
        try play.press(first)
        try play.see("the first row") { play.currentID == id }
      }
    },
    KeyScenario("across: columns, and folds of regions", .left, .right) { play in
      try play.see("ID as column") { play.currentColumn.hasPrefix("ID") }
      for (right, left) in [("l", "h"), ("right", "left")] {
        try play.press(right)
        try play.see("the next column") { play.currentColumn == "Name" }
        try play.press(left)
        try play.see("the column before") { play.currentColumn.hasPrefix("ID") }
      }
      try play.press("1")
      try play.moveDown(toRegion: "ap-beijing")
      try play.press("l")
      try play.press("j")
      try play.see("the region unfolded") { play.currentRegion == "EdgeZone" }
      try play.press("h")
      try play.see("the region folded") { play.currentRegion == "ap-beijing" }
    },
  ]

  static let panes = [
    KeyScenario("panes", .nextPane, .previousPane, .regions, .instances, .results) { play in
      try play.see("the instances in focus") { play.hasFocus("Instances") }
      for (away, back) in [("tab", "s-tab"), ("s-tab", "tab"), ("1", "2")] {
        try play.press(away)
        try play.see("the regions in focus") { play.hasFocus("Regions") }
        try play.press(back)
        try play.see("the instances in focus") { play.hasFocus("Instances") }
      }
      try play.press("3")
      try play.see("No results yet")
      try play.see("the focus where it was") { play.hasFocus("Instances") }
    },
    KeyScenario("the cursor of the regions narrows the list", .regions) { play in
      try play.press("1")
      try play.see("All") { play.currentRegion == "All" }
      try play.moveDown(toRegion: "ap-beijing")
      try play.see("3 of 60")
      try play.press("enter")
      try play.see("the instances of the region in focus") { play.hasFocus("ap-beijing") }
    },
  ]
}

extension KeyPlay {
  /// The line on which the cursor stands at first.
  func start() throws -> Int {
    try see("a cursor") { self.cursorLine() != nil && !self.currentID.isEmpty }
    return cursorLine() ?? 0
  }

  func moveDown(toRegion name: String) throws {
    for _ in 0..<40 where currentRegion != name {
      let before = cursorLine(in: .regions)
      try press("j")
      try see("the cursor a region down") { self.cursorLine(in: .regions) != before }
    }
    try see("the cursor on \(name)") { self.currentRegion == name }
  }
}
