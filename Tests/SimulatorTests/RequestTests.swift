import Testing

@testable import Simulator

@Suite struct RequestTests {
  @Test(arguments: [
    ("a=1&b=2", ["a=1", "b=2"]), ("a=x+y%20z", ["a=x y z"]),
    ("a=%E6%B5%8B+a%2Bb%26c", ["a=测 a+b&c"]),
    ("a", ["a="]), ("", []), ("a=b=c", ["a=b=c"]),
  ])
  func formIsDecoded(_ text: String, _ expected: [String]) throws {
    let pairs = try #require(FormEncoding.pairs(text))
    #expect(pairs.map { "\($0.name)=\($0.value)" } == expected)
  }

  /// The client's reader and this one were held against each other.
  @Test(arguments: [
    "01.5", "1.e5", "1.", "-", "1-2", "+1", ".5", "1e", "[1,]",
    "\"\\u+123\"", "\"\\u-000\"", "\"\\u00\"",
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(throws: JSONReader.SyntaxError.self) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test(arguments: ["0", "-0", "10", "1.5", "-0.5e+10", "1E-2", "12345678901234567890"])
  func whatIsANumberIsRead(_ text: String) throws { _ = try JSONReader.read(Array(text.utf8)) }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF"])
  func brokenEscapesAreRefused(_ text: String) { #expect(FormEncoding.pairs(text) == nil) }

  private let schema = Schema(
    ["Ids": .strings, "Limit": .integer, "Delay": .boolean, "Filters": .filters, "Name": .string],
    required: [])

  private func parameters(_ query: String) throws -> Parameters {
    let pairs = try #require(FormEncoding.pairs(query))
    return try Parameters(try #require(FormEncoding.tree(pairs)), schema: schema, isText: true)
  }

  @Test func flattenedListsKeepTheOrderOfTheirNumbers() throws {
    let query = (0..<12).reversed().map { "Ids.\($0)=id\($0)" }.joined(separator: "&")
    #expect(try parameters(query).strings("Ids") == (0..<12).map { "id\($0)" })
  }

  @Test func flattenedFiltersAndScalarsAreRead() throws {
    let read = try parameters(
      "Filters.0.Values.0=%E6%B5%8B&Filters.0.Values.1=b&Filters.0.Name=zone&Limit=7&Delay=True")
    #expect(read.filters == [Filter(name: "zone", values: ["测", "b"])])
    #expect(read.integer("Limit") == 7)
    #expect(read.boolean("Delay") == true)
  }

  @Test(arguments: [
    ("Limit=x", "InvalidParameter"), ("Delay=1", "InvalidParameter"), ("Foo=1", "UnknownParameter"),
    ("Ids=a", "InvalidParameter"), ("Ids.a=b", "InvalidParameter"),
    ("Filters.0.Name=a", "MissingParameter"), ("Filters.0.Values.0=a", "MissingParameter"),
    ("Filters.0.Name=a&Filters.0.Values.0=b&Filters.0.Else=c", "UnknownParameter"),
  ])
  func wrongQueryParametersAreNamed(_ query: String, _ code: String) throws {
    let failure = #expect(throws: APIFailure.self) { try parameters(query) }
    #expect(failure?.code == code)
  }

  @Test func nameThatIsValueAndContainerIsRefused() throws {
    #expect(FormEncoding.tree([("a", "1"), ("a.0", "2")]) == nil)
    #expect(FormEncoding.tree([("a.0", "2"), ("a", "1")]) == nil)
  }

  @Test(arguments: [
    (#"{"Limit":"7"}"#, "InvalidParameter"), (#"{"Limit":7.5}"#, "InvalidParameter"),
    (#"{"Delay":"true"}"#, "InvalidParameter"), (#"{"Ids":"a"}"#, "InvalidParameter"),
    (#"{"Ids":[1]}"#, "InvalidParameter"), (#"{"Filters":[1]}"#, "InvalidParameter"),
    (#"{"Else":1}"#, "UnknownParameter"), ("[]", "InvalidParameter"),
  ])
  func wrongJSONParametersAreNamed(_ body: String, _ code: String) throws {
    let tree = try JSONReader.read(Array(body.utf8))
    let failure = #expect(throws: APIFailure.self) {
      try Parameters(tree, schema: schema, isText: false)
    }
    #expect(failure?.code == code)
  }

  @Test(arguments: [
    (#"{"a":[1,-2.5e3,true,false,null,"x"]}"#, true), (#""\u8fb9\ud83d\ude00\n""#, true),
    ("  {}  ", true), ("", false), ("{", false), ("[1,]", false), (#"{"a":1,}"#, false),
    ("01", false), ("1.", false), ("+1", false), ("tru", false), (#""\x""#, false),
    ("\"\n\"", false), (#""\ud83d""#, false), ("{} {}", false), ("nullx", false), ("-", false),
    (String(repeating: "[", count: 100_000), false),
  ])
  func jsonIsReadStrictly(_ text: String, _ isJSON: Bool) {
    #expect(((try? JSONReader.read(Array(text.utf8))) != nil) == isJSON)
  }

  @Test func jsonThatIsWrittenIsReadBack() throws {
    let texts = ["", "边缘", "\"\\\u{1B}\n\u{0}", "👩🏽‍🚀"]
    var writer = ReplyWriter()
    writer.object { writer in
      writer.array("texts", of: texts)
      writer.object("empty") { _ in }
      writer.member("number", -3)
      writer.member("flag", true)
      writer.null("nothing")
    }
    let value = try JSONReader.read(writer.bytes)
    #expect(value["texts"]?.strings == texts)
    #expect(value["empty"] == .object([:]))
    #expect(value["number"] == .integer(-3))
    #expect(value["flag"] == .boolean(true))
    #expect(value["nothing"] == .null)
  }

  @Test(arguments: [
    ("/", "/", ""), ("/?a=b?c", "/", "a=b?c"), ("http://h:1/?a=b", "/", "a=b"),
    ("http://h", "/", ""), ("http://h?a=b", "/", "a=b"),
    ("/_simulator/ledger", "/_simulator/ledger", ""),
    ("/?u=http://x/", "/", "u=http://x/"),
  ])
  func targetsOfBothFormsAreTakenApart(_ target: String, _ path: String, _ query: String) {
    let request = WireRequest(method: "GET", target: target, headers: [], body: [])
    #expect(request.path == path)
    #expect(request.query == query)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
    (1_775_087_999, "2026-04-01T23:59:59Z", "Wed, 01 Apr 2026 23:59:59 GMT"),
    (4_107_542_400, "2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
  ])
  func timesAreWrittenByTheCalendar(_ seconds: Int64, _ utc: String, _ header: String) {
    #expect(ClockText.utc(seconds * 1_000_000) == utc)
    #expect(ClockText.header(seconds * 1_000_000) == header)
    let beijing = ClockText.beijing(seconds * 1_000_000)
    #expect(ClockText.beijing(parsing: beijing) == seconds * 1_000_000)
  }

  @Test(arguments: [
    "2026-02-30 00:00:00", "2026-1-01 00:00:00", "2026-01-01T00:00:00", "2026-01-01 24:00:00", "",
    "2026-01-01 00:00:00Z",
  ])
  func whatIsNoTimeIsRefused(_ text: String) { #expect(ClockText.beijing(parsing: text) == nil) }
}
