/// What the last reading means for each frozen instance: one set of rules for the confirmation,
/// `plan`, `apply`, `terminate` and the gate to sending.
///
/// An instance is sent only after it was read again and found to be what was frozen. What the service
/// would refuse, or what goes with an instance, may stay unknown: the service decides then.
package struct PreflightRules: Sendable {
  private let report: PreflightReport?
  private let unread: [InstanceKey: ServiceFailure]
  private let protection: ProtectionPolicy
  private let now: Timestamp

  /// - Parameter report: nil before the preflight has answered: instances are judged as they were
  ///   frozen.
  package init(_ report: PreflightReport?, protection: ProtectionPolicy, now: Timestamp) {
    self.report = report
    unread = report?.unread ?? [:]
    self.protection = protection
    self.now = now
  }

  /// The weightiest reason not to send an instance: protection first, since no reading lifts it,
  /// and then what makes the later questions meaningless.
  package func hold(of frozen: Instance) -> Hold? {
    if let hold = protection.hold(of: frozen, at: now) { return hold }
    guard let report else { return stateHold(of: frozen) }
    if report.openElsewhere.contains(frozen.key) { return Hold(.openElsewhere) }
    if let failure = unread[frozen.key] { return .notRead(failure) }
    guard let read = report.instances[frozen.key] else {
      return Hold(.absent)
    }
    // What is on its way loses its addresses; it is not sent whatever it is, and puzzles nobody.
    if read.state.readiness == .alreadyTerminating { return stateHold(of: read) }
    // Protection is judged again on what was read: a tag, or the age, may have come under a rule.
    return changeHold(from: frozen, to: read) ?? protection.hold(of: read, at: now)
      ?? stateHold(of: read) ?? denialHold(of: frozen.key)
  }

  /// An id that now has another name, address or time of creation may not be what was marked.
  private func changeHold(from frozen: Instance, to read: Instance) -> Hold? {
    var changes: [Hold.Change] = []
    if frozen.name != read.name { changes.append(.name(from: frozen.name, to: read.name)) }
    if !frozen.hasAddresses(of: read) { changes.append(.addresses) }
    if frozen.created != read.created { changes.append(.created) }
    return changes.isEmpty ? nil : Hold(.changed(changes))
  }

  private func stateHold(of instance: Instance) -> Hold? {
    switch instance.state.readiness {
    case .ready, .uncertain: nil
    case .alreadyTerminating: Hold(.alreadyTerminating(state: instance.state.rawValue))
    case .refused: Hold(.wrongState(state: instance.state.rawValue))
    }
  }

  /// The spelling of the action is inferred from a sister product, so that its case is left open.
  private func denialHold(of key: InstanceKey) -> Hold? {
    let denial = report?.denied[key]?.first { $0.action.lowercased() == "terminateinstances" }
    return denial.map { Hold(.denied(code: $0.code, message: $0.message)) }
  }
}

extension ProtectionPolicy {
  /// The reason not to send an instance that a rule protects.
  package func hold(of instance: Instance, at now: Timestamp) -> Hold? {
    verdict(for: instance, at: now).map { Hold(.protected($0)) }
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
