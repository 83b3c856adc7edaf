/// What became of the public addresses that a termination takes from its machines.
extension Results {
  /// Those of the plan that the account was found to keep without a machine. A scope that was not read
  /// is missing.
  package var remainingAddresses: [ListingScope: [String]] {
    notices.reduce(into: [:]) { remaining, notice in
      if case .addressesRemain(let scope, let list) = notice.fact {
        remaining[scope] = list.addresses
      }
    }
  }

  /// Those of instances that the service took, where it can be asked and was not yet.
  package var unreadAddresses: [ListingScope: Set<String>] {
    let read = remainingAddresses
    return instances.reduce(into: [:]) { unread, result in
      let (instance, scope) = (result.instance, ListingScope(of: result.instance))
      guard instance.product.listsUnboundAddresses, read[scope] == nil, result.wasTaken,
        !instance.publicIPs.isEmpty
      else { return }
      unread[scope, default: []].formUnion(instance.publicIPs.filter { !$0.contains(" ") })
    }
  }
}

extension InstanceResult {
  fileprivate var wasTaken: Bool { acceptedAt != nil || outcome == .gone }
}
