package import Fleet

/// What a preflight found. What it means for each instance is told by `PreflightRules`, which
/// every face shares.
package struct PreflightReport: Sendable, Hashable {
  /// As they were read now. One whose state could not be read stands as it was frozen, since it is
  /// neither absent nor changed.
  package internal(set) var instances: [InstanceKey: Instance] = [:]
  /// ECM: what the service says it would refuse, of every kind of action.
  package internal(set) var denied: [InstanceKey: [DeniedAction]] = [:]
  /// What goes with ECM instances, or stays and keeps costing.
  package internal(set) var resources: [AssociatedResource] = []
  /// What another operation on this host has open.
  package internal(set) var openElsewhere: Set<InstanceKey> = []
  /// What could not be learned. It blocks nothing.
  package internal(set) var notKnown: [PreflightGap] = []
  package var isComplete: Bool { notKnown.isEmpty }

  package init() {}

  /// What the findings mean under the rules in force.
  package func rules(_ protection: ProtectionPolicy, at now: Timestamp) -> PreflightRules {
    PreflightRules(
      current: instances, denied: denied, openElsewhere: openElsewhere, protection: protection,
      now: now)
  }

  mutating func take(_ finding: PreflightFinding) {
    let asked = finding.question.instances
    switch finding.answer {
    case .reading(let found):
      let wanted = Set(asked.map(\.key))
      for instance in found where wanted.contains(instance.key) {
        instances[instance.key] = instance
      }
    case .deniedActions(let answer):
      for instance in asked { denied[instance.key] = answer[instance.id] }
    case .associatedResources(let found): resources += found
    case .notKnown(let failure):
      let question = finding.question.kind.asked
      if question == .state { for frozen in asked { instances[frozen.key] = frozen } }
      notKnown.append(PreflightGap(question: question, keys: asked.map(\.key), failure: failure))
    }
  }
}

/// Something that a preflight could not learn.
package struct PreflightGap: Sendable, Hashable {
  package enum Question: Sendable, Hashable {
    case state, deniedActions, associatedResources
  }

  package var question: Question
  package var keys: [InstanceKey]
  package var failure: ServiceFailure
}

extension PreflightQuestion.Kind {
  fileprivate var asked: PreflightGap.Question {
    switch self {
    case .reading: .state
    case .deniedActions: .deniedActions
    case .associatedResources: .associatedResources
    }
  }
}
