import JSON
import Testing

struct JSONScannerTests {
  private func read<Value>(
    _ text: String, _ body: (inout JSONScanner) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value {
    try JSONScanner.read(Array(text.utf8), body)
  }

  @Test(
    arguments: [
      (#""\ud83d\ude00""#, "😀"), (#""\b\f\n\u0041\/""#, "\u{8}\u{c}\nA/"), (#""\ud83d""#, nil),
      (#""\ud83dx""#, nil), (#""\udc00\ud800""#, nil), (#""\u12""#, nil), (#""\"#, nil),
      ("\"a", nil),
      (" \"\"", ""), (#""勿删\\""#, "勿删\\"), ("1", nil),
    ] as [(String, String?)])
  func everyEscapeIsRead(json: String, text: String?) {
    #expect((try? read(json) { (scanner) throws(JSONFault) in try scanner.text() }) == text)
  }

  @Test(
    arguments: [
      ("5", 5), ("-5", -5), (" 0", 0), ("9223372036854775000", 9_223_372_036_854_775_000),
      ("9223372036854775808", nil), ("-", nil), ("", nil), ("x", nil),
    ] as [(String, Int?)])
  func numbersAreRead(json: String, number: Int?) {
    #expect((try? read(json) { (scanner) throws(JSONFault) in try scanner.integer() }) == number)
  }

  @Test func membersAreReadInTheirOrderAndOthersAreSkipped() throws {
    let json = #" { "a" : [ "x", "y" ], "b":{"c":[1.5e3,{"d":null}]}, "e":true,"f":null } "#
    var seen: [String] = []
    let texts = try read(json) { (scanner) throws(JSONFault) in
      var texts: [String] = []
      try scanner.object { (scanner, name) throws(JSONFault) in
        seen.append(name)
        switch name {
        case "a": texts = try scanner.texts()
        case "e": texts.append("\(try scanner.flag())")
        case "f": texts.append("\(try scanner.textOrNull() ?? "nothing")")
        default: try scanner.skip()
        }
      }
      try scanner.finish()
      return texts
    }
    #expect(texts == ["x", "y", "true", "nothing"])
    #expect(seen == ["a", "b", "e", "f"])
  }

  @Test(arguments: [
    ("", "a value at byte 0"), ("[1", "the end of an array at byte 2"), ("{1}", "a text at byte 1"),
    (#"{"a" 1}"#, "a colon at byte 5"), (#"{"a":1"#, "the end of an object at byte 6"),
    ("[tru]", "true at byte 4"), ("\"a\u{1}\"", "the end of a text at byte 2"),
    ("[1]]", "the end at byte 3"),
    (String(repeating: "[", count: 70), "at most 64 levels at byte 65"),
  ])
  func whatIsWrongIsNamedWithItsPlace(json: String, fault: String) {
    let error = #expect(throws: JSONFault.self) {
      try read(json) { (scanner) throws(JSONFault) -> Void in
        try scanner.skip()
        try scanner.finish()
      }
    }
    #expect(error?.description == "expected \(fault)")
  }

  /// Lines are read where they are in their file, and none is read on into the next.
  @Test func aLineEndsWhereItEnds() {
    let bytes = Array("[1]\n[2\n,3]\n".utf8)
    func isWhole(_ range: Range<Int>) -> Bool {
      let read: Void? = try? JSONScanner.read(bytes, in: range) {
        (scanner) throws(JSONFault) -> Void in
        try scanner.skip()
        try scanner.finish()
      }
      return read != nil
    }
    #expect(isWhole(0..<3))
    #expect(!isWhole(4..<6))
    #expect(isWhole(4..<10))
    #expect(!isWhole(4..<9))
  }
}
