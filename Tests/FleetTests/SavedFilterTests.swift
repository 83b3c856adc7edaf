import Fleet
import Testing

struct SavedFilterTests {
  static func saved(_ entries: KeyValuePairs<String, String>) throws -> SavedFilters {
    try SavedFilters(entries.map { SavedFilters.Entry(name: $0.key, expression: $0.value) })
  }

  private static func problem(_ entries: KeyValuePairs<String, String>) throws
    -> SavedFilters.Problem?
  {
    #expect(throws: SavedFilters.Problem.self) { try saved(entries) }
  }

  static let some: KeyValuePairs = [
    "idle-cdn": "name~^cdn- age>30d", "two words": "state:stopped|shutdown",
    "either": "@idle-cdn|@\"two words\"",
  ]

  @Test(arguments: [
    ("@idle-cdn", true), ("@idle-cdn state:running", true), ("@idle-cdn state:stopped", false),
    ("!@idle-cdn", false), ("@\"two words\"", false), ("!@\"two words\" cdn", true),
    ("@either", true), ("region:nowhere|@idle-cdn", true), ("region:nowhere|!@idle-cdn", false),
    ("state:terminating|@\"two words\"|running", true), ("@idle-cdn|zzz", true),
    ("\"@home\"", false),
  ])
  func standsForItsExpression(text: String, passes: Bool) throws {
    let filter = try Filter(text, saved: try Self.saved(Self.some))
    #expect(filter.matches(FilterTests.cache, in: FilterTests.context) == passes)
  }

  @Test(arguments: [
    ("@idel-cdn", 0, "there is no saved filter 'idel-cdn'", "did you mean @idle-cdn?"),
    (
      "cdn !@zzzzzzzz", 5, "there is no saved filter 'zzzzzzzz'",
      "choose from @idle-cdn, @\"two words\", @either"
    ),
    (
      "cdn|@two", 4, "there is no saved filter 'two'",
      "choose from @idle-cdn, @\"two words\", @either"
    ),
    ("@ cdn", 0, "a name is missing after @", "choose from @idle-cdn, @\"two words\", @either"),
  ])
  func anUnknownNameIsPointedAt(
    text: String, position: Int, message: String, suggestion: String
  ) throws {
    let saved = try Self.saved(Self.some)
    let error = try #require(throws: FilterError.self) { try Filter(text, saved: saved) }
    #expect(error.position == position)
    #expect((error.message, error.suggestion) == (message, suggestion))
  }

  @Test func withoutAnyTheSettingsAreNamed() throws {
    let error = try #require(throws: FilterError.self) { try Filter("@x") }
    #expect(error.suggestion == "add filters under 'filters' in the settings")
  }

  @Test func oneMayNameAnotherThatComesLater() throws {
    let saved = try Self.saved(["a": "@b cdn", "b": "!@c", "c": "state:stopped"])
    #expect(saved.names == ["a", "b", "c"])
    let filter = try #require(saved["a"])
    #expect(filter.matches(FilterTests.cache, in: FilterTests.context))
  }

  @Test func whatLeadsBackToItselfIsRefused() throws {
    let own = try Self.problem(["a": "cdn @a"])
    #expect(own?.entry == 0)
    #expect(own?.error == FilterError(.circular(["a", "a"]), at: 4))
    let round = try Self.problem(["x": "cdn", "a": "@b", "b": "@x !@c", "c": "age>1d @a"])
    #expect(round?.entry == 3)
    #expect(round?.error.position == 7)
    #expect(round?.error.message == "@a refers to itself: @a → @b → @c → @a")
  }

  @Test func aBadExpressionIsFoundWhereItStands() throws {
    let problem = try Self.problem(["a": "@b", "b": "cdn nmae:x"])
    #expect(problem?.entry == 1)
    #expect(problem?.error.position == 4)
  }

  @Test func narrowingKnowsNames() throws {
    let saved = try Self.saved(["a": "state:running", "old": "age>30d"])
    let wide = try Filter("@a", saved: saved)
    #expect(try Filter("@a cdn", saved: saved).isNarrowing(of: wide))
    #expect(try !Filter("cdn", saved: saved).isNarrowing(of: wide))
    // What passes by its age today may not pass tomorrow.
    let fleeting = try Filter("@old", saved: saved)
    #expect(try !Filter("@old cdn", saved: saved).isNarrowing(of: fleeting))
  }

  @Test(arguments: [
    ("@", ["@idle-cdn", "@\"two words\"", "@either"], 0..<1), ("@I", ["@idle-cdn"], 0..<2),
    ("cdn !@e", ["@either"], 5..<7), ("state:x|@id", ["@idle-cdn"], 8..<11),
    ("@\"two w", ["@\"two words\""], 0..<7), ("@zz", [], 0..<3),
  ])
  func namesAreCompleted(text: String, candidates: [String], range: Range<Int>) throws {
    let completion = FilterCompletion(
      for: text, cursor: text.count, in: FilterCompletionTests.fleet,
      context: FilterContext(now: .noon), saved: try Self.saved(Self.some))
    #expect(completion.candidates == candidates)
    #expect(completion.range == range)
  }

  @Test func anEmptyWordIsOfferedNamesToo() throws {
    let completion = FilterCompletion(
      for: "", cursor: 0, in: FilterCompletionTests.fleet,
      context: FilterContext(now: .noon), saved: try Self.saved(Self.some))
    #expect(completion.candidates.count == InstanceField.filterNames.count + 3)
  }
}
