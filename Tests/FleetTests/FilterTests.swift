import Fleet
import Testing

struct FilterTests {
  static let day: Int64 = 86_400

  /// The instance that every row of the tables asks.
  static let cache = Instance.sample(
    "ein-Abc1", name: "cdn-cache-12 东莞", zone: "ap-guangzhou-ecm-7",
    operateState: "StopInstances:SUCCESS",
    type: "S4.LARGE8", publicIPs: ["43.1.2.3", "2402:4e00::1"], privateIPs: ["10.0.0.12"],
    tags: [Tag(key: "env", value: "prod"), Tag(key: "team", value: "a b")],
    created: .noon + -40 * day, payMode: .prepaid, module: "web", moduleID: "em-9")

  static var context: FilterContext {
    FilterContext(
      now: .noon, isMarked: { $0.id == "ein-Abc1" }, isProtected: { $0.name.contains("keep") })
  }

  @Test(arguments: [
    "", "  ", "cdn", "CDN-Cache", "ein-abc1", "43.1", "10.0.0.12", "ecm-7", "东莞", "cdn prod|43",
    "region:ap-guangzhou", "REGION:AP-GUANGZHOU", "state:running", "phase:running",
    "state:running|stopped", "state:stopped|running", "state:stopped|name~^cdn", "foo|cache",
    "!foo", "!state:stopped|terminating", "foo|!bar", "!!cdn", "name~^cdn-", "name~12.*莞$",
    "name~CACHE-[0-9]+", "name~(x|cache)-1", "name~x|cache", "id~c1$", "id~^ein-abc1$",
    "tag:env", "tag:env=prod", "tag:ENV=PROD", "tag:team=\"a b\"", "tag:\"team=a b\"",
    "tag~env=pr", "!tag:env=dev", "ip:43.1.2.3", "ip:10.0.0.12", "ip:nothing|2402:4e00::1",
    "public_ip~^2402", "private_ip:10.0.0.12", "product:ecm", "operate~success", "type:s4.large8",
    "module:web", "module:em-9", "pay:prepaid", "age>30d", "age>=40d", "age<=40d", "age<41d",
    "age<5w6d", "age:40d", "!age>40d", "created>2026-01-31", "created<2026-07-01",
    "created:2026-06-22", "created>=2026-06-22", "created<=2026-06-22",
    "created<2026-06-22T20:00:01+08:00", "created:2026-06-22T12:00:00", "marked:yes",
    "protected:no", "name>cdn-cache-2", "name<cdn-cache-100", "private_ip>10.0.0.9",
    "name:\"CDN-cache-12 东莞\"", "\"cache-12 东\"", "10.0.0.12|\"a:b\"", "12:30|cdn",
  ])
  func letsThrough(text: String) throws {
    #expect(try Filter(text).matches(Self.cache, in: Self.context))
  }

  @Test(arguments: [
    "foo", "cdn foo", "region:ap-guangzhou-ecm", "region:guangzhou", "!cdn", "state:stopped",
    "!state:running|stopped", "foo|bar", "name~^cache", "name~cdn$", "tag:en", "tag:env=pro",
    "tag:prod", "tag:\"\"", "module:\"\"", "ip:\"\"", "created:\"\"", "!tag:env=prod", "ip:43.1.2",
    "product:edgezone",
    "age>40d", "age<40d", "age>1000h", "created>2026-06-22", "created<2026-06-22",
    "created:2026-06-21", "marked:no", "protected:yes", "name<cdn-cache-2", "em-9",
  ])
  func keepsOut(text: String) throws {
    #expect(try !Filter(text).matches(Self.cache, in: Self.context))
  }

  @Test(arguments: [
    "tag:\"\"", "ip:\"\"", "module:\"\"", "created:\"\"", "age:\"\"", "operate:\"\"", "name:\"\"",
    "type:\"\"",
  ])
  func asksForNothingThere(text: String) throws {
    #expect(try Filter(text).matches(.sample(name: ""), in: Self.context))
  }

  @Test(arguments: ["age>0s", "age<9w", "created<2030-01-01", "type>a", "ip<9"])
  func whatIsNotKnownComparesWithNothing(text: String) throws {
    #expect(try !Filter(text).matches(.sample(), in: Self.context))
  }

  @Test func daysAreThoseOfTheOperatorsClock() throws {
    let late = Instance.sample(created: Timestamp(iso8601: "2026-06-21T20:00:00Z"))
    let filter = try Filter("created:2026-06-22")
    #expect(!filter.matches(late, in: FilterContext(now: .noon)))
    #expect(filter.matches(late, in: FilterContext(now: .noon, zoneOffset: 8 * 3600)))
  }

  @Test func isEmptyOnlyWithoutTerms() throws {
    #expect(try Filter(" ").isEmpty)
    #expect(try !Filter("a").isEmpty)
    #expect(try Filter(" a").text == " a")
  }
}
