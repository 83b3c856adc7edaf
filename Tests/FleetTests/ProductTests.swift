import Testing

@testable import Fleet

struct ProductTests {
  @Test func aProductIsFoundByItsWordAndByItsCode() {
    for product in Product.allCases {
      #expect(Product(rawValue: product.rawValue) == product)
      #expect(Product(code: product.code) == product)
      #expect(RememberedFleet.product(RememberedFleet.flags(of: product)) == product)
    }
    #expect(Product(rawValue: "cvm") == nil)
    #expect(Product(code: UInt8(Product.allCases.count)) == nil)
    #expect(Int(Product.count) == Product.allCases.count)
  }

  /// Files that were written hold them.
  @Test func codesStayWhatTheyAre() {
    #expect(Product.allCases.map(\.rawValue) == ["ecm", "edgezone"])
    #expect([Product.ecm, .edgezone].map(RememberedFleet.flags) == [0, 1])
    #expect(RememberedFleet.product(0b100) == nil)
  }

  @Test func anIDIsKnownUnderTheOtherPrefix() {
    #expect(Product.edgezone.otherID(of: "epm-1a") == "bms-1a")
    #expect(Product.edgezone.otherID(of: "bms-1a") == "epm-1a")
    #expect(Product.edgezone.otherID(of: "ein-1a") == nil)
    #expect(Product.ecm.otherID(of: "epm-1a") == nil)
    #expect(Product.edgezone.generation(of: "bms-1a") == "bms")
    #expect(Product.ecm.generation(of: "ein-1a").isEmpty)
  }
}

struct OutcomeWordTests {
  @Test func everyOutcomeHasItsOwnPlace() {
    #expect(OutcomeWord.display.map(\.severity) == Array(OutcomeWord.allCases.indices))
  }

  /// Whatever is under way was taken, and what is settled is never under way.
  @Test func traitsFitTogether() {
    for word in OutcomeWord.allCases {
      #expect(!(word.isSettled && word.standing == .underWay), "\(word)")
      #expect(!(word.isRemainder && word.isAcceptance), "\(word)")
      #expect(!word.isRemainder || word.standing == .partial, "\(word)")
    }
  }
}
