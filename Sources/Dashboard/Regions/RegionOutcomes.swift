package import Fleet

/// The outcomes of one operation by region, kept up with its events: an event costs work for the
/// instances that it names.
package struct RegionOutcomes: Sendable {
  package typealias Totals = [OutcomeWord: Int]

  private var totals: [Totals] = []
  private var indexByPlace: [ListingScope: Int] = [:]
  /// For each instance of the operation the index of its place, and its outcome as it was counted.
  private var counted: [(place: Int32, word: OutcomeWord)] = []

  package init(_ results: Results) {
    counted.reserveCapacity(results.instances.count)
    for result in results.instances {
      let index = index(of: ListingScope(result.instance))
      totals[index][result.outcome.word, default: 0] += 1
      counted.append((Int32(index), result.outcome.word))
    }
  }

  package subscript(place: ListingScope) -> Totals {
    indexByPlace[place].map { totals[$0] } ?? [:]
  }

  /// Counts again the instances with these indices.
  mutating func update(_ changed: [Int], _ results: Results) {
    for index in changed {
      let word = results.instances[index].outcome.word
      let (place, old) = counted[index]
      guard word != old else { continue }
      totals[Int(place)][old, default: 0] -= 1
      totals[Int(place)][word, default: 0] += 1
      counted[index].word = word
    }
  }

  private mutating func index(of place: ListingScope) -> Int {
    if let index = indexByPlace[place] { return index }
    totals.append([:])
    indexByPlace[place] = totals.count - 1
    return totals.count - 1
  }
}

extension ListingScope {
  /// The product and region of an instance.
  init(_ instance: Instance) { self.init(product: instance.product, region: instance.region) }
}
