import FoundationEssentials
import Support
import Testing

@testable import JSON

/// Any JSON, as Foundation reads it.
private indirect enum Tree: Decodable, Equatable {
  case object([String: Tree])
  case array([Tree])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([Tree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: Tree].self))
    }
  }

  static func foundation(_ bytes: [UInt8]) -> Tree? {
    try? JSONDecoder().decode(Tree.self, from: Data(bytes))
  }
}

struct JSONDocumentTests {
  /// Whether a node says the same as Foundation's tree, wherever that one looks.
  private static func agrees(_ node: JSONNode, _ tree: Tree) -> Bool {
    switch tree {
    case .null: !node.exists && node.string == nil && node.elements == nil
    case .bool(let value): node.bool == value && node.exists
    case .number(let value): node.double == value
    case .string(let value): node.string == value
    case .array(let values):
      node.elements.map { elements in
        elements.count == values.count && zip(elements, values).allSatisfy { agrees($0, $1) }
      } ?? false
    case .object(let members):
      node.isObject
        && keys.allSatisfy { key in
          guard let value = members[key.description] else { return !node[key].exists }
          return agrees(node[key], value)
        }
    }
  }

  /// The only keys that occur in the made-up texts.
  private static let keys: [StaticString] = ["a", "Key", "InstanceId", "é"]

  private static func text(_ numbers: SeededNumbers, depth: Int = 0) -> String {
    func pick<Element>(_ all: [Element]) -> Element { all[Int(numbers.next() * Double(all.count))] }
    let blank = pick(["", "", "", " ", "\n\t "])
    let kind = Int(numbers.next() * (depth > 4 ? 5 : 7))
    switch kind {
    case 0: return pick(["null", "true", "false"]) + blank
    case 1: return pick(["0", "-0", "1", "-17", "3.25", "1e3", "2E-2", "9007199254740993", "1e+2"])
    case 2...4:
      let parts = (0..<Int(numbers.next() * 4)).map { _ in
        pick([
          "x", "勿删", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00", "😀", "\\u0041", " ",
        ])
      }
      return "\"\(parts.joined())\"\(blank)"
    case 5:
      let count = Int(numbers.next() * 4)
      return "[\(blank)"
        + (0..<count).map { _ in text(numbers, depth: depth + 1) }.joined(separator: ",") + "]"
    default:
      let names = ["\"a\"", "\"Key\"", "\"InstanceId\"", "\"\\u00e9\""].filter { _ in
        numbers.next() < 0.6
      }
      return "{"
        + names.map { "\($0)\(blank):\(blank)\(text(numbers, depth: depth + 1))" }
        .joined(separator: ",") + "}"
    }
  }

  @Test("it reads what Foundation reads", arguments: 1...8)
  func agreement(seed: UInt64) throws {
    let numbers = SeededNumbers(seed: seed)
    for _ in 0..<150 {
      let text = Self.text(numbers)
      let bytes = Array(text.utf8)
      let tree = try #require(Tree.foundation(bytes), "\(text)")
      let document = try #require(try? JSONDocument(bytes), "\(text)")
      #expect(Self.agrees(document.root, tree), "\(text)")
    }
  }

  @Test("it accepts nothing that Foundation refuses, after one byte was changed", arguments: 1...8)
  func mutations(seed: UInt64) {
    let numbers = SeededNumbers(seed: seed)
    let alphabet = Array(#"{}[]",:\0189-+.eEtfnul"#.utf8) + [0, 9, 10, 31, 127, 0xC3, 0xFF]
    for _ in 0..<400 {
      var bytes = Array(Self.text(numbers).utf8)
      let index = Int(numbers.next() * Double(bytes.count))
      let byte = alphabet[Int(numbers.next() * Double(alphabet.count))]
      if numbers.next() < 0.5 { bytes[index] = byte } else { bytes.insert(byte, at: index) }
      // The other way round Foundation takes more than the grammar allows, such as a last comma.
      guard let document = try? JSONDocument(bytes) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if let tree = Tree.foundation(bytes) {
        #expect(Self.agrees(document.root, tree), "\(text)")
      } else {
        // Half of a surrogate pair becomes U+FFFD here, and a number beyond a Double harms nobody
        // who does not read it.
        #expect(text.contains("\\u") || text.lowercased().contains("e"), "\(text)")
      }
    }
  }

  @Test(
    "what is not JSON is refused",
    arguments: [
      "", " ", "{", "}", "[", "]", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
      "{\"a\" 1}", "01", "1.", ".5", "-", "+1", "1e", "1e+", "tru", "nul", "True", "NaN", "\"",
      "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"a\nb\"", "'a'", "[1 2]", "{}{}", "1 2",
      "\u{0}", "[]\u{0}", "[1]x", "\u{FEFF}{}", "//", "{\"a\":1 \"b\":2}",
    ])
  func refused(text: String) {
    #expect((try? JSONDocument(Array(text.utf8))) == nil)
  }

  @Test(
    "bytes that are no UTF-8 are refused",
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xC3],
    ] as [[UInt8]])
  func refusedBytes(bytes: [UInt8]) {
    #expect((try? JSONDocument(bytes)) == nil)
  }

  @Test func `depth has a bound`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect((try? JSONDocument(nested(128))) != nil)
    #expect((try? JSONDocument(nested(129))) == nil)
    #expect((try? JSONDocument(nested(1_000_000))) == nil)
  }

  @Test(
    "whole numbers",
    arguments: [
      ("5", 5), ("-5", -5), ("1e2", 100), ("5.0", 5), ("5.5", nil), ("1e300", nil), ("\"5\"", nil),
      ("9223372036854775807", Int.max), ("9223372036854775808", nil), ("true", nil), ("null", nil),
    ] as [(String, Int?)])
  func wholeNumbers(text: String, expected: Int?) throws {
    #expect(try JSONDocument(Array(text.utf8)).root.integer == expected)
  }

  @Test func `half of a surrogate pair does not lose an answer`() throws {
    let root = try JSONDocument(Array(#"{"a":"x\ud83dy","b":1}"#.utf8)).root
    #expect(root["a"].string == "x\u{FFFD}y")
    #expect(root["b"].integer == 1)
  }

  @Test func `keys may be written with escapes`() throws {
    let root = try JSONDocument(Array(#"{"x":{"a":2},"\u0061":1}"#.utf8)).root
    #expect(root["a"].integer == 1)
    #expect(root["x"]["a"]["b"]["c"].string == nil)
  }
}
