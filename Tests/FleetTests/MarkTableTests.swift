import Support
import Testing

@testable import Fleet

struct MarkTableTests {
  /// Few keys and many steps, so that what was taken away comes again and the table is made anew.
  @Test(arguments: 0..<8) func itHoldsWhatADictionaryHolds(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var table = MarkTable()
    var known: [InstanceKey: Int] = [:]
    let keys = (0..<60).map {
      InstanceKey(product: $0 % 2 == 0 ? .ecm : .edgezone, id: "i-\($0 / 2)")
    }
    for number in 0..<2_000 {
      let key = keys[Int.random(in: 0..<keys.count, using: &random)]
      switch Int.random(in: 0..<20, using: &random) {
      case 0: table.reserve(Int.random(in: 0..<100, using: &random))
      case 1...9:
        let isNew = table.insert(key, number: number)
        #expect(isNew == (known[key] == nil))
        known[key] = known[key] ?? number
      default:
        let removed = table.remove(key)
        #expect(removed == known.removeValue(forKey: key))
      }
      #expect(table.count == known.count)
      #expect(table.contains(key) == (known[key] != nil))
    }
    let held = Dictionary(uniqueKeysWithValues: table.marks.map { ($0.key, $0.number) })
    #expect(held == known)
  }

  @Test func whatIsNamedTwiceIsTurnedOverOnce() {
    var selection = Selection()
    let keys = ["a", "b", "a", "b"].map { InstanceKey(product: .ecm, id: $0) }
    selection.mark(keys.prefix(1))
    selection.invert(keys)
    #expect(selection.keys.map(\.id) == ["b"])
    let isUndone = selection.undo()
    #expect(isUndone)
    #expect(selection.keys.map(\.id) == ["a"])
  }
}
