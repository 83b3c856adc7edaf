import Fleet
import Reaper

/// A plan on its way from a selection to a frozen one.
struct PlanDraft: Sendable {
  var session: FleetSession
  var identity: FleetIdentity
  var options: TerminationOptions
  var discipline: Discipline
  var missing: [MissingPart]
  var follows: String?
  /// What the listing tells already.
  var basis: PreflightBasis
  var progress: Progress

  /// Reads the instances once more, asks what would be refused, and freezes the answer.
  func frozen(_ instances: [Instance]) async -> (plan: Plan, report: PreflightReport) {
    let preflight = Preflight(
      service: session.service, journal: session.journal, progress: progress.ofPreflight())
    let report = await preflight.report(on: instances, of: identity, after: basis)
    progress.clear()
    let now = HostEnvironment.now()
    let rules = PreflightRules(report, protection: session.gate.protection, now: now)
    let planned = instances.map { instance in
      PlannedInstance(
        instance: report.instances[instance.key] ?? instance, hold: rules.hold(of: instance))
    }
    let plan = Plan(
      identity: identity, created: now, options: options, discipline: discipline, missing: missing,
      instances: planned, follows: follows, digest: FleetSession.digest)
    return (plan, report)
  }
}
