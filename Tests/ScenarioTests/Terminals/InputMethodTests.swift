import Support
import Testing

extension Scenarios {
  /// Locales, input methods and fonts of East Asia.
  @Suite(.serialized) struct EastAsia {
    @Test func fullWidthKeysAreTheKeysThatTheyStandFor() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(width: 100, height: 30)
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.send("？")
      try screen.wait(for: "━ Keys ━")
      screen.send("\u{1B}")
      try screen.wait(forGone: "━ Keys ━")
      screen.send("\u{3000}")
      try screen.wait(for: "1 marked")
      screen.send("Ａ")
      try screen.wait(forGone: "1 marked")
      screen.send("／ｓｔａｔｅ：ｒｕｎｎｉｎｇ")
      try screen.wait(for: "state:running")
      screen.send("\u{1B}")
      try screen.wait(forGone: "state:running")
      // Not in the phrase, which is to be typed as it is shown.
      screen.send(" ")
      try screen.wait(for: "1 marked")
      screen.send("ｔ")
      try screen.wait(for: "Preflight", seconds: 30)
      let phrase = try #require(screen.phrase)
      screen.send("\t\t" + "１" + phrase.dropFirst())
      screen.settle()
      #expect(screen.text.contains("１"))
      screen.send("\r")
      screen.settle()
      #expect(screen.text.contains("[Terminate]"))
      try stage.expectNothingSent()
    }

    @Test(arguments: [
      (["LC_ALL": "zh_CN.GB18030"], [], true), (["LC_ALL": "zh_CN.GBK"], [], true),
      (["LANG": "zh_CN.UTF-8", "LC_CTYPE": "C"], [], true), (["LANG": "zh_TW.Big5"], [], true),
      (["LANG": "zh_CN.UTF-8"], ["--ascii"], true), (["LANG": "C"], [], false),
    ])
    func whereOnlyASCIICanBeShownTheWordsAreEnglish(
      locale: [String: String], arguments: [String], isTold: Bool
    ) throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(width: 100, height: 30, arguments, changing: locale)
      try screen.wait(for: "60 of 60", seconds: 30)
      #expect(screen.text.contains("Regions") && screen.text.contains("quit"))
      #expect(!screen.row(1).contains("?") && !screen.row(29).contains("??"))
      #expect(screen.output.allSatisfy { $0 < 0x80 })
      #expect(screen.text.contains("Showing English: ") == isTold)
      screen.send("j")
      try screen.wait(forGone: "Showing English: ")
    }

    @Test func signsThatAreDrawnWideGiveWayToASCII() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(width: 100, height: 30, answersQuestions: false)
      try screen.wait(for: "60 of 60", seconds: 30)
      #expect(screen.row(1).hasPrefix("┌"))
      screen.send("\u{1B}[2;3R")
      try screen.wait(for: "this terminal draws border signs two columns wide")
      #expect(screen.row(1).hasPrefix("+"))
      // As wide as in the West.
      let other = try stage.screen(width: 100, height: 30)
      try other.wait(for: "60 of 60", seconds: 30)
      other.settle()
      #expect(other.row(1).hasPrefix("┌"))
      other.send("\u{1B}[2;3R")
      other.settle()
      #expect(other.row(1).hasPrefix("┌"))
    }
  }
}
