import Canvas
import Testing

@testable import edgereap

struct ThemeFileTests {
  private static func complaint(_ text: String) -> String {
    do {
      _ = try ThemeFile.parse(text, file: "themes/mine.yaml")
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func aThemeIsCalledAsItsFile() throws {
    #expect(try ThemeFile.parse("", file: "/x/themes/mine.yaml").name == "mine")
  }

  @Test(arguments: [
    ("roles: [a]", "1:8"), ("roles:\n  nosuchrole:\n    foreground: red", "2:3"),
    ("roles:\n  text:\n    foreground: rot", "3:17"),
    ("nosuchfield: x", "1:1"), ("roles:\n  text: red", "2:9"),
    ("roles:\n  text:\n    nosuchfield: red", "3:5"),
  ])
  func anErrorSaysWhere(_ text: String, place: String) {
    #expect(
      Self.complaint(text).hasPrefix("themes/mine.yaml:\(place): "), "\(Self.complaint(text))")
  }
}
