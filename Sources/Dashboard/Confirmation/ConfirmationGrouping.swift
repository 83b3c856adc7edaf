import Fleet

/// Puts the candidates under their headings: first those that need attention, then the others by
/// product and region.
struct ConfirmationGrouping: Sendable, Hashable {
  var hidden: Set<InstanceKey>
  var cached: Set<InstanceKey>
  /// Places in which none of a few running instances would remain.
  var emptied: Set<FleetPlace> = []

  /// Where more than this run, the heading says that none remain. Otherwise a plan for whole regions
  /// would have nothing to fold.
  private static let few = 10

  mutating func note(_ remaining: [Remainder]) {
    emptied = Set(
      remaining.lazy.filter { $0.remain == 0 && (1...Self.few).contains($0.going) }.map(\.place))
  }

  /// Every reason why an instance needs attention, the one that it is listed under first.
  func attentions(of instance: Instance) -> [Attention] {
    Attention.allCases.filter { attention in
      switch attention {
      case .hidden: hidden.contains(instance.key)
      case .lastRunning: isLastRunning(instance.shared.traits, instance.product)
      case .prepaid: instance.payMode == .prepaid
      case .cached: cached.contains(instance.key)
      }
    }
  }

  private func isLastRunning(_ traits: InstanceTraits, _ product: Product) -> Bool {
    guard !emptied.isEmpty, traits.state.phase == .running else { return false }
    let module = traits.module.isEmpty ? traits.moduleID : traits.module
    return emptied.contains(FleetPlace(region: traits.region))
      || (product.hasModules
        && emptied.contains(FleetPlace(module: module, moduleID: traits.moduleID)))
  }

  /// The groups in the order of the list.
  func groups(of candidates: [Instance]) -> [ConfirmationGroup] {
    var zones: [ConfirmationGroup.ID: [Zone: [Int]]] = [:]
    var above: [ConfirmationGroup.ID: Int] = [:]
    for bucket in buckets(of: candidates) {
      let first = candidates[bucket.indices[0]]
      let place = ConfirmationGroup.ID.place(first.product, region: first.region)
      let attention = attentions(of: first).first
      let zone = Zone(product: first.product, region: first.region, name: first.zone)
      zones[attention.map { .attention($0) } ?? place, default: [:]][zone, default: []] +=
        bucket.indices
      if attention != nil { above[place, default: 0] += bucket.indices.count }
    }
    return zones.sorted { $0.key < $1.key }.map { id, zones in
      let members = zones.sorted { $0.key < $1.key }.flatMap { $0.value.sorted() }
      return ConfirmationGroup(id, members: members, listedAbove: above[id] ?? 0)
    }
  }

  private struct Zone: Hashable, Comparable {
    var product: Product
    var region: String
    var name: String

    static func < (left: Zone, right: Zone) -> Bool {
      (left.product, left.region, left.name) < (right.product, right.region, right.name)
    }
  }

  /// Candidates that are alike: a hundred thousand have a few hundred sets of traits between them.
  private func buckets(of candidates: [Instance]) -> [Bucket] {
    var buckets: [Bucket] = []
    var slots: [Bucket.Key: Int] = [:]
    for (index, candidate) in candidates.enumerated() {
      let key = Bucket.Key(
        traits: ObjectIdentifier(candidate.shared), product: candidate.product,
        isHidden: !hidden.isEmpty && hidden.contains(candidate.key),
        isCached: !cached.isEmpty && cached.contains(candidate.key))
      if let slot = slots[key] {
        buckets[slot].indices.append(index)
      } else {
        slots[key] = buckets.count
        // Held, so that the address stays that of these traits.
        buckets.append(Bucket(shared: candidate.shared, indices: [index]))
      }
    }
    return buckets
  }

  private struct Bucket {
    struct Key: Hashable {
      var traits: ObjectIdentifier
      var product: Product
      var isHidden: Bool
      var isCached: Bool
    }

    let shared: SharedTraits
    var indices: [Int]
  }
}
