import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// Themes that change while the program runs, and the terminal's own background.
  @Suite(.serialized) struct ThemesAtRunTime {
    private static let mine = """
      background: "#000000"
      paints_ground: true
      roles:
        title: { foreground: "#0000ff" }

      """

    private func folder(of stage: Stage) throws -> String {
      let folder = "\(stage.folder.path)/.config/edgereap"
      try FileManager.default.createDirectory(
        atPath: "\(folder)/themes", withIntermediateDirectories: true)
      return folder
    }

    private func expectTitle(
      _ colour: ScreenCell.Colour, on screen: PseudoTerminal,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      #expect(
        screen.waitUntil { $0.cell(x: 1, y: 0).foreground == colour },
        "\(screen.cell(x: 1, y: 0))", sourceLocation: sourceLocation)
    }

    @Test func aChangedFileIsInForceAtOnceAndABrokenOneIsNot() throws {
      let stage = try Stage("--instances", "60")
      let folder = try folder(of: stage)
      let file = "\(folder)/themes/mine.yaml"
      try Folder.write(Self.mine, to: file)
      let screen = try stage.screen(
        width: 160, height: 30, ["--theme", "mine"], changing: ["COLORTERM": "truecolor"])
      try screen.wait(for: "60 of 60", seconds: 30)
      expectTitle(.rgb(0x0000FF), on: screen)
      try Folder.write(Self.mine.replacing("#0000ff", with: "#00ff00"), to: file)
      expectTitle(.rgb(0x00FF00), on: screen)
      try screen.wait(for: "Reloaded the theme mine")
      // The error points at the role, and what is on the screen stays.
      try Folder.write(Self.mine.replacing("title:", with: "tilte:"), to: file)
      try screen.wait(for: "\(file):4:3: \"tilte\" is not a role")
      expectTitle(.rgb(0x00FF00), on: screen)
      // As editors save: a new file in place of the old.
      let draft = "\(folder)/themes/.mine.yaml.draft"
      try Folder.write(Self.mine.replacing("#0000ff", with: "#ff0000"), to: draft)
      #expect(rename(draft, file) == 0)
      expectTitle(.rgb(0xFF0000), on: screen)
      #expect(screen.outputText.components(separatedBy: "\u{1B}[2J").count == 2)
    }

    @Test func theSettingsNameAnotherThemeWhileItRuns() throws {
      let stage = try Stage("--instances", "60")
      let folder = try folder(of: stage)
      try Folder.write("theme: default-dark\n", to: "\(folder)/config.yaml")
      let screen = try stage.screen(
        width: 160, height: 30, changing: ["COLORTERM": "truecolor"])
      try screen.wait(for: "60 of 60", seconds: 30)
      try Folder.write(Self.mine, to: "\(folder)/themes/mine.yaml")
      try Folder.write("theme: mine\n", to: "\(folder)/config.yaml")
      expectTitle(.rgb(0x0000FF), on: screen)
      try Folder.write("theme: nosuch\n", to: "\(folder)/config.yaml")
      try screen.wait(for: "theme 'nosuch'")
      expectTitle(.rgb(0x0000FF), on: screen)
      // It can be chosen without a new start.
      screen.send("T")
      try screen.wait(for: "mine")
    }

    @Test func lightOrDarkIsWhatTheTerminalSays() throws {
      let stage = try Stage("--instances", "60")
      let dark = ScreenCell.Colour.rgb(0x5FAFFF)
      let light = ScreenCell.Colour.rgb(0x0000AF)
      let screen = try stage.screen(
        changing: ["COLORTERM": "truecolor"], answersQuestions: false)
      try screen.wait(for: "60 of 60", seconds: 30)
      #expect(screen.outputText.contains("\u{1B}]11;?\u{1B}\\"))
      func expectFocus(_ colour: ScreenCell.Colour) {
        #expect(screen.waitUntil { $0.cell(x: 24, y: 1).foreground == colour })
      }
      expectFocus(dark)
      screen.send("\u{1B}]11;rgb:ffff/ffff/eeee\u{1B}\\")
      expectFocus(light)
      screen.send("\u{1B}]11;rgb:1010/1010/1010\u{1B}\\")
      expectFocus(dark)
      // The answer to a later question, and none to this: colours that hold on either.
      let silent = try stage.screen(changing: ["COLORTERM": "truecolor"])
      try silent.wait(for: "60 of 60", seconds: 30)
      silent.settle()
      let border = silent.cell(x: 24, y: 1).foreground
      #expect(border != dark && border != light)
      // What was chosen is not taken back by an answer.
      let chosen = try stage.screen(
        ["--theme", "default-dark"], changing: ["COLORTERM": "truecolor"])
      try chosen.wait(for: "60 of 60", seconds: 30)
      #expect(!chosen.outputText.contains("]11;?"))
      chosen.send("\u{1B}]11;rgb:ffff/ffff/eeee\u{1B}\\")
      chosen.settle()
      #expect(chosen.cell(x: 24, y: 1).foreground == dark)
    }

    @Test func anOpenListWithWatchedThemesNeverWakesUp() throws {
      let stage = try Stage("--instances", "60")
      _ = try folder(of: stage)
      let screen = try stage.screen()
      try screen.wait(for: "60 of 60", seconds: 30)
      try screen.waitForTitleAtRest()
      screen.settle(milliseconds: 1_200)
      let before = screen.contextSwitches
      screen.settle(milliseconds: 1_000)
      #expect(before != nil && screen.contextSwitches == before)
    }
  }
}
