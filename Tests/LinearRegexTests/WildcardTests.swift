import Testing

@testable import LinearRegex

struct WildcardTests {
  @Test(arguments: [
    ("cdn-*", "cdn-1", true), ("cdn-*", "CDN-", true), ("cdn-*", "xcdn-1", false),
    ("*-cache", "a-b-cache", true), ("*-cache", "a-cache-b", false), ("?", "边", true),
    ("?", "", false), ("a*b*c", "aXbYbZc", true), ("a*b*c", "acb", false), ("", "", true),
    ("", "a", false), ("**", "", true), ("*勿删*", "db-勿删-1", true), ("a?c", "abbc", false),
  ])
  func matchesWholeTexts(_ pattern: String, _ text: String, matches: Bool) {
    #expect(Wildcard(pattern).matches(text) == matches)
  }

  @Test func manyStarsTakeNoLongTime() {
    let pattern = String(repeating: "*a", count: 50) + "b"
    #expect(!Wildcard(pattern).matches(String(repeating: "a", count: 2000)))
  }
}
