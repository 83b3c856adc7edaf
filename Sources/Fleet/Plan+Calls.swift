extension Plan {
  /// The calls that carry this plan out: by product, region and generation, as full as they may be.
  ///
  /// EdgeZone's `bms-` and `epm-` machines are kept apart, since a batch of both is refused
  /// (`UnsupportedOperation.LegacyCompatBatchMixed`). ECM has no region in the call, yet its
  /// batches keep to one region so that one region's trouble stays its own.
  package var calls: [TerminationCall] {
    let groups = Dictionary(grouping: targets) { target in
      CallGroup(
        product: target.product, region: target.region,
        generation: target.product == .edgezone ? generation(of: target.id) : "")
    }
    return groups.sorted { $0.key < $1.key }.flatMap { group, members in
      members.map(\.id).chunked(by: group.product.idsPerTermination).map { ids in
        TerminationCall(
          product: group.product, region: group.region, ids: ids, options: options)
      }
    }
  }
}

/// What stands before the first hyphen, by bytes: characters would be looked for in each id.
private func generation(of id: String) -> String {
  id.withBytes { String(decoding: $0.prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self) }
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
