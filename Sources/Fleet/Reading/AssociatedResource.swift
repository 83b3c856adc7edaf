/// A resource bound to an ECM instance, which is released with it or stays billed.
package struct AssociatedResource: Sendable, Hashable {
  package enum Kind: String, Sendable { case networkInterface, address }
  package var kind: Kind
  package var id: String
  package var instanceID: String
  /// The address of an EIP, or the private address of an interface.
  package var address: String
  /// A primary interface or an ordinary public IP: it goes with the instance whatever the option
  /// says (inferred).
  package var isInherent: Bool
  /// Whether the EIP is released when it is unbound, even if the option keeps it.
  package var isReleasedOnUnbind: Bool
  /// An EIP that the service has blocked, which cannot be unbound.
  package var isBlocked: Bool

  package init(
    kind: Kind, id: String, instanceID: String, address: String, isInherent: Bool,
    isReleasedOnUnbind: Bool, isBlocked: Bool = false
  ) {
    self.kind = kind
    self.id = id
    self.instanceID = instanceID
    self.address = address
    self.isInherent = isInherent
    self.isReleasedOnUnbind = isReleasedOnUnbind
    self.isBlocked = isBlocked
  }
}

/// What one question about network interfaces or addresses asks for.
package enum ResourceQuestion: Sendable, Hashable {
  /// Interfaces by their own ids: at most ``mostInterfaces``.
  case interfaces([String])
  /// What is bound to these instances: at most ``Product/idsPerReading``. Addresses require the region.
  case bound(AssociatedResource.Kind, to: [String], in: String)
  /// Everything in a region, unless that takes more pages than these.
  case everything(AssociatedResource.Kind, in: String, pages: Int)

  /// Ids that `NetworkInterfaceIds` takes (documented).
  package static let mostInterfaces = 100
}

/// What the service answered to a ``ResourceQuestion``.
package struct ResourceAnswer: Sendable {
  package var resources: [AssociatedResource]
  /// false where a region has more than the pages that were allowed.
  package var isWhole: Bool

  package init(resources: [AssociatedResource], isWhole: Bool = true) {
    self.resources = resources
    self.isWhole = isWhole
  }

  /// What it says of instances that the question is about: what is bound to them, and those it does
  /// not answer for.
  ///
  /// As in a ``Reading``, a row that nobody asked for takes from the answer all evidence. An interface
  /// that was named, and did not come as this instance's, leaves the instance open.
  package func evidence(
    of instances: [Instance], to question: ResourceQuestion
  ) -> (resources: [AssociatedResource], open: [InstanceKey], failure: ServiceFailure) {
    let ids = Set(instances.map(\.id))
    if let foreign = resources.first(where: { !question.asks(for: $0) }) {
      let failure = ServiceFailure(
        kind: .unknown, code: "ForeignAnswer", .answerHasOthers(first: foreign.id))
      return ([], instances.map(\.key), failure)
    }
    let bound = resources.filter { ids.contains($0.instanceID) }
    let open = isWhole ? instances.filter { !question.isAnswered(for: $0, by: bound) } : instances
    return (
      bound, open.map(\.key),
      ServiceFailure(kind: .unknown, code: "PartialAnswer", .partialAnswer)
    )
  }
}

extension ResourceQuestion {
  /// Whether a row is one that this question asks for.
  fileprivate func asks(for row: AssociatedResource) -> Bool {
    switch self {
    case .interfaces(let ids): row.kind == .networkInterface && ids.contains(row.id)
    case .bound(let kind, let ids, _): row.kind == kind && ids.contains(row.instanceID)
    case .everything(let kind, _, _): row.kind == kind
    }
  }

  fileprivate func isAnswered(for instance: Instance, by rows: [AssociatedResource]) -> Bool {
    guard case .interfaces = self else { return true }
    let came = rows.filter { $0.instanceID == instance.id }.map(\.id)
    return Set(came).isSuperset(of: instance.interfaces)
  }
}
