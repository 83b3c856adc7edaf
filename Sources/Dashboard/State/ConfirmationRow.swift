package import Fleet

/// A line of the frozen list.
package enum ConfirmationRow: Sendable, Hashable {
  case heading(Heading)
  /// Its place among the candidates.
  case instance(Int)

  package struct Heading: Sendable, Hashable {
    package var isHidden: Bool
    package var product: Product
    package var region: String
    package var zone: String
    package var count: Int
  }

  /// Grouped product → region → zone, what was hidden first.
  static func rows(
    of candidates: [Instance], hidden: Set<InstanceKey>, where isListed: (Instance) -> Bool
  ) -> [ConfirmationRow] {
    let listed = candidates.indices.filter { isListed(candidates[$0]) }
    let ordered = listed.map { index in
      let instance = candidates[index]
      return (
        index: index,
        place: Place(
          isShown: !hidden.contains(instance.key), product: instance.product,
          region: instance.region, zone: instance.zone)
      )
    }.sorted { ($0.place, $0.index) < ($1.place, $1.index) }
    var rows: [ConfirmationRow] = []
    var start = 0
    while start < ordered.count {
      let place = ordered[start].place
      let end = ordered[start...].firstIndex { $0.place != place } ?? ordered.count
      rows.append(
        .heading(
          Heading(
            isHidden: !place.isShown, product: place.product, region: place.region,
            zone: place.zone, count: end - start)))
      rows += ordered[start..<end].map { .instance($0.index) }
      start = end
    }
    return rows
  }

  private struct Place: Comparable {
    var isShown: Bool
    var product: Product
    var region: String
    var zone: String

    static func < (left: Place, right: Place) -> Bool {
      (left.isShown ? 1 : 0, left.product, left.region, left.zone)
        < (right.isShown ? 1 : 0, right.product, right.region, right.zone)
    }
  }
}
