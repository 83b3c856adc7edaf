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
    // By what they share first: a hundred thousand rows stand in a few hundred places.
    var groups: [SharedPlace: Int] = [:]
    var shared: [(place: Place, indices: [Int])] = []
    for index in candidates.indices where isListed(candidates[index]) {
      let candidate = candidates[index]
      let key = SharedPlace(
        traits: ObjectIdentifier(candidate.shared), product: candidate.product,
        isShown: hidden.isEmpty || !hidden.contains(candidate.key))
      if let group = groups[key] {
        shared[group].indices.append(index)
      } else {
        groups[key] = shared.count
        shared.append((Place(candidate, isShown: key.isShown), [index]))
      }
    }
    var members: [Place: [Int]] = [:]
    for (place, indices) in shared { members[place, default: []] += indices }
    var rows: [ConfirmationRow] = []
    for (place, indices) in members.sorted(by: { $0.key < $1.key }) {
      rows.append(
        .heading(
          Heading(
            isHidden: !place.isShown, product: place.product, region: place.region,
            zone: place.zone, count: indices.count)))
      rows += indices.sorted().map { .instance($0) }
    }
    return rows
  }

  private struct SharedPlace: Hashable {
    var traits: ObjectIdentifier
    var product: Product
    var isShown: Bool
  }

  private struct Place: Comparable, Hashable {
    var isShown: Bool
    var product: Product
    var region: String
    var zone: String

    init(_ instance: Instance, isShown: Bool) {
      self.isShown = isShown
      product = instance.product
      region = instance.region
      zone = instance.zone
    }

    static func < (left: Place, right: Place) -> Bool {
      (left.isShown ? 1 : 0, left.product, left.region, left.zone)
        < (right.isShown ? 1 : 0, right.product, right.region, right.zone)
    }
  }
}
