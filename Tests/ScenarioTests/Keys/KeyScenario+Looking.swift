import Dashboard
import FoundationEssentials
import Support
import Words

extension KeyScenario {
  static let looking = [
    KeyScenario("sort", .sort, .sortBy) { play in
      let line = try play.start()
      let first = play.text(32..<46, line: line)
      try play.press("l", "s")
      try play.see("Sorted by Name")
      try play.see("other rows on top") { play.text(32..<46, line: line) != first }
      try play.press("S")
      try play.see("━ Sort by ")
      try play.press("enter")
      try play.see("Sorted by Name, reversed")
      try play.see("Name▼")
    },
    KeyScenario("details", .details) { play in
      _ = try play.start()
      let id = play.currentID
      try play.press("enter")
      try play.see("━ \(id) ━")
      try play.see("Created")
      try play.press("y")
      try play.see("the id on the clipboard") { play.clipboard == id }
      try play.press("esc")
      try play.seeGone("Created")
      try play.filter("nobody-has-this-name")
      try play.press("enter")
      try play.see("No instance under the cursor")
    },
    KeyScenario("headings in the list", .group) { play in
      try play.press("z")
      try play.see("Grouped by region: ")
      try play.press("g")
      try play.see("the heading of a region") {
        play.screen.rows.contains { $0.dropFirst(29).contains("ap-beijing  3 ") }
      }
      for title in ["product", "module", "zone", "state"] {
        try play.press("z")
        try play.see("Grouped by \(title): ")
      }
      try play.press("z")
      try play.see("Not grouped")
    },
    KeyScenario("columns", .columns) { play in
      try play.press("c")
      try play.see("━ Columns ━")
      try play.press("j", "space")
      try play.press("esc")
      try play.seeGone("━ Columns ━")
      try play.see("the names hidden") {
        !play.screen.row(2).contains("Name") && play.screen.row(2).contains("ID")
      }
    },
    KeyScenario("copy", .copyID, .copySupport) { play in
      _ = try play.start()
      let id = play.currentID
      try play.press("y")
      try play.see("Sent to the terminal's clipboard: \(id)")
      try play.see("the id on the clipboard") { play.clipboard == id }
      try play.press("Y")
      try play.see("a support line on the clipboard") {
        play.clipboard.contains(id) && play.clipboard.contains("ap-")
      }
      try play.filter("nobody-has-this-name")
      for key in ["y", "Y"] {
        try play.press(key)
        try play.see("No instance under the cursor")
      }
    },
    KeyScenario("write the list", .write) { play in
      let path = "\(play.stage.folder.path)/list.csv"
      try play.filter("product:edgezone")
      let shown = play.shown
      try play.name(path, after: "w")
      try play.see("Wrote \(shown) rows to ")
      let lines = Folder.text(path).split(whereSeparator: \.isNewline)
      try play.see("a row for each") { lines.count == shown + 1 }
      try play.name("/nowhere/list.json", after: "w")
      try play.see("Could not write /nowhere/list.json")
      try play.filter("nobody-has-this-name")
      try play.press("w")
      try play.see("No instances shown")
    },
    KeyScenario("refresh", .refresh) { play in
      let before = try play.listings()
      try play.press("r")
      try play.see("Refreshing the list")
      try play.see("requests that list") { (try? play.listings()) ?? 0 > before }
      try play.see("60 of 60")
    },
    KeyScenario(
      "retry a region alone", .refresh, opening: Opening(faults: ["region-down=ap-beijing"])
    ) { play in
      try play.see("1 failed")
      try play.press("1")
      try play.moveDown(toRegion: "ap-beijing")
      try play.see("ap-beijing was not listed. r retries.")
      try play.press("k", "j")
      try play.see("EdgeZone · r retries")
      try play.stage.switchFaults(off: ["region-down"])
      try play.press("r")
      try play.see("Retrying EdgeZone ap-beijing")
      try play.seeGone("1 failed")
      try play.press("g")
      try play.see("60 of 60")
    },
    KeyScenario("back leaves the innermost thing", .back) { play in
      try play.press("space")
      try play.filter("product:ecm")
      let ecm = play.shown
      try play.press("\"")
      try play.see("1 of 60")
      try play.press("v")
      try play.see("Range started")
      try play.press("esc")
      try play.see("still only the marked ones") { play.shown == 1 }
      try play.press("esc")
      try play.see("still the filter") { play.shown == ecm }
      try play.press("esc")
      try play.see("60 of 60")
      try play.press("1")
      try play.see("the regions in focus") { play.hasFocus("Regions") }
      try play.press("esc")
      try play.see("the instances in focus") { play.hasFocus("Instances") }
      try play.seeMarked(1)
    },
  ]
}

extension KeyPlay {
  /// What the program last asked the terminal to copy (OSC 52).
  var clipboard: String {
    guard let last = screen.outputText.split(separator: "\u{1B}]52;c;").dropFirst().last,
      let data = Data(base64Encoded: String(last.prefix { $0 != "\u{7}" }))
    else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// Requests so far that list EdgeZone instances.
  func listings() throws -> Int {
    try stage.statistics()["edgezone", "DescribeInstances"]?.requests ?? 0
  }
}
