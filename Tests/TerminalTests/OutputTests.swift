import CNcurses
import Canvas
import Glibc
import Testing

@testable import Terminal

@Suite struct OutputTests {
  @Test func everyDrawableCharacterHasTheWidthThatTheSystemCounts() {
    _ = setlocale(LC_CTYPE, "C.UTF-8")
    for value in UInt32(0x20)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let system = nc_character_width(value)
      switch TextWidth.kind(of: scalar) {
      case .columns(let width):
        if system != width {
          Issue.record("U+\(String(value, radix: 16)): \(width) against \(system)")
        }
      case .combining:
        if system != 0 { Issue.record("U+\(String(value, radix: 16)): mark against \(system)") }
      case .undrawable: break
      }
    }
  }

  @Test func borrowedNumbersBecomeColours() {
    let table: DirectColour.Table = [255: (1, 2, 3), 16: (4, 5, 6)]
    func rewrite(_ text: String) -> String {
      String(decoding: DirectColour.rewrite(Array(text.utf8), table), as: UTF8.self)
    }
    #expect(
      rewrite("a\u{1B}[38;5;255mb\u{1B}[48;5;16m") == "a\u{1B}[38;2;1;2;3mb\u{1B}[48;2;4;5;6m")
    #expect(rewrite("\u{1B}[38;5;200m 38;5;255m") == "\u{1B}[38;5;200m 38;5;255m")
    #expect(rewrite("\u{1B}[38;5;255") == "\u{1B}[38;5;255")
    #expect(rewrite("\u{1B}[38;5;99999999999m") == "\u{1B}[38;5;99999999999m")
  }

  @Test(arguments: [
    ("a\u{1B}(B\u{1B}[0;1m\u{1B}[38;5;231m\u{1B}[48;5;24mb", "a\u{1B}[0;1;38;5;231;48;5;24mb"),
    ("\u{1B}[39;49m\u{1B}(B\u{1B}[mx", "\u{1B}[mx"), ("\u{1B}[39mx", "\u{1B}[39mx"),
    ("\u{1B}(Bx", "\u{1B}(Bx"), ("\u{1B}[1m\u{1B}[2;3H", "\u{1B}[1m\u{1B}[2;3H"),
    ("\u{1B}[1", "\u{1B}[1"), ("\u{1B}", "\u{1B}"), ("\u{1B}[?25l\u{1B}[m", "\u{1B}[?25l\u{1B}[m"),
    ("\u{1B}[38;5;0m\u{1B}[1m", "\u{1B}[38;5;0;1m"), ("边\u{1B}[m\u{1B}[m边", "边\u{1B}[m边"),
    (
      "\u{1B}[1;2;3;4;5;6;7;8;9;10m\u{1B}[1;2;3;4;5;6;7m",
      "\u{1B}[1;2;3;4;5;6;7;8;9;10m\u{1B}[1;2;3;4;5;6;7m"
    ),
  ])
  func looksThatFollowUponOneAnotherAreJoined(pieces: String, whole: String) {
    #expect(String(decoding: LookSequences.joined(Array(pieces.utf8)), as: UTF8.self) == whole)
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("边", "6L65")])
  func clipboardTextIsInBase64(plain: String, encoded: String) {
    #expect(ClipboardSequence.base64(Array(plain.utf8)) == Array(encoded.utf8))
    #expect(
      ClipboardSequence.bytes(for: plain, route: .direct)
        == Array("\u{1B}]52;c;\(encoded)\u{7}".utf8))
  }

  @Test func clipboardSequenceIsWrappedForMultiplexers() {
    #expect(
      ClipboardSequence.bytes(for: "f", route: .tmux)
        == Array("\u{1B}]52;c;Zg==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zg==\u{7}\u{1B}\\".utf8))
    let screen = ClipboardSequence.bytes(for: String(repeating: "x", count: 200), route: .screen)
    let pieces = String(decoding: screen ?? [], as: UTF8.self).split(separator: "\u{1B}P")
    #expect(pieces.count == 4)
    #expect(pieces.allSatisfy { $0.utf8.count <= 78 })
    #expect(
      ClipboardSequence.bytes(for: String(repeating: "x", count: 80_000), route: .direct) == nil)
  }

  @Test func environmentDecidesWhatTheTerminalIsTrustedWith() {
    func configuration(_ environment: [String: String]) -> TerminalConfiguration {
      TerminalConfiguration(environment: environment)
    }
    #expect(configuration([:]).glyphs == .unicode)
    #expect(configuration(["LANG": "en_US.UTF-8"]).glyphs == .unicode)
    #expect(configuration(["LANG": "en_US.UTF-8", "LC_ALL": "C"]).glyphs == .ascii)
    #expect(configuration(["LC_CTYPE": "zh_CN.GB18030"]).glyphs == .ascii)
    #expect(configuration(["LC_ALL": "", "LANG": "zh_CN.utf8"]).glyphs == .unicode)
    #expect(configuration([:]).wantsColour)
    #expect(!configuration(["NO_COLOR": "1"]).wantsColour)
    #expect(configuration(["NO_COLOR": ""]).wantsColour)
    #expect(
      configuration(["TERM": "xterm-256color", "COLORTERM": "truecolor"]).declaresDirectColour)
    #expect(!configuration(["TERM": "screen", "COLORTERM": "truecolor"]).declaresDirectColour)
    #expect(configuration(["TERM": "xterm-256color"]).canBeAsked)
    #expect(!configuration(["TERM": "linux"]).canBeAsked)
    let apple = ["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"]
    #expect(!configuration(apple).canBeAsked)
    #expect(configuration(["TERM": "foot"]).types == ["foot", "xterm-256color", "xterm"])
    #expect(configuration(["TERM": "no-such-type"]).types == ["no-such-type"])
  }
}
