import Testing

@testable import LinearRegex

struct TextPatternTests {
  @Test(arguments: [
    ("cdn", "my-CDN-01", true), ("^cdn-", "cdn-cache-1", true), ("^cdn-", "a-cdn-1", false),
    ("cache$", "cdn-cache", true), ("cache$", "cdn-cache-1", false), ("^$", "", true),
    ("^$", "a", false), ("", "anything", true), ("a.c", "xabcx", true), ("a.c", "ac", false),
    ("a.c", "a中c", true), ("^a.c$", "a🇨c", true), ("[0-9]+$", "node-17", true),
    ("[^0-9]", "123", false), ("[^0-9]", "12a", true), ("(web|api)-[0-9]{2}", "api-07", true),
    ("(web|api)-[0-9]{2}$", "api-7", false), ("^(ab)*$", "ababab", true), ("^(ab)*$", "aba", false),
    ("^a{2,3}$", "aa", true), ("^a{2,3}$", "aaaa", false), ("^a{2,}$", "aaaaa", true),
    ("^a{0}$", "", true), ("colou?r", "COLOR", true), ("\\d\\D", "x1-", true), ("\\.", "a.b", true),
    ("\\.", "ab", false), ("a|b|", "zzz", true), ("边缘", "边缘节点-0417", true), ("[一-龥]", "x节", true),
    ("[一-龥]", "xyz", false), ("^[^一]$", "龥", true), ("É", "caféx é", true), ("[a-c]", "B", true),
    ("[]x]", "]", true), ("[a-]", "-", true), ("{", "a{b", true), ("a{x", "a{x}", true),
    ("(a|^b)c", "bc", true), ("(a|^b)c", "xbc", false), ("(a$|b)c?", "xa", true),
    ("\\w\\s\\w", "a b", true),
    ("a*?b+?", "aab", true), ("(?:x)y", "xy", true), ("x*", "", true), ("[\\d_]", "_", true),
    ("$", "x", true), ("^", "x", true), ("(^a|b$)", "xb", true), ("a^b", "ab", false),
  ])
  func finds(_ pattern: String, in text: String, isFound: Bool) throws {
    #expect(try TextPattern(pattern).isFound(in: text) == isFound)
  }

  @Test(arguments: [
    ("(", 1), ("a)", 1), ("[a", 0), ("*a", 0), ("a|+", 2), ("\\", 1), ("ab\\q", 2), ("[z-a]", 1),
    ("a{201}", 1), ("a{3,2}", 1), ("(?=a)", 0), ("\\b", 0), ("{3}", 0), ("\\1", 0),
  ])
  func saysWhereItIsWrong(_ pattern: String, position: Int) {
    #expect {
      try TextPattern(pattern)
    } throws: { error in
      (error as? PatternError)?.position == position
    }
  }

  @Test func takesTimeInProportionToTheText() throws {
    let text = String(repeating: "a", count: 20_000) + "b"
    for pattern in ["(a+)+$", "(a|a)*c", "(.*)*x", "a*a*a*a*a*a*c", "((a*)*)*$c"] {
      #expect(try !TextPattern(pattern).isFound(in: text))
    }
  }

  @Test func refusesWhatWouldNotFitIntoMemory() {
    for pattern in ["((a{200}){200}){200}", String(repeating: "a", count: 501)] {
      #expect(throws: PatternError.self) { try TextPattern(pattern) }
    }
    #expect(throws: PatternError.self) { try TextPattern(String(repeating: "(", count: 400)) }
    #expect(throws: PatternError.self) { try TextPattern("a" + String(repeating: "*", count: 400)) }
  }

  @Test func bothMachinesAgree() throws {
    // The look-back of thirteen characters needs more states than the table may have.
    let large = try TextPattern("(a|b)*a(a|b){12}$")
    #expect(large.isFound(in: "ba" + String(repeating: "b", count: 12)))
    #expect(!large.isFound(in: "bb" + String(repeating: "b", count: 12)))
    let texts = ["", "a", "ab", "abab-12", "节点a", "--", "A1b2", "aab", "ba", "bab"]
    let patterns = ["a", "^a", "b$", "(a|b)+", "[^a]", ".", "a.?b", "^$", "节", "a*b|1", "^(ab)*$"]
    for pattern in patterns {
      var parser = PatternParser(pattern)
      let program = try PatternProgram(try parser.parse())
      let table = try #require(PatternTable(program))
      for text in texts {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer {
          #expect(table.matches($0) == program.matches($0), "\(pattern) in \(text)")
        }
      }
    }
  }

  @Test func everyScalarHasItsOwnBytesAndNoOther() {
    for range in [0...0x10FFFF, 0x7F...0x801, 0xD000...0xE100, 0xFFF0...0x10010, 0x4E00...0x9FFF]
      as [ClosedRange<UInt32>]
    {
      let sequences = ScalarSet([range]).byteSequences
      for value: UInt32 in [
        0, 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0x801, 0x4E2D, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF,
      ] {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let bytes = Array(String(scalar).utf8)
        let fitting = sequences.count { sequence in
          sequence.count == bytes.count && zip(sequence, bytes).allSatisfy { $0.contains($1) }
        }
        #expect(fitting == (range.contains(value) ? 1 : 0), "U+\(String(value, radix: 16))")
      }
    }
  }
}
