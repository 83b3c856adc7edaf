internal import Dashboard
internal import Fleet
internal import Reaper

extension FleetSession {
  /// The confirmation's questions to the clouds.
  func preflight(of instances: [Instance]) async -> PreflightAnswer {
    let identity: FleetIdentity
    do {
      identity = try await self.identity()
    } catch {
      return PreflightAnswer(
        current: nil, denied: nil, resources: nil, failures: [ServiceFailure(refusal: error)])
    }
    let report = await Preflight(service: service, journal: journal)
      .report(on: instances, of: identity)
    return PreflightAnswer(report, of: instances)
  }
}

extension PreflightAnswer {
  /// What could not be asked at all is told apart from what was answered.
  init(_ report: PreflightReport, of instances: [Instance]) {
    func unknown(_ question: PreflightGap.Question) -> Set<InstanceKey> {
      Set(report.notKnown.filter { $0.question == question }.flatMap(\.keys))
    }
    let askable = instances.count { $0.product == .ecm }
    self.init(
      current: unknown(.state).count == instances.count ? nil : report.instances,
      // What was answered holds back; what was not is said among the failures.
      denied: unknown(.deniedActions).count < max(askable, 1) ? report.denied : nil,
      resources: unknown(.associatedResources).isEmpty ? report.resources : nil,
      unread: unknown(.state), openElsewhere: report.openElsewhere,
      failures: report.notKnown.map(\.failure))
  }
}
