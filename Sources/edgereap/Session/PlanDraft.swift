import Fleet
import Reaper

/// A plan on its way from a selection to a frozen one.
struct PlanDraft: Sendable {
  var session: FleetSession
  var identity: FleetIdentity
  var options: TerminationOptions
  var discipline: Discipline
  var inventory: Inventory
  var follows: String?
  var progress: Progress

  /// What came of freezing.
  struct Frozen: Sendable {
    var plan: Plan
    var report: PreflightReport
    /// Why the rules that count refuse the plan.
    var refusals: [TerminationGate.Refusal]
  }

  /// Reads the instances once more, asks what would be refused, and freezes the answer.
  func frozen(_ instances: [Instance]) async -> Frozen {
    let preflight = Preflight(
      service: session.service, journal: session.journal, progress: progress.ofPreflight())
    let report = await preflight.report(
      on: instances, of: identity, after: inventory.preflightBasis)
    progress.clear()
    let now = HostEnvironment.now()
    let rules = PreflightRules(report, protection: session.gate.protection, now: now)
    let planned = instances.map { instance in
      PlannedInstance(
        instance: report.instances[instance.key] ?? instance, hold: rules.hold(of: instance))
    }
    let fleet = ListedFleet(inventory, regions: session.regions, open: report.openElsewhere)
    let count = RunningCount(
      in: fleet, without: planned.filter { $0.hold == nil }.map(\.instance))
    let plan = Plan(
      identity: identity, created: now, options: options, discipline: discipline,
      missing: inventory.missing, instances: planned, remaining: count.remainders,
      follows: follows, digest: FleetSession.digest)
    return Frozen(plan: plan, report: report, refusals: session.gate.refusals(among: count))
  }
}
