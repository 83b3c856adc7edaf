import Fleet
import JSON
import Support
import Testing

@testable import edgereap

/// No value can forge a line or a pair, and what is not cut is read back as it was.
struct AuditLineTests {
  /// What others may have put into a name, a reason or a message.
  private static let hostile: [String] = [
    "a b", "a\nevent=finished operation=x gone=9", "\" event=finished \"", "\\", "\\\"", "\\+5",
    "a\"\u{2028}<85>Nov 30 20:15:01 edgereap[1]: event=started", "\r\nevent=x", "\0", "\u{1B}[2J",
    "\u{7F}", "\u{85}", "\u{9B}31m", "\u{202E}txt.exe", "\u{2066}=\u{2069}", "\u{FEFF}", "\u{200B}",
    "\u{E0041}", "\u{301}", "e\u{301}=1", "勿删 原因：下线", "＝＂", "👩‍💻", "\u{FFFF}", "\u{10FFFF}",
    "%s%n%d", "#012", "$(reboot)", "`id`", "a='b'", "=", "==", "\\x3D", "\\u{41}", "\u{A0}",
    String(decoding: [0xC0, 0x9B, 0xED, 0xA0, 0x80, 0xFF, 0x3D], as: UTF8.self),
    String(repeating: "\"", count: 900), String(repeating: "=", count: 3_000),
    String(repeating: "\u{202E}", count: 500), String(repeating: "x", count: 5_000),
    String(repeating: "名", count: 2_000),
  ]

  private static func random(_ chance: inout SplitMix) -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "Z", "0", " ", "=", "\"", "\\", "+", "\n", "\r", "\t", "\0", "\u{1B}", "\u{85}",
      "\u{2028}", "\u{202E}", "\u{301}", "名", "\u{1F600}", "x", "u", "{", "}", "'", "<", ":",
    ]
    let count = Int(chance.next() % 40)
    var text = String.UnicodeScalarView()
    for _ in 0..<count { text.append(alphabet[Int(chance.next() % UInt64(alphabet.count))]) }
    return String(text)
  }

  /// Reads a line as somebody would who has only the page of the contract.
  private struct Reader {
    struct Fault: Error { var rest: String }
    typealias Pair = (key: String, value: String, isCut: Bool)
    private var rest: Substring.UnicodeScalarView

    init(_ line: String) { rest = line.unicodeScalars[...] }

    private mutating func take() throws -> Unicode.Scalar {
      guard let scalar = rest.popFirst() else { throw Fault(rest: "") }
      return scalar
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws {
      guard try take() == scalar else { throw Fault(rest: String(rest)) }
    }

    private mutating func take(while passes: (Unicode.Scalar) -> Bool) -> String {
      let taken = rest.prefix(while: passes)
      rest = rest.dropFirst(taken.count)
      return String(taken)
    }

    private mutating func number(_ digits: String) throws -> Unicode.Scalar {
      guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
        throw Fault(rest: digits)
      }
      return scalar
    }

    mutating func pairs() throws -> [Pair] {
      var pairs: [Pair] = []
      while !rest.isEmpty {
        if !pairs.isEmpty { try expect(" ") }
        let key = take { $0.properties.isLowercase || $0 == "_" }
        if key.isEmpty { throw Fault(rest: String(rest)) }
        try expect("=")
        guard rest.first == "\"" else {
          let plain = take { $0 != " " }
          pairs.append((key, plain, false))
          continue
        }
        let (value, isCut) = try quoted()
        pairs.append((key, value, isCut))
      }
      return pairs
    }

    private mutating func quoted() throws -> (String, Bool) {
      var value = String.UnicodeScalarView()
      try expect("\"")
      while true {
        let scalar = try take()
        if scalar == "\"" { return (String(value), false) }
        guard scalar == "\\" else {
          value.append(scalar)
          continue
        }
        let kind = try take()
        switch kind {
        case "\\", "\"": value.append(kind)
        case "x":
          let digits = [try take(), try take()]
          value.append(try number(String(String.UnicodeScalarView(digits))))
        case "u":
          try expect("{")
          let digits = take { $0 != "}" }
          value.append(try number(digits))
          try expect("}")
        case "+":
          _ = take { "0"..."9" ~= $0 }
          try expect("\"")
          return (String(value), true)
        default: throw Fault(rest: String(rest))
        }
      }
    }
  }

  private func expectTrue(_ values: [String], limit: Int = 1_000) throws {
    let keys = ["event", "name", "reason", "message", "code", "id"]
    var line = AuditLine()
    for (key, value) in zip(keys, values) { line.add(key, value) }
    let text = line.text(limit: limit)
    #expect(text.utf8.count <= limit, "\(text)")
    #expect(!text.unicodeScalars.contains { $0.isObeyedByTerminals }, "\(text)")
    let written = zip(keys, values).filter { !$0.1.isEmpty }
    var reader = Reader(text)
    let pairs = try reader.pairs()
    #expect(pairs.map(\.key) == written.map(\.0))
    // Nor for somebody who looks for the text alone.
    for (key, _) in written { #expect(text.ranges(of: "\(key)=").count == 1, "\(text)") }
    for (pair, (_, value)) in zip(pairs, written) {
      if pair.isCut {
        #expect(value.unicodeScalars.starts(with: pair.value.unicodeScalars))
      } else {
        #expect(pair.value.unicodeScalars.elementsEqual(value.unicodeScalars))
      }
    }
  }

  @Test func hostileValuesForgeNothing() throws {
    for value in Self.hostile { try expectTrue(["failed", value, value, value, value, value]) }
  }

  @Test func everyControlIsWrittenAsAnEscape() throws {
    for value in (UInt32(0)...0x2FFF).compactMap(Unicode.Scalar.init) {
      try expectTrue(["failed", "a\(value)b"])
    }
  }

  @Test func randomValuesForgeNothing() throws {
    var chance = SplitMix(seed: 9)
    for _ in 0..<3_000 {
      try expectTrue((0..<6).map { _ in Self.random(&chance) })
    }
  }

  @Test func whatIsLongIsCutAndSaysHowMuchIsMissing() {
    #expect(
      AuditValue.written(String(repeating: "x", count: 100), longest: 20)
        == "\"xxxxxxxxxxxxx\\+87\"")
    #expect(AuditValue.written("名名名名名名名名名名", longest: 16) == "\"名名名\\+21\"")
  }

  @Test func onlyTheLongestAreCut() {
    var line = AuditLine()
    line.add("event", "started")
    line.add("reason", String(repeating: "why ", count: 400))
    line.add("digest", String(repeating: "a", count: 64))
    let text = line.text(limit: 300)
    #expect(text.utf8.count <= 300 && text.utf8.count > 290)
    #expect(text.hasSuffix(" digest=\(String(repeating: "a", count: 64))"))
  }

  @Test func plainValuesStandAsTheyAre() {
    var line = AuditLine()
    line.add("endpoint", "https://ecm.example:443/a@b+c_d-e")
    line.add("reason", "CHG-1 close down")
    line.add("name", "")
    line.add("profile", nil)
    line.add("gone", 12)
    #expect(
      line.text(limit: 1_000)
        == "endpoint=https://ecm.example:443/a@b+c_d-e reason=\"CHG-1 close down\" gone=12")
  }

  @Test func theRecordIsWhatTheDaemonKnows() {
    var line = AuditLine()
    line.add("event", "started")
    let time = Timestamp(iso8601: "2026-12-04T23:30:05Z") ?? Timestamp(seconds: 0)
    let bytes = SystemLogRecord.bytes(line, .notice, at: time, offset: 3600, process: 47)
    #expect(
      String(decoding: bytes, as: UTF8.self) == "<85>Dec  5 00:30:05 edgereap[47]: event=started")
  }
}
