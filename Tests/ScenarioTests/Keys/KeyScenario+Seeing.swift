import Dashboard
import Support
import Words

extension KeyScenario {
  /// What brings something on the screen without changing what is listed or marked.
  static let seeing = [
    KeyScenario("find", .find) { play in
      _ = try play.start()
      try play.press("f")
      play.type("cdn-cache")
      try play.see("1 of ")
      try play.see("the cursor on a match") { play.currentRow.contains("cdn-cache") }
      let first = play.currentID
      try play.press("enter", "f", "enter")
      try play.see("the next match") {
        play.currentID != first && play.currentRow.contains("cdn-cache")
      }
      try play.see("60 of 60")
    },
    KeyScenario("overview", .overview) { play in
      try play.press("0")
      try play.see("━ Overview ")
      try play.see("60 instances")
      try play.press("right", "enter")
      try play.seeGone("━ Overview ")
      try play.see("the list of one cell") {
        play.shown < 60 && play.screen.text.contains("phase:")
      }
      try play.press("esc")
      try play.see("the filter gone") { !play.screen.text.contains("phase:") }
    },
    KeyScenario("the regions pane hidden, shown, enlarged", .regionsPane) { play in
      try play.press("b")
      try play.seeGone(" Regions ")
      try play.press("1")
      try play.see(" Regions ")
      try play.press("2")
      try play.seeGone(" Regions ")
      try play.press("b")
      try play.see("the states of each region in columns") {
        play.screen.row(2).contains("running")
      }
      try play.press("b")
      try play.see(" Regions ")
    },
    KeyScenario("views", .views) { play in
      let path = "\(play.stage.folder.path)/.config/edgereap/config.yaml"
      try play.filter("product:edgezone")
      let shown = play.shown
      try play.press("@", "enter")
      play.type("zone")
      try play.press("enter")
      try play.see("Saved 'zone' to the settings")
      try play.see("what the file said before") { Folder.text(path).hasPrefix("countdown: 0\n") }
      try play.press("esc")
      try play.see("60 of 60")
      let again = try KeyPlay(on: play.stage)
      try again.see("60 of 60")
      try again.press("@")
      again.type("zone")
      try again.press("enter")
      try again.see("the view's filter") { again.shown == shown }
    },
  ]
}
