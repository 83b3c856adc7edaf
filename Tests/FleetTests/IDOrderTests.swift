import Fleet
import Support
import Testing

/// Ids are sorted as plain text, whatever digits are in them.
struct IDOrderTests {
  private func fleet(seed: UInt64) -> [Instance] {
    var random = SplitMix(seed: seed)
    let letters = Array("019aZ-é")
    let ids = (0..<200).map { _ in
      String(
        (0..<Int.random(in: 1...20, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? "a"
        })
    }
    return Set(ids).sorted().enumerated().map { number, id in
      .sample(id, product: number % 2 == 0 ? .ecm : .edgezone)
    }
  }

  @Test(arguments: 0..<10) func theyGoByteByByte(seed: UInt64) {
    let fleet = fleet(seed: seed)
    let order = SortOrder(column: .id)
    let sorted = order.sorted(fleet).map { fleet[Int($0)] }
    let plain = fleet.sorted { Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) }
    #expect(sorted.map(\.id) == plain.map(\.id))
    #expect(order.isKept(by: sorted))
    #expect(!order.isKept(by: sorted.reversed()))
  }

  @Test(arguments: 0..<10) func theOrderIsStrictAndTotal(seed: UInt64) {
    let fleet = fleet(seed: seed).prefix(60)
    let order = SortOrder(column: .id)
    for left in fleet {
      #expect(!order.precedes(left, left))
      for right in fleet where left.key != right.key {
        #expect(order.precedes(left, right) != order.precedes(right, left))
        for third in fleet.prefix(20) where order.precedes(left, right) {
          if order.precedes(right, third) { #expect(order.precedes(left, third)) }
        }
      }
    }
  }

  @Test func digitsOfAnIDAreNoNumberAndThoseOfANameAre() {
    let fleet = ["e-10", "e-9", "e-1a"].map { Instance.sample($0, name: $0) }
    func ids(_ column: InstanceField) -> [String] {
      SortOrder(column: column).sorted(fleet).map { fleet[Int($0)].id }
    }
    #expect(ids(.id) == ["e-10", "e-1a", "e-9"])
    #expect(ids(.name) == ["e-1a", "e-9", "e-10"])
  }

  @Test func theSameIDOfTwoProductsIsInTheOrderOfTheProducts() {
    let fleet = [Instance.sample("a", product: .edgezone), .sample("a"), .sample("0")]
    #expect(SortOrder(column: .id).sorted(fleet) == [2, 1, 0])
  }
}
