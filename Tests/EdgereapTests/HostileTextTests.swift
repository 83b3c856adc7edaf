import Canvas
import Fleet
import FoundationEssentials
import JSON
import Testing

@testable import edgereap

/// Everything that a terminal would obey, hide or reorder by, in every place outside of the screen
/// where text of others comes out: tables, CSV, JSON, sentences on standard error, the log, a trace.
struct HostileTextTests {
  /// Every control, format and separating character of Unicode.
  private static let obeyed: [Unicode.Scalar] = (UInt32(0)...0x10FFFF).compactMap { value in
    // From here on there are none but the tags at the end.
    if (0x3100...0xFE00).contains(value) || (0x1_E000...0xE_0000).contains(value) { return nil }
    guard let scalar = Unicode.Scalar(value), scalar.isObeyedByTerminals else { return nil }
    return scalar
  }

  private static let sequences = [
    "\u{1B}[2J\u{1B}[H", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;ZXZpbA==\u{7}",
    "\u{1B}P+q544e\u{1B}\\",
    "\u{9B}31m", "\u{9D}0;title\u{9C}", "\u{90}q\u{9C}", "\u{1B}_evil\u{1B}\\",
    "\u{1B}^evil\u{1B}\\",
    "\u{1B}c", "\u{1B}[?1049l", "\r\u{1B}[K", "\u{8}\u{8}\u{8}", "\u{202E}txt.exe\u{202C}",
    "\u{2066}\u{2067}\u{2068}\u{2069}", "a" + String(repeating: "\u{301}", count: 200),
    String(decoding: [0xC0, 0x9B, 0xED, 0xA0, 0x80, 0xFF, 0xFE, 0xF8, 0x1B], as: UTF8.self),
  ]

  private static let texts = obeyed.map { "a\($0)b" } + sequences

  /// For the words of a failure.
  private static func named(_ text: String) -> String {
    text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
  }

  /// One line end at the end, and nothing else that is obeyed; joiners where they may stand.
  private func isHarmless(_ text: String, lineEnd: String = "\n", joiners: Bool = false) -> Bool {
    var rest = text[...]
    if !lineEnd.isEmpty, rest.hasSuffix(lineEnd) { rest = rest.dropLast() }
    return rest.unicodeScalars.allSatisfy { scalar in
      !scalar.isObeyedByTerminals
        || (joiners && (scalar.value == 0x200C || scalar.value == 0x200D))
    }
  }

  private struct Row: OutputRow {
    static let columns: [OutputColumn<Row>] = [OutputColumn("name") { .text($0.name) }]
    static let tableColumns = ["name"]
    var name: String
  }

  @Test func thereAreAsManyAsUnicodeHas() {
    // 65 controls, the marks of bidi and the zero-widths among them.
    #expect(Self.obeyed.count > 200)
    for value: UInt32 in [0x1B, 0x7F, 0x9B, 0xAD, 0x61C, 0x200B, 0x202E, 0x2028, 0x2069, 0xFEFF] {
      #expect(Self.obeyed.contains { $0.value == value })
    }
    #expect(Self.obeyed.contains { $0.value == 0xE0001 })
  }

  @Test func noneGetsThroughATableOrASentence() {
    let through = Self.texts.filter { text in
      let table = TextTable([Row(name: text)]).text.split(separator: "\n")
      let sentence = StandardStreams.shown("x: \(text)\n").split(separator: "\n")
      return table.count != 2
        || !(table + sentence).allSatisfy { isHarmless(String($0), lineEnd: "") }
    }
    #expect(through.map(Self.named) == [])
    #expect(StandardStreams.shown("one\n  two\u{1B}[2J\nthree") == "one\n  two␛[2J\nthree")
  }

  @Test func noneGetsThroughTheLog() {
    let through = Self.texts.filter { text in
      let line = LogLine(
        time: Timestamp(seconds: 0), level: "info", process: 1, message: text,
        fields: [("name", text)])
      return !isHarmless(line.text)
    }
    #expect(through.map(Self.named) == [])
  }

  /// Escapes of JSON: nothing that is obeyed, and nothing lost.
  @Test func noneGetsThroughJSONAndAllComeBack() throws {
    let through = try Self.texts.filter { text in
      let line = JSONWriter.lines([Row(name: text)])
      let back = try JSONText.decoded(line)
      return !isHarmless(line) || !back.unicodeScalars.elementsEqual(text.unicodeScalars)
    }
    #expect(through.map(Self.named) == [])
  }

  @Test func noneGetsThroughCSVAndEveryRowIsOneLine() {
    let through = Self.texts.filter { text in
      let lines = CSV.document([Row(name: text)])
        .split(separator: "\r\n", omittingEmptySubsequences: false)
      return lines.count != 3 || lines[2] != ""
        || !isHarmless(String(lines[1]), lineEnd: "", joiners: true)
    }
    #expect(through.map(Self.named) == [])
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "=cmd|'/c calc'!A1"])
  func aNameIsNoFormula(_ name: String) {
    #expect(CSV.document([Row(name: name)]) == "name\r\n'\(name)\r\n")
  }

  @Test(arguments: [
    ("web;=1+1", "\"web;'=1+1\""), ("web; =1+1", "\"web;' =1+1\""), ("=a;+b;c", "\"'=a;'+b;c\""),
    ("web;\"=1+1\"", "\"web;'\"\"=1+1\"\"\""), ("a;b", "\"a;b\""), ("a;;@x", "\"a;;'@x\""),
  ])
  func aNameIsNoFormulaWhereSemicolonsSeparate(name: String, field: String) {
    #expect(CSV.document([Row(name: name)]) == "name\r\n\(field)\r\n")
  }

  @Test func aFormulaBehindAControlIsNoneEither() {
    // A spreadsheet would skip these before it looks for the sign.
    for start in ["\t", "\r", "\n", " \u{0}"] {
      let field = CSV.document([Row(name: "\(start)=1+1")]).dropFirst(5)
      #expect(!field.trimmed.hasPrefix("="), "\(field)")
    }
  }

  @Test(arguments: [
    "cdn-01", "边缘节点-0417", "a=b", "a-b", "x@y", "家👨\u{200D}👩\u{200D}👧", "می\u{200C}خواهم",
  ])
  func aNameThatHarmsNobodyStaysAsItIs(_ name: String) {
    #expect(CSV.document([Row(name: name)]) == "name\r\n\(name)\r\n")
  }
}

extension Substring {
  fileprivate var trimmed: Substring { drop { $0 == "\"" || $0.isWhitespace } }
}

/// Foundation's reader, which had no part in the writing.
private enum JSONText {
  private struct Named: Decodable { var name: String }

  static func decoded(_ line: String) throws -> String {
    try JSONDecoder().decode(Named.self, from: Data(line.utf8)).name
  }
}
