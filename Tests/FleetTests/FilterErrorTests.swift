import LinearRegex
import Fleet
import Testing

struct FilterErrorTests {
  struct Mistake: Sendable {
    var text: String
    var position: Int
    var message: String
    var suggestion: String
  }

  static let mistakes = [
    Mistake(text: "cdn regoin:x", position: 4, message: "'regoin'", suggestion: "region?"),
    Mistake(text: "!stat:x", position: 1, message: "'stat'", suggestion: "state?"),
    Mistake(text: "cafe::1", position: 0, message: "'cafe'", suggestion: ""),
    Mistake(text: "a zzzzzz>3", position: 2, message: "'zzzzzz'", suggestion: "quote"),
    Mistake(text: "state=running", position: 5, message: "'='", suggestion: "state:running"),
    Mistake(text: "name~", position: 5, message: "name~ needs", suggestion: "name~value"),
    Mistake(text: "x age>", position: 6, message: "age> needs", suggestion: "age>30d"),
    Mistake(text: "marked:", position: 7, message: "marked: needs", suggestion: "marked:yes"),
    Mistake(text: "marked:maybe", position: 7, message: "yes or no", suggestion: "marked:yes"),
    Mistake(text: "marked>yes", position: 0, message: "yes or no", suggestion: "marked:yes"),
    Mistake(text: "foo|", position: 4, message: "missing", suggestion: "word"),
    Mistake(text: "state:running|", position: 14, message: "missing", suggestion: "word"),
    Mistake(text: "foo ! bar", position: 5, message: "missing", suggestion: "word"),
    Mistake(text: "|foo", position: 0, message: "missing", suggestion: "word"),
    Mistake(text: "name:\"foo bar", position: 5, message: "quote", suggestion: "\""),
    Mistake(text: "东莞 \"foo", position: 3, message: "quote", suggestion: "\""),
    Mistake(text: "age>30", position: 4, message: "'30'", suggestion: "30d"),
    Mistake(text: "age>d", position: 4, message: "'d'", suggestion: "30d"),
    Mistake(text: "age>99999999999999999999d", position: 4, message: "duration", suggestion: "30d"),
    Mistake(text: "created>2026-02-30", position: 8, message: "date", suggestion: "2026-01-31"),
    Mistake(text: "name~[a-", position: 5, message: "']'", suggestion: ""),
    Mistake(text: "x name~ab(c", position: 11, message: "')'", suggestion: ""),
    Mistake(text: "name~\"a b*)\"", position: 10, message: "unmatched", suggestion: ""),
  ]

  @Test(arguments: mistakes)
  func saysWhereAndWhat(mistake: Mistake) {
    let error = #expect(throws: FilterError.self) { _ = try Filter(mistake.text) }
    #expect(error?.position == mistake.position)
    #expect(error?.message.contains(mistake.message) == true, "\(error?.message ?? "")")
    if mistake.suggestion.isEmpty { return }
    #expect(error?.suggestion.contains(mistake.suggestion) == true, "\(error?.suggestion ?? "")")
  }

  @Test func refusesPatternsWithoutEnd() {
    #expect(throws: FilterError.self) {
      _ = try Filter("name~" + String(repeating: "a", count: TextPattern.longest + 1))
    }
  }

  @Test func aPatternThatWouldRunAwayElsewhereIsSearchedInBoundedTime() throws {
    let filter = try Filter("name~(a+)+$")
    let name = String(repeating: "a", count: 2_000) + "!"
    #expect(!filter.matches(.sample(name: name), in: FilterContext(now: .noon)))
  }
}
