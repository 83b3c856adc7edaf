/// What a last look found, and what it means for each frozen instance: the same rules for every
/// face. What could not be asked holds nothing back; the service's answer decides then.
package struct PreflightRules: Sendable {
  /// The instances as they were just read; nil where they could not be. A frozen one that is not
  /// in the answer was absent.
  package var current: [InstanceKey: Instance]?
  /// What the service says it would refuse; nil where it could not be asked.
  package var denied: [InstanceKey: [DeniedAction]]?
  /// Instances that another operation on this host has open.
  package var openElsewhere: Set<InstanceKey>
  /// Instances that are known from an earlier run alone and could not be read again. They are the
  /// exception to the rule that what could not be asked holds nothing back.
  package var unread: Set<InstanceKey>
  package var protection: ProtectionPolicy
  package var now: Timestamp

  package init(
    current: [InstanceKey: Instance]?, denied: [InstanceKey: [DeniedAction]]?,
    openElsewhere: Set<InstanceKey> = [], unread: Set<InstanceKey> = [],
    protection: ProtectionPolicy, now: Timestamp
  ) {
    self.current = current
    self.denied = denied
    self.openElsewhere = openElsewhere
    self.unread = unread
    self.protection = protection
    self.now = now
  }

  /// Each frozen instance with its reason not to be sent, where there is one.
  package func planned(_ frozen: [Instance]) -> [PlannedInstance] {
    frozen.map { PlannedInstance(instance: $0, hold: hold(of: $0)) }
  }

  /// The weightiest reason not to send an instance: protection first, since no reading lifts it,
  /// and then what makes the later questions meaningless.
  package func hold(of frozen: Instance) -> Hold? {
    if let verdict = protection.verdict(for: frozen, at: now) {
      return Hold(.protected, "\(verdict.rule): \(verdict.reason)")
    }
    if openElsewhere.contains(frozen.key) { return .openElsewhere }
    if unread.contains(frozen.key) {
      return Hold(
        .notRead, "It is remembered from an earlier listing and could not be read again.")
    }
    var latest = frozen
    if let current {
      guard let read = current[frozen.key] else {
        return Hold(.absent, "It was not there when it was read again.")
      }
      // What is on its way loses its addresses; it is not sent whatever it is, and puzzles nobody.
      if read.state.readiness == .alreadyTerminating { return stateHold(of: read) }
      if let hold = changeHold(from: frozen, to: read) { return hold }
      // Protection by a tag may have come since.
      if let verdict = protection.verdict(for: read, at: now) {
        return Hold(.protected, "\(verdict.rule): \(verdict.reason)")
      }
      latest = read
    }
    return stateHold(of: latest) ?? denialHold(of: frozen.key)
  }

  /// An id that now has another name, address or time of creation may not be what was marked.
  private func changeHold(from frozen: Instance, to read: Instance) -> Hold? {
    var changes: [String] = []
    if frozen.name != read.name {
      changes.append("its name was '\(frozen.name)' and is '\(read.name)'")
    }
    if !frozen.hasAddresses(of: read) {
      changes.append("its addresses are others")
    }
    if frozen.created != read.created { changes.append("its time of creation is another") }
    guard !changes.isEmpty else { return nil }
    return Hold(.changed, "It is not what was marked: \(changes.joined(separator: ", ")).")
  }

  private func stateHold(of instance: Instance) -> Hold? {
    switch instance.state.readiness {
    case .ready, .uncertain: nil
    case .alreadyTerminating:
      Hold(.alreadyTerminating, "It is already \(instance.state.rawValue).")
    case .refused:
      Hold(.wrongState, "In the state \(instance.state.rawValue) it would be refused.")
    }
  }

  /// The spelling of the action is inferred from a sister product, so that its case is left open.
  private func denialHold(of key: InstanceKey) -> Hold? {
    let denial = denied?[key]?.first { $0.action.lowercased() == "terminateinstances" }
    return denial.map { denial in
      Hold(
        code: denial.code.isEmpty ? Hold.Reason.denied.rawValue : denial.code,
        message: denial.message.isEmpty ? "The service says it would refuse." : denial.message)
    }
  }
}

extension Instance {
  /// Whether both have the same addresses; the service promises no order of them.
  fileprivate func hasAddresses(of other: Instance) -> Bool {
    if publicIPs == other.publicIPs, privateIPs == other.privateIPs { return true }
    return publicIPs.sorted() == other.publicIPs.sorted()
      && privateIPs.sorted() == other.privateIPs.sorted()
  }
}
