extension Plan {
  /// The calls that carry this plan out: by product, region and generation, as full as they may be.
  ///
  /// A call that has no region keeps to one all the same, so that one region's trouble stays its own.
  package var calls: [TerminationCall] {
    let groups = Dictionary(grouping: targets) { target in
      CallGroup(
        product: target.product, region: target.region,
        generation: target.product.generation(of: target.id))
    }
    return groups.sorted { $0.key < $1.key }.flatMap { group, members in
      members.map(\.id).chunked(by: group.product.idsPerTermination).map { ids in
        TerminationCall(
          product: group.product, region: group.region, ids: ids, options: options)
      }
    }
  }
}

private struct CallGroup: Hashable, Comparable {
  var product: Product
  var region: String
  var generation: String

  static func < (left: CallGroup, right: CallGroup) -> Bool {
    (left.product, left.region, left.generation) < (right.product, right.region, right.generation)
  }
}

extension Array {
  /// Consecutive pieces of at most `size` elements.
  package func chunked(by size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
