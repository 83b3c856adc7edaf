/// What a preflight learned about frozen instances. What it means for each of them is the business
/// of ``PreflightRules``, which every face shares.
package struct PreflightReport: Sendable, Hashable {
  /// The instances as they were just read. One that was asked for, and is neither here nor in
  /// ``unread``, was absent.
  package var instances: [InstanceKey: Instance]
  /// ECM: what the service says it would refuse, of every kind of action.
  package var denied: [InstanceKey: [DeniedAction]]
  /// What goes with ECM instances, or stays and remains billed.
  package var resources: [AssociatedResource]
  /// What other operations on this host have open, be it asked for or not.
  package var openElsewhere: Set<InstanceKey>
  /// The calls that were not answered.
  package var gaps: [PreflightGap]

  package init(
    instances: [InstanceKey: Instance] = [:], denied: [InstanceKey: [DeniedAction]] = [:],
    resources: [AssociatedResource] = [], openElsewhere: Set<InstanceKey> = [],
    gaps: [PreflightGap] = []
  ) {
    self.instances = instances
    self.denied = denied
    self.resources = resources
    self.openElsewhere = openElsewhere
    self.gaps = gaps
  }

  /// A preflight that found every instance as it was frozen.
  package init(unchanged instances: [Instance]) {
    self.init(instances: Dictionary(instances.map { ($0.key, $0) }) { first, _ in first })
  }

  /// A preflight that could not ask anything.
  package init(nothingKnownOf instances: [Instance], because failure: ServiceFailure) {
    let keys = instances.map(\.key)
    self.init(
      gaps: PreflightGap.Question.allCases.map {
        PreflightGap(question: $0, keys: keys, failure: failure)
      })
  }
}

/// A call of a preflight that was not answered.
package struct PreflightGap: Sendable, Hashable {
  /// What a preflight asks about an instance.
  package enum Question: Sendable, Hashable, CaseIterable {
    case state
    /// ECM alone.
    case deniedActions
    /// ECM alone.
    case associatedResources
  }

  package var question: Question
  package var keys: [InstanceKey]
  package var failure: ServiceFailure

  package init(question: Question, keys: [InstanceKey], failure: ServiceFailure) {
    self.question = question
    self.keys = keys
    self.failure = failure
  }
}

extension PreflightReport {
  /// What one call adds to what the others found.
  package mutating func add(_ part: PreflightReport) {
    instances.merge(part.instances) { $1 }
    denied.merge(part.denied) { $1 }
    resources += part.resources
    openElsewhere.formUnion(part.openElsewhere)
    gaps += part.gaps
  }

  /// Why instances could not be read, by instance.
  package var unread: [InstanceKey: ServiceFailure] {
    var unread: [InstanceKey: ServiceFailure] = [:]
    for gap in gaps where gap.question == .state {
      for key in gap.keys { unread[key] = gap.failure }
    }
    return unread
  }

  /// Whether everything that was asked of one kind was answered.
  package func isComplete(_ question: PreflightGap.Question) -> Bool {
    !gaps.contains { $0.question == question }
  }

  /// Why none of these instances could be read; nil where one of them was.
  ///
  /// A refused permission is named before a failure that may pass by itself.
  package func failure(ofAll instances: [Instance]) -> ServiceFailure? {
    let unread = unread
    guard !instances.isEmpty, instances.allSatisfy({ unread[$0.key] != nil }) else { return nil }
    let failures = gaps.filter { $0.question == .state }.map(\.failure)
    return failures.first { $0.kind == .denied } ?? failures.first
  }
}
