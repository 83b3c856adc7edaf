internal import Fleet
internal import FoundationEssentials
internal import Reaper

/// What a plan in a file has to pass before it may be confirmed, by a script or on the screen.
struct PlanCheck: Sendable {
  var session: FleetSession
  /// Seconds; an older plan is refused.
  var maximumAge: Int64

  /// Seconds by which the clocks of two hosts may differ, as the API allows it too.
  private static let clockTolerance: Int64 = 300

  /// What can be told of a plan without asking anybody: whether it was edited, and its age.
  func checkFile(_ plan: Plan) throws(PlanRefusal) {
    guard plan.isIntact(digest: FleetSession.digest) else { throw .gate([.changed]) }
    let now = HostEnvironment.now()
    let age = now.seconds(since: plan.created)
    guard age <= maximumAge else { throw .old(age: age, allowed: maximumAge) }
    guard age >= -Self.clockTolerance else { throw .notYet(plan.created) }
    // It was far enough ahead when the plan was made; a plan may lie about until it is not.
    if let schedule = plan.options.schedule, plan.targets.contains(where: { $0.product == .ecm }),
      let refusal = schedule.refusal(
        at: now, zoneIsKnown: session.settings.ecmZoneOffset != nil)
    {
      throw .schedule(refusal)
    }
  }

  /// Whether this run, with these credentials, may carry it out.
  func checkRules(_ plan: Plan, for identity: FleetIdentity) throws(PlanRefusal) {
    let refusals = session.gate.refusals(
      of: plan, for: identity, at: HostEnvironment.now(), digest: FleetSession.digest)
    guard refusals.isEmpty else { throw .gate(refusals) }
  }

  /// Reads exactly the plan's ids once more. One that is not what was planned stops everything; what
  /// the preflight holds back now is held back.
  func reread(
    _ plan: Plan, for identity: FleetIdentity
  ) async throws(PlanRefusal) -> (holds: [InstanceKey: Hold], report: PreflightReport) {
    let targets = plan.targets
    let preflight = Preflight(service: session.service, journal: session.journal)
    let report = await preflight.report(on: targets, of: identity)
    let rules = report.rules(session.gate.protection, at: HostEnvironment.now())
    var holds: [InstanceKey: Hold] = [:]
    for target in targets { holds[target.key] = rules.hold(of: target) }
    let changed = targets.filter { holds[$0.key]?.code == Hold.Reason.changed.rawValue }
    if let first = changed.first, let hold = holds[first.key] {
      throw .different(
        count: changed.count, first: first, read: report.instances[first.key], hold)
    }
    return (holds, report)
  }
}

extension Plan {
  /// Reads a plan, `-` for standard input.
  ///
  /// - Throws: a file that is no plan, or a plan of another version.
  static func read(_ path: String) throws(PlanRefusal) -> Plan {
    let plan: Plan
    do {
      plan = try JSONDecoder().decode(Plan.self, from: Data(try InputFile.read(path).utf8))
    } catch let exit as Exit {
      throw .unreadable(exit.message)
    } catch {
      throw .unreadable("\(path) is not a plan: \(InputFault(error: error))")
    }
    guard plan.version == Plan.currentVersion else {
      throw .unreadable(
        "\(path) is a plan of version \(plan.version); this program reads \(Plan.currentVersion)")
    }
    return plan
  }
}

extension Exit {
  init(_ refusal: PlanRefusal) {
    let status: ExitStatus =
      switch refusal {
      case .unreadable: .badInput
      case .identityUnknown(let failure): ExitStatus(of: failure)
      case .old, .notYet, .gate, .schedule, .different: .refused
      }
    self.init(status, refusal.description)
  }
}

/// Where a JSON document is wrong, in one line.
private struct InputFault: CustomStringConvertible {
  var error: any Error

  var description: String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "'\((context.codingPath + [key]).map(\.stringValue).joined(separator: "."))' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      (place(context) + [context.debugDescription]).joined(separator: ": ")
    default: "\(error)"
    }
  }

  /// The field; nothing where the document as a whole is wrong.
  private func place(_ context: DecodingError.Context) -> [String] {
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    return path.isEmpty ? [] : [path]
  }
}
