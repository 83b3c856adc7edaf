import Fleet
import Testing

/// `*` and `?` in the value of `field:value`.
struct FilterWildcardTests {
  @Test(arguments: [
    "name:cdn-*", "name:*-12*", "name:CDN-CACHE-??*", "region:ap-guang*", "name:*", "ip:43.1.?.3",
    "tag:env=pr*", "tag:e?v", "tag:*=prod", "product:e*", "state:run*", "zone:*-ecm-7",
    "state:stopp*|run*", "!name:web-*", "created:2026-06-*", "marked:y*", "name:\"cdn-cache\"*",
    "name:cdn-cache-12?东莞|cdn-cache-12*",
  ])
  func matchesTheWholeValue(text: String) throws {
    #expect(try Filter(text).matches(FilterTests.cache, in: FilterTests.context))
  }

  @Test(arguments: [
    "name:web-*", "!name:cdn-*", "name:cdn-?", "name:dn-*", "tag:env=d*", "tag:en?=x*",
    "name:\"cdn-*\"", "name:cdn-\"*\"", "region:ap-guangzhou?", "id:ein-?bc",
  ])
  func keepsOutWhatTheWholeValueIsNot(text: String) throws {
    #expect(try !Filter(text).matches(FilterTests.cache, in: FilterTests.context))
  }

  @Test(arguments: ["name:a.*", "name:a[b]?", "name:a(b|\"c)\"*", "name:a+*", "name:\\a*"])
  func signsOfRegularExpressionsAreThemselves(text: String) throws {
    #expect(try !Filter(text).matches(.sample(name: "ab"), in: FilterTests.context))
  }

  @Test func quotedTheyAreThemselves() throws {
    let named = Instance.sample(name: "web-*?")
    #expect(try Filter("name:\"web-*?\"").matches(named, in: FilterTests.context))
    #expect(
      try !Filter("name:\"web-*?\"").matches(.sample(name: "web-12"), in: FilterTests.context))
  }

  @Test func aLongRunOfWildcardsIsSearchedInBoundedTime() throws {
    let filter = try Filter("name:" + String(repeating: "*a", count: 60) + "*b")
    let name = String(repeating: "a", count: 5_000)
    #expect(!filter.matches(.sample(name: name), in: FilterTests.context))
  }

  @Test func anUnboundedWildcardIsRefused() {
    #expect(throws: FilterError.self) {
      try Filter("name:" + String(repeating: "*a", count: 400))
    }
  }

  @Test func aWildcardNarrowsOnlyWhenItIsTheSame() throws {
    #expect(try Filter("name:a* x").isNarrowing(of: Filter("name:a*")))
    #expect(try !Filter("name:ab*").isNarrowing(of: Filter("name:b*")))
    #expect(try Filter("name:a*") != Filter("name~a*"))
  }
}
