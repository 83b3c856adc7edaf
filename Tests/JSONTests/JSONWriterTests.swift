import FoundationEssentials
import JSON
import Support
import Testing

/// A made-up value, written by both: Foundation's encoder had no part in the writer.
private indirect enum Made: JSONWritable, Encodable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case nothing
  case list([Made])
  case object([String: Made])

  func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.string(text)
    case .number(let number): writer.integer(number)
    case .flag(let flag): writer.flag(flag)
    case .nothing: writer.null()
    case .list(let values): writer.array(values) { $1.write(to: &$0) }
    case .object: writer.object(self)
    }
  }

  func writeMembers(to writer: inout JSONWriter) {
    guard case .object(let members) = self else { return }
    for (name, value) in members {
      writer.key(name)
      value.write(to: &writer)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .nothing: try container.encodeNil()
    case .list(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }

  static func made(_ numbers: SeededNumbers, depth: Int = 0) -> Made {
    func pick<Element>(_ all: [Element]) -> Element { all[Int(numbers.next() * Double(all.count))] }
    let texts = ["", "a", "/\"\\", "勿删", "é", "😀", "\n\r\t\u{8}\u{c}\u{1}\u{1f}", "a\u{301}", "。）"]
    switch Int(numbers.next() * (depth > 3 ? 4 : 6)) {
    case 0: return .text(pick(texts) + pick(texts))
    case 1: return .number(pick([0, -1, 7, .max, .min]))
    case 2: return .flag(numbers.next() < 0.5)
    case 3: return .nothing
    case 4: return .list((0..<Int(numbers.next() * 4)).map { _ in made(numbers, depth: depth + 1) })
    default:
      let names = ["id", "a", "zone", "created_at", "created", "Z", "勿", "a_b", "\""].filter { _ in
        numbers.next() < 0.4
      }
      return .object(
        Dictionary(uniqueKeysWithValues: names.map { ($0, made(numbers, depth: depth + 1)) }))
    }
  }
}

struct JSONWriterTests {
  @Test("it writes what Foundation writes", arguments: 1...8)
  func agreement(seed: UInt64) throws {
    let numbers = SeededNumbers(seed: seed)
    let encoder = JSONEncoder()
    for _ in 0..<100 {
      let value = Made.object(["v": .made(numbers), "also": .made(numbers)])
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let line = String(decoding: try encoder.encode(value), as: UTF8.self)
      #expect(JSONWriter.lines([value]) == line + "\n")
      encoder.outputFormatting.insert(.prettyPrinted)
      let document = String(decoding: try encoder.encode(value), as: UTF8.self)
      #expect(JSONWriter.document(value) == document + "\n")
      #expect(JSONWriter.document([Made]()) == "[\n\n]\n")
    }
  }

  private func journal(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(.journal)
    writer.object(write)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func aJournalHasItsMembersAsTheyAreWritten() {
    let line = journal { writer in
      writer.member("z", "a")
      writer.member("a", 1)
      writer.member("b") { $0.member("c", ["x", "y"]) }
      writer.member("d", String?.none)
      writer.member("e", true)
    }
    #expect(line == #"{"z":"a","a":1,"b":{"c":["x","y"]},"d":null,"e":true}"#)
  }

  @Test func aJournalHasControlsByTheirNumbers() {
    #expect(journal { $0.member("a", "\n\t\u{7F}\"\\/") } == #"{"a":"\u000a\u0009\u007f\"\\/"}"#)
    #expect(
      JSONWriter.lines([Made.object(["a": .text("\n\u{7F}/")])]) == #"{"a":"\n\u007f/"}"# + "\n")
  }

  @Test(arguments: [
    ("\u{202E}", #"\u202e"#), ("\u{9B}", #"\u009b"#), ("\u{E0001}", #"\udb40\udc01"#),
    ("\u{2028}", #"\u2028"#), ("é勿😀。", "é勿😀。"),
  ])
  func whatATerminalWouldObeyIsAnEscape(text: String, written: String) {
    #expect(journal { $0.member("a", text) } == "{\"a\":\"\(written)\"}")
  }
}
