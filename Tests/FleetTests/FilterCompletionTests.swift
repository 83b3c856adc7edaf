import Fleet
import Testing

struct FilterCompletionTests {
  static let fleet = [
    Instance.sample("a", name: "x y"), .sample("b", zone: "ap-guangzhou-ecm-2"),
    .sample("c", region: "ap-shanghai", state: "STOPPED", tags: [Tag(key: "env", value: "prod")]),
  ]

  func completion(_ text: String, cursor: Int? = nil) -> FilterCompletion {
    FilterCompletion(
      for: text, cursor: cursor ?? text.count, in: Self.fleet,
      context: FilterContext(now: .noon))
  }

  @Test(arguments: [
    ("re", ["region:"], 0..<2),
    ("cdn p", ["product:", "phase:", "public_ip:", "private_ip:", "pay:", "protected:"], 4..<5),
    ("!sta", ["state:"], 1..<4), ("region:", ["ap-guangzhou", "ap-shanghai"], 7..<7),
    ("region:AP-S", ["ap-shanghai"], 7..<11), ("state:RUNNING|s", ["STOPPED"], 14..<15),
    ("foo|zo", ["zone:"], 4..<6), ("name:x", ["\"x y\""], 5..<6),
    ("name:\"x y", ["\"x y\""], 5..<9),
    ("tag:e", ["env=prod"], 4..<5), ("marked:", ["yes", "no"], 7..<7), ("zzz", [], 0..<3),
    ("ip:", [], 3..<3),
  ])
  func offersWhatFits(text: String, candidates: [String], range: Range<Int>) {
    let completion = completion(text)
    #expect(completion.candidates == candidates)
    #expect(completion.range == range)
  }

  @Test func looksAtTheWordBeforeTheCursor() {
    #expect(completion("zo region:x", cursor: 2).candidates == ["zone:"])
    #expect(completion("re", cursor: 99).range == 0..<2)
    #expect(completion("", cursor: 0).candidates.count == InstanceField.filterNames.count)
  }

  @Test func valuesThatDifferInCaseAloneAreOfferedOnce() {
    let states = ["RUNNING", "running", "STOPPED", "running", "Stopped", "SHUTDOWN"]
    let fleet = states.enumerated().map { Instance.sample("i-\($0)", state: $1) }
    let completion = FilterCompletion(
      for: "state:", cursor: 6, in: fleet, context: FilterContext(now: .noon))
    #expect(completion.candidates == ["running", "STOPPED", "SHUTDOWN"])
  }

  @Test func offersNoMoreThanFits() {
    let many = (0..<100).map { Instance.sample("id-\($0)") }
    let completion = FilterCompletion(
      for: "id:", cursor: 3, in: many, context: FilterContext(now: .noon))
    #expect(completion.candidates.count == FilterCompletion.limit)
  }

  @Test(arguments: ["a b", "a|b", "a\"b", "plain", "a \\ b"])
  func whatIsQuotedIsReadBack(value: String) throws {
    let filter = try Filter("name:" + FilterCompletion.quoted(value))
    #expect(filter.matches(.sample(name: value), in: FilterContext(now: .noon)))
  }
}
