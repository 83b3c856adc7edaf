import Dashboard
import Support
import Testing
import Words

extension KeyScenario {
  static let program = [
    KeyScenario("palette", .palette) { play in
      try play.press(":")
      try play.see("━ Commands ━")
      play.type("stop")
      try play.see("the reason why it is not available") {
        play.screen.rows.contains { $0.contains("Nothing is being sent") }
      }
      try play.press("esc")
      try play.seeGone("━ Commands ")
      try play.press(":")
      play.type("mkall")
      try play.see("▸ a ")
      try play.press("enter")
      try play.see("Marked 58 more")
      try play.stage.expectNothingSent()
    },
    KeyScenario("help", .help) { play in
      for key in ["?", "F1"] {
        try play.press(key)
        try play.see("━ Keys ━")
        play.type("clipboard")
        try play.see("Copy ids: of the heading, the marks or the row")
        try play.press("^u")
        try play.see("Mark or unmark the row")
        play.type("undo")
        try play.see("Undo the last change to the marks")
        try play.see("nothing else") { !play.screen.text.contains("Mark or unmark the row") }
        try play.press("esc")
        try play.seeGone("━ Keys ━")
      }
    },
    KeyScenario("profiles", .profiles) { play in
      try play.press("^p")
      try play.see("No profiles in the settings; add one under profiles:")
      try play.stage.expectNothingSent()
    },
    KeyScenario("themes", .themes) { play in
      let before = play.screen.cell(x: 5, y: 1)
      try play.press("T")
      try play.see("━ Theme ━")
      try play.press("j")
      try play.see("the preview") { play.screen.cell(x: 5, y: 1) != before }
      try play.press("esc")
      try play.see("the look as before") { play.screen.cell(x: 5, y: 1) == before }
      try play.press("T", "j", "enter")
      try play.seeGone("━ Theme ━")
      try play.see("the other look kept") { play.screen.cell(x: 5, y: 1) != before }
    },
    KeyScenario("redraw", .redraw) { play in
      play.screen.settle()
      let before = play.screen.output.count
      try play.press("^l")
      try play.see("everything written again") {
        let new = String(decoding: play.screen.output.dropFirst(before), as: UTF8.self)
        return new.contains("Regions") && new.contains("Instances")
      }
    },
    KeyScenario("link", .link) { play in
      try play.press("^g")
      try play.see("xterm-256color")
      try play.press("esc")
      try play.seeGone("xterm-256color")
    },
    KeyScenario("suspend", .suspend) { play in
      let job = try KeyPlay(underShellOn: play.stage)
      try job.press("^z")
      try job.see("Stopped")
      #expect(!job.screen.isAlternateScreen)
      job.type("fg\r")
      try job.see("60 of 60")
      try job.press("space")
      try job.seeMarked(1)
      // Without a shell that could take it up again it goes on at once.
      try play.press("^z", "space")
      try play.seeMarked(1)
    },
    KeyScenario("quit", .quit) { play in
      let other = try KeyPlay(on: play.stage)
      for (one, key) in [(play, "q"), (other, "^c")] {
        try one.press(key)
        let ending = try one.screen.waitForExit()
        #expect(ending == .code(0), "after \(key): \(one.screen.outputText.suffix(300))")
        #expect(one.screen.isCooked && !one.screen.isAlternateScreen)
      }
      try play.press("^c")
    },
    KeyScenario(
      "quit asks when something is in flight", .quit,
      opening: Opening(faults: ["stuck=1"])
    ) { play in
      try play.terminate("product:edgezone state:running")
      for (key, stay) in [("q", "n"), ("^c", "enter")] {
        try play.press(key)
        try play.see("Quit?")
        try play.press(stay)
        try play.seeGone("Quit?")
      }
      try play.press("^c", "tab", "enter")
      #expect(try play.screen.waitForExit() == .code(0))
      #expect(play.screen.isCooked && !play.screen.isAlternateScreen)
    },
  ]
}
