import Fleet
import Testing
import Words

/// What is wrong with a filter is said in Chinese too.
@Suite struct FilterErrorWordsTests {
  private static let mistakes = [
    "cdn regoin:x", "a zzzzzz>3", "state=running", "name~", "x age>", "marked:maybe", "marked>yes",
    "foo|", "name:\"foo bar", "age>30", "created>2026-02-30", "name~[a-", "x name~ab(c",
    "name~\"a b*)\"", "@", "@nothing", "name~*a", "name~a{9999}", "name~a{3,2}", "name~\\q",
    "name~(?=a)", "name~[z-a]", "name~\\", "name~{2}",
    "product:ecn", "phase:zzz", "region：x", "name:a,b", "tag:a!=b", "name:!a", "name:=a", "a and b",
    "a or b", "not a", "-state:x", "(state:x", "age > 3d", "name:'a b'", "web-*", "region:",
    "tag:a=",
    "tag:=a", "name:" + String(repeating: "*a", count: 400),
    "name~" + String(repeating: "a", count: 501), "name~" + String(repeating: "(", count: 400),
  ]

  @Test(arguments: mistakes) func aMistakeInAFilterIsSaidInChinese(_ text: String) throws {
    let error = try #require(throws: FilterError.self) { try Filter(text) }
    let said = Words(.chinese).filterError(error)
    #expect(said.hasHan, "\(error)")
    // What was typed stays what it was.
    if text.contains("regoin") { #expect(said.contains("regoin") && said.contains("region")) }
  }
}
