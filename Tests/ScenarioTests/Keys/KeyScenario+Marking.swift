import Dashboard
import Support
import Testing
import Words

extension KeyScenario {
  static let marking = [
    KeyScenario("mark a row", .mark) { play in
      let line = try play.start()
      try play.press("space")
      try play.see("one mark, and the next row") {
        play.count("marked") == 1 && play.cursorLine() == line + 1
          && play.screen.cell(x: 30, y: line).text == "●"
      }
      try play.press("k", "space")
      try play.see("no mark") { play.screen.cell(x: 30, y: line).text == " " }
      try play.stage.expectNothingSent()
    },
    KeyScenario("a protected row says why", .mark) { play in
      try play.filter("勿删")
      try play.press("space")
      try play.see("its name contains '勿删'")
      try play.seeMarked(0)
      try play.filter("nobody-has-this-name")
      try play.press("space")
      try play.see("No instances shown")
    },
    KeyScenario("mark a region", .mark) { play in
      try play.press("1")
      try play.moveDown(toRegion: "ap-beijing")
      try play.press("space")
      try play.see("Marked 3 more")
      try play.press("space")
      try play.see("Unmarked 3 in ap-beijing")
    },
    KeyScenario("a range", .range) { play in
      _ = try play.start()
      for end in ["v", "space"] {
        try play.press("g", "v")
        try play.see("Range started")
        try play.press("j", "j", end)
        try play.seeMarked(3)
        try play.press("A")
        try play.seeMarked(0)
      }
      try play.press("v", "j", "esc", "j")
      try play.seeMarked(0)
      try play.press("1", "v")
      try play.see("Only in the instance list")
    },
    KeyScenario("mark and unmark everything", .markAll, .unmarkAll) { play in
      try play.press("A")
      try play.see("No instances marked")
      try play.press("a")
      try play.see("Marked 58 more; 2 protected left out")
      try play.seeMarked(58)
      try play.press("A")
      try play.see("Unmarked 58 · u undoes")
      try play.filter("nobody-has-this-name")
      try play.press("a")
      try play.see("No instances shown")
      try play.stage.expectNothingSent()
    },
    KeyScenario("all that is shown is what passes the filter", .markAll) { play in
      try play.filter("product:edgezone")
      let shown = play.shown
      try play.press("a")
      try play.seeMarked(shown)
      try play.press("esc")
      try play.see("60 of 60")
      try play.seeMarked(shown)
    },
    KeyScenario("invert", .invert) { play in
      try play.press("space", "*")
      try play.see("Inverted: 57 marked; 2 protected left out")
      try play.press("*")
      try play.seeMarked(1)
      try play.filter("nobody-has-this-name")
      try play.press("*")
      try play.see("No instances shown")
    },
    KeyScenario("undo", .undo) { play in
      try play.press("u")
      try play.see("Nothing to undo")
      try play.press("a", "A", "u")
      try play.see("Undone: 58 marked")
      try play.press("u")
      try play.see("Undone: none marked")
    },
    KeyScenario("only what is marked", .onlyMarked) { play in
      try play.press("\"")
      try play.see("No instances marked")
      try play.press("space", "space", "\"")
      try play.see("2 of 60")
      try play.see("that there are more") { play.screen.row(1).contains("only marked") }
      try play.press("\"")
      try play.see("60 of 60")
      try play.see("all of them") { !play.screen.row(1).contains("only marked") }
    },
  ]

  static let expressions = [
    KeyScenario("mark and unmark by an expression", .markBy, .unmarkBy) { play in
      try play.filter("product:edgezone")
      let all = play.shown
      try play.filter("product:edgezone state:allocating")
      let few = play.shown
      try play.press("esc")
      try play.see("60 of 60")
      try play.press("+")
      try play.see("Mark by filter")
      play.type("product:edgezone")
      try play.press("enter")
      try play.seeMarked(all)
      try play.press("-")
      try play.see("Unmark by filter")
      play.type("state:allocating")
      try play.press("enter")
      try play.seeMarked(all - few)
      try play.stage.expectNothingSent()
    },
    KeyScenario("a bad expression marks nothing and says where", .markBy, .unmarkBy) { play in
      for key in ["+", "-"] {
        try play.press(key)
        play.type("state:running nmae:x")
        try play.press("enter")
        try play.see("^ there is no field 'nmae'")
        try play.press("esc")
        try play.seeGone("nmae")
      }
      try play.seeMarked(0)
    },
    KeyScenario("mark the same value", .markSame) { play in
      try play.press("l", "l")
      try play.see("the column Product") { play.currentColumn == "Product" }
      try play.press(",")
      try play.see("Marked")
      let marked = play.count("marked")
      try play.filter("marked:true")
      let row = play.shown
      try play.press("esc")
      try play.see("60 of 60")
      try play.filter("product:edgezone")
      try play.see("every EdgeZone instance marked, and no other") {
        play.shown == marked && row == marked
      }
      try play.filter("nobody-has-this-name")
      try play.press(",")
      try play.see("No instances shown")
    },
    KeyScenario("filter", .filter) { play in
      try play.press("/")
      try play.see("a cursor in the field") { play.screen.isCursorVisible }
      play.type("game-edge")
      try play.see("fewer rows while it is typed") { play.shown < 60 }
      let shown = play.shown
      try play.press("enter")
      try play.see("the filter kept") { !play.screen.isCursorVisible && play.shown == shown }
      try play.press("/")
      play.screen.paste(" age>soon")
      try play.see("✗")
      try play.press("enter")
      try play.see("the bad one stays in its field") { play.screen.isCursorVisible }
      try play.see("the last good one in force") { play.shown == shown }
      try play.press("esc")
      try play.see("60 of 60")
    },
  ]
}

extension KeyPlay {
  /// Puts a filter in force and waits until it is.
  func filter(_ text: String) throws {
    try press("/", "^u")
    type(text)
    try see("the filter typed") { self.screen.row(38).hasPrefix(" /\(text)") }
    try press("enter")
    try see("the filter kept") { !self.screen.isCursorVisible }
  }

  /// The first number of `12 of 60` in the border.
  var shown: Int { count("of") }
}
