import Canvas
import Testing

@testable import Terminal

/// Whatever comes, and however it is cut.
@Suite struct RandomInputTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Bytes of which sequences are made, and any others.
  private static func bytes(_ dice: inout Dice) -> [UInt8] {
    let likely = Array("\u{1B}\u{1B}\u{1B}[[O]P_M<?;:019~$^uRA\\\u{7}".utf8) + [0x9B, 0xC2, 0xE8]
    return (0..<Int.random(in: 1...40, using: &dice)).map { _ in
      Bool.random(using: &dice)
        ? likely.randomElement(using: &dice) ?? 0 : UInt8.random(in: 0...255, using: &dice)
    }
  }

  /// Reads cut a stream anywhere: as long as it comes in time, that makes no difference.
  @Test(arguments: 1...20)
  func howItIsCutMakesNoDifference(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9)
    for _ in 0..<500 {
      let bytes = Self.bytes(&dice)
      var whole = InputDecoder()
      let expected = whole.decode(bytes, at: 0) + whole.settled(after: 0)
      var cut = InputDecoder()
      let found = bytes.flatMap { cut.decode([$0], at: 0) } + cut.settled(after: 0)
      #expect(found == expected, "\(bytes)")
      #expect(whole.deadline == nil && cut.deadline == nil)
    }
  }

  /// With any gaps: nothing is said twice as a key, and at the end a letter is a letter.
  @Test(arguments: 1...20)
  func withAnyGapsItComesBackToTyping(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 0x85EB_CA6B)
    for _ in 0..<300 {
      let bytes = Self.bytes(&dice)
      var decoder = InputDecoder(escapeDelay: Int.random(in: 1...300, using: &dice))
      var (time, count) = (0, 0)
      for byte in bytes {
        time += [0, 0, 5, 60, 400, 700, 1_600].randomElement(using: &dice) ?? 0
        while let deadline = decoder.deadline, deadline <= time {
          count += decoder.expire(at: deadline).count
        }
        count += decoder.decode([byte], at: time).count
      }
      count += decoder.settled(after: time).count
      // A sequence that takes too long is said once when it does and once when it ends.
      #expect(count <= 2 * bytes.count)
      let typed = decoder.decode([0x6A], at: time + 5_000)
      #expect(typed == [.key(.character("j"))], "\(bytes)")
    }
  }
}
