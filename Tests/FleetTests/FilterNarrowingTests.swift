import Fleet
import Testing

struct FilterNarrowingTests {
  @Test(arguments: [
    ("cdn", ""), ("cdn-1", "cdn"), ("cdn region:x", "cdn"), ("CDN-1 a", "cdn"),
    ("state:running foo", "state:running"), ("cdn-1|cdn-2", "cdn"), ("cdn", "cdn|web"),
    ("!foo bar", "!foo"), ("cdn age>3d", "cdn"),
  ])
  func narrows(narrow: String, wide: String) throws {
    #expect(try Filter(narrow).isNarrowing(of: Filter(wide)))
  }

  @Test(arguments: [
    ("", "cdn"), ("cd", "cdn"), ("!foob", "!foo"), ("cdn|web", "cdn"), ("state:run", "state:r"),
    ("age>3d foo", "age>3d"), ("marked:yes a", "marked:yes"), ("foo|!cdn-1", "foo|!cdn"),
    ("created:2026-01-01 a", "created:2026-01-01"), ("name~^cdn-1", "name~^cdn"),
    ("!cdn-1", "cdn"), ("age:3d a", "age:3d"),
  ])
  func cannotBeSureThatItNarrows(narrow: String, wide: String) throws {
    #expect(try !Filter(narrow).isNarrowing(of: Filter(wide)))
  }

  @Test func equalTextsAreEqualFilters() throws {
    #expect(try Filter("name~a.c x|y") == Filter("name~a.c x|y"))
    #expect(try Filter("name~a.c").hashValue == Filter("name~a.c").hashValue)
    #expect(try Filter("name~a.c") != Filter("name~a.d"))
  }
}
