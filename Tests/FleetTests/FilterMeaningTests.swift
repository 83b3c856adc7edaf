import Fleet
import Testing

/// What cannot be meant is a mistake that names the right spelling, and never an empty or a full
/// list.
struct FilterMeaningTests {
  struct Mistake: Sendable, CustomStringConvertible {
    var text: String
    var position: Int
    var suggestion: String
    var description: String { text }

    init(_ text: String, _ position: Int, _ suggestion: String) {
      (self.text, self.position, self.suggestion) = (text, position, suggestion)
    }
  }

  static let mistakes = [
    // Closed sets.
    Mistake("product:ecn", 8, "did you mean ecm?"),
    Mistake("!product:edge", 9, "did you mean edgezone?"),
    Mistake("phase:runing", 6, "did you mean running?"),
    Mistake("pay:pre-paid", 4, "did you mean prepaid?"),
    Mistake("protected:maybe", 10, "protected:yes"),
    Mistake("product:x*", 8, "ecm"),
    Mistake("product:\"e*\"", 9, "ecm"),
    Mistake("product~^x", 8, "ecm"),
    Mistake("phase:running|stoped", 14, "did you mean stopped?"),
    // Signs of other tools.
    Mistake("state!=running", 5, "write !state:running"),
    Mistake("cdn name!~^web", 8, "write !name~^web"),
    Mistake("stat!=running", 0, "did you mean state?"),
    Mistake("regoin=ap-tokyo", 0, "did you mean region?"),
    Mistake("name:!web", 5, "write !name:web"),
    Mistake("name:=web", 5, "quotes"),
    Mistake("tag:env!=prod", 7, "write !tag:env=prod"),
    Mistake("cdn and web", 4, "leave it out"),
    Mistake("cdn AND web", 4, "leave it out"),
    Mistake("cdn && web", 4, "leave it out"),
    Mistake("cdn Or web", 4, "cdn|web"),
    Mistake("not cdn", 0, "!cdn"),
    Mistake("-state:running", 0, "write !state:running"),
    Mistake("(state:running", 0, "write state:running"),
    Mistake("age > 30d", 4, "without spaces"),
    Mistake("state :running", 6, "without spaces"),
    Mistake("state:running,stopped", 13, "write state:running|stopped"),
    Mistake("web,db", 3, "write web|db"),
    Mistake("web, db", 3, "write web"),
    Mistake("web-*", 4, "write name:web-*"),
    // Patterns, networks and tags as others write them.
    Mistake("^cdn", 0, "write name~^cdn"),
    Mistake("!cdn$", 4, "write name~cdn$"),
    Mistake("name:/^cdn/", 5, "write name~^cdn"),
    Mistake("region:^ap-", 7, "write region~^ap-"),
    Mistake("tags.env:prod", 0, "write tag:env=prod"),
    Mistake("!label.env:prod", 1, "write tag:env=prod"),
    Mistake("e-mail:ops", 0, "there is no field"),
    Mistake("tag:env:prod", 7, "write tag:env=prod"),
    Mistake("ip:10.0.0.0/8", 11, "write ip:10.*"),
    Mistake("!private_ip:10.0.0.0/8", 20, "write private_ip:10.*"),
    Mistake("!we?", 3, "write name:we?"),
    // An input method's signs.
    Mistake("region：ap-tokyo", 6, "write region:ap-tokyo"),
    Mistake("age＞30d", 3, "write age>30d"),
    Mistake("！state:running", 0, "write !state:running"),
    Mistake("state:running｜stopped", 13, "write state:running|stopped"),
    Mistake("state:running，stopped", 13, "write state:running|stopped"),
    Mistake("name:cdn＊", 8, "write name:cdn*"),
    Mistake("name:“a b”", 5, "write name:\"a"),
    // Nothing.
    Mistake("region:", 7, "region:\"\""),
    Mistake("!zone: cdn", 6, "zone:\"\""),
    Mistake("tag:env=", 8, "tag:env=\"\""),
    Mistake("tag:=prod", 4, "tag:env=prod"),
    Mistake("product:", 8, "product:ecm"),
    Mistake("product:\"\"", 9, "ecm"),
    Mistake("age:old", 4, "30d"),
  ]

  @Test(arguments: mistakes) func saysWhereAndHowToWriteIt(mistake: Mistake) throws {
    let error = try #require(throws: FilterError.self) { try Filter(mistake.text) }
    #expect(error.position == mistake.position, "\(error)")
    #expect(
      error.suggestion.contains(mistake.suggestion) || error.message.contains(mistake.suggestion),
      "\(error)")
  }

  @Test(arguments: [
    "\"and\"", "\"or\" cdn", "\"a,b\"", "name:\"a，b\"", "\"web-*\"", "name:\"!web\"",
    "name:\"a!=b\"", "name:\"：\"", "\"-state:running\"", "name~a,b", "name~^!", "name~a\\，b",
    "android", "notice", "ip:::1", "::1", "name:and", "name~x{1,3}", "env=prod", "a-b", "-1",
    "(old)", "tag:env=\"\"", "name:\"\"", "fe80::1", "2001:db8::1", "\"^cdn\"", "name:\"/a/\"",
    "tag:\"a:b\"", "^", "name:$", "a/b", "name:/a", "tag:a:b=c",
  ])
  func quotedTheyAreWords(text: String) throws {
    _ = try Filter(text)
  }

  static let vocabulary = FilterVocabulary(
    regions: ["ap-guangzhou", "ap-tokyo"], zones: ["ap-guangzhou-tez-gz-1"],
    states: ["RUNNING", "running", "stopped", "melting"])

  @Test(arguments: [
    Mistake("region:gz", 7, "ap-guangzhou"), Mistake("!region:gz", 8, "ap-guangzhou"),
    Mistake("region:ap-tokio", 7, "did you mean ap-tokyo?"),
    Mistake("region:x*", 7, "ap-"), Mistake("region:广州", 7, "did you mean ap-guangzhou?"),
    Mistake("zone:gz-1", 5, "ap-guangzhou-tez-gz-1"),
    Mistake("!state:runing", 7, "did you mean running?"),
    Mistake("region:ap-tokyo|ap-gaungzhou", 16, "did you mean ap-guangzhou?"),
  ])
  func placesAndStatesAreJudgedOnceTheyAreKnown(mistake: Mistake) throws {
    _ = try Filter(mistake.text)
    let error = try #require(throws: FilterError.self) {
      try Filter(mistake.text, vocabulary: Self.vocabulary)
    }
    #expect(error.position == mistake.position, "\(error)")
    #expect(error.suggestion.contains(mistake.suggestion), "\(error)")
  }

  @Test func nothingIsSuggestedThatIsFar() throws {
    let vocabulary = FilterVocabulary(
      regions: Set(
        (1...20).map { "ap-city\($0)" } + ["ap-seoul", "ap-guangzhou", "ap-guangzhou-ecm"]))
    for (text, suggestion) in [
      ("region:mars", ""), ("region:*?*q", ""),
      ("region:广州", "choose from ap-guangzhou, ap-guangzhou-ecm"),
      ("region:火星", "write a code, such as ap-city1"),
    ] {
      let error = try #require(throws: FilterError.self) {
        try Filter(text, vocabulary: vocabulary)
      }
      #expect(error.suggestion == suggestion, "\(text)")
    }
  }

  @Test(arguments: [
    "region:AP-Tokyo", "region:ap-*", "zone:*gz-1", "state:MELTING", "state:run*", "zone:\"\"",
    "region~^ap",
  ])
  func whatCanBeIsTaken(text: String) throws {
    _ = try Filter(text, vocabulary: Self.vocabulary)
  }

  @Test func savedFiltersAreJudgedByTheirFixedSetsOnly() throws {
    let saved = try SavedFilters([SavedFilters.Entry(name: "a", expression: "region:gz")])
    _ = try Filter("@a", saved: saved, vocabulary: Self.vocabulary)
    #expect(throws: SavedFilters.Problem.self) {
      try SavedFilters([SavedFilters.Entry(name: "a", expression: "product:ecn")])
    }
  }
}
