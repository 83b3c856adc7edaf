package import Fleet

/// A line of the frozen list.
package enum ConfirmationRow: Sendable, Hashable {
  case heading(Heading)
  /// The index among the candidates.
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
    // By their shared traits first: a hundred thousand rows lie in a few hundred zones.
    var groups: [SharedZone: Int] = [:]
    var shared: [(zone: Zone, indices: [Int])] = []
    for index in candidates.indices where isListed(candidates[index]) {
      let candidate = candidates[index]
      let key = SharedZone(
        traits: ObjectIdentifier(candidate.shared), product: candidate.product,
        isShown: hidden.isEmpty || !hidden.contains(candidate.key))
      if let group = groups[key] {
        shared[group].indices.append(index)
      } else {
        groups[key] = shared.count
        shared.append((Zone(candidate, isShown: key.isShown), [index]))
      }
    }
    var members: [Zone: [Int]] = [:]
    for (zone, indices) in shared { members[zone, default: []] += indices }
    var rows: [ConfirmationRow] = []
    for (zone, indices) in members.sorted(by: { $0.key < $1.key }) {
      rows.append(
        .heading(
          Heading(
            isHidden: !zone.isShown, product: zone.product, region: zone.region,
            zone: zone.name, count: indices.count)))
      rows += indices.sorted().map { .instance($0) }
    }
    return rows
  }

  private struct SharedZone: Hashable {
    var traits: ObjectIdentifier
    var product: Product
    var isShown: Bool
  }

  private struct Zone: Comparable, Hashable {
    var isShown: Bool
    var product: Product
    var region: String
    var name: String

    init(_ instance: Instance, isShown: Bool) {
      self.isShown = isShown
      product = instance.product
      region = instance.region
      name = instance.zone
    }

    static func < (left: Zone, right: Zone) -> Bool {
      (left.isShown ? 1 : 0, left.product, left.region, left.name)
        < (right.isShown ? 1 : 0, right.product, right.region, right.name)
    }
  }
}
