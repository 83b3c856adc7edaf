internal import Dashboard
internal import Fleet
internal import Reaper
internal import TencentCloud

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

  /// A plan of a file after every check that `apply` makes of one, for the screen to confirm.
  func planReading(
    of path: String, maximumAge: Int64
  ) async throws(PlanRefusal) -> PlanReading {
    // Standard input is the terminal's keyboard here.
    guard path != "-" else { throw .unreadable("the screen needs the plan in a file") }
    let plan = try Plan.read(path)
    let check = PlanCheck(session: self, maximumAge: maximumAge)
    try check.checkFile(plan)
    let identity: FleetIdentity
    do throws(ServiceFailure) {
      identity = try await service.identity()
    } catch {
      throw .identityUnknown(error)
    }
    try check.checkRules(plan, for: identity)
    let report = try await check.reread(plan, for: identity).report
    return PlanReading(plan: plan, answer: PreflightAnswer(report, of: plan.targets))
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
