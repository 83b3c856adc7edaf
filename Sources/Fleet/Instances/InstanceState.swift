/// The state exactly as the API spelled it (`RUNNING` of ECM, `running` of EdgeZone).
///
/// It stays open: a state that nobody has documented is kept, shown and never guessed at.
package struct InstanceState: RawRepresentable, Hashable, Sendable {
  package var rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  /// The meaning of a state, common to both products.
  package enum Phase: String, Sendable, CaseIterable, Hashable {
    case creating, running, stopped, changing, isolated, terminating, terminated, broken
    case unrecognized
  }

  package var phase: Phase {
    // As the two products spell what nearly every instance is.
    switch rawValue {
    case "RUNNING", "running": return .running
    case "STOPPED", "stopped": return .stopped
    default: break
    }
    return switch rawValue.lowercased() {
    case "pending", "allocating": .creating
    case "running": .running
    case "stopped": .stopped
    case "starting", "stopping", "rebooting", "isolating": .changing
    case "isolated", "shutdown": .isolated
    case "terminating": .terminating
    case "terminated": .terminated
    case "launch_failed", "error": .broken
    default: .unrecognized
    }
  }

  /// The words that both APIs document, in lower case.
  package static let documented = [
    "pending", "allocating", "running", "stopped", "starting", "stopping", "rebooting",
    "isolating", "isolated", "shutdown", "terminating", "terminated", "launch_failed", "error",
  ]
}

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
  /// Whether `TerminateInstances` accepts this state, as far as it is known.
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
