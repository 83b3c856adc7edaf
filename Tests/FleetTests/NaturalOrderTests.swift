import Support
import Testing

@testable import Fleet

struct NaturalOrderTests {
  /// The start that two texts share is passed over; what that must not change is the order of keys.
  @Test(arguments: 0..<10) func comparingIsComparingKeys(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let letters = Array("a0B19-é")
    func text() -> String {
      String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          letters.randomElement(using: &random)!
        })
    }
    for _ in 0..<2_000 {
      let start = text()
      let (left, right) = (start + text(), start + text())
      let (first, second) = (NaturalOrder.key(of: left), NaturalOrder.key(of: right))
      let expected =
        first == second ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
      #expect(NaturalOrder.compare(left, right) == expected, "\(left) \(right)")
    }
  }
}
