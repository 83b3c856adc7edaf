import Dashboard
import Fleet
import Reaper
import TencentCloud
import Words

extension FleetSession {
  /// The confirmation's questions to the clouds.
  func preflight(
    of instances: [Instance], after basis: PreflightBasis,
    progress: @escaping @Sendable (PreflightProgress) -> Void
  ) async -> PreflightReport {
    do throws(ServiceFailure) {
      return await Preflight(service: service, journal: journal, progress: progress)
        .report(on: instances, of: try await service.identity(), after: basis)
    } catch {
      return PreflightReport(nothingKnownOf: instances, because: error)
    }
  }

  /// A plan of a file after every check that `apply` makes of one, for the screen to confirm.
  func planReading(
    of path: String, maximumAge: Int64, saying words: Words
  ) async throws(PlanRefusal) -> PlanReading {
    // Standard input is the terminal's keyboard here.
    guard path != "-" else { throw .unreadable(words.screenNeedsFile) }
    let plan: Plan
    do throws(Exit) {
      plan = try Plan.read(path)
    } catch {
      throw .unreadable(words.reason(error))
    }
    let check = PlanCheck(session: self, maximumAge: maximumAge)
    let reading = try await check.lastReading(
      of: plan, needsApproval: false, asking: [.deniedActions, .associatedResources])
    try check.refuseChanges(plan, reading)
    return PlanReading(plan: plan, report: reading.report, approval: reading.approval)
  }
}
