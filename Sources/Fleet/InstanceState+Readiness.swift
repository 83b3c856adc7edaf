/// Whether a state is known to let `TerminateInstances` through.
package enum TerminationReadiness: Hashable, Sendable {
  case ready
  /// Already on its way; a further call would be refused or do nothing.
  case alreadyTerminating
  /// Documented, or inferred from its siblings, to be refused.
  case refused
  /// The API does not say. It may be sent; the answer decides.
  case uncertain
}

extension InstanceState {
  /// What is known of this state and `TerminateInstances`.
  ///
  /// Documented: EdgeZone refuses `allocating` and takes `running`. The rest is inferred.
  package var readiness: TerminationReadiness {
    switch phase {
    case .running, .stopped: .ready
    case .terminating, .terminated: .alreadyTerminating
    case .creating, .changing: .refused
    case .isolated, .broken, .unrecognized: .uncertain
    }
  }
}
