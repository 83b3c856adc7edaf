internal import ArgumentParser
internal import Fleet
internal import Reaper

/// Which instances a plan is made of.
struct SelectionArguments: ParsableArguments {
  @Argument(help: "Ids of instances.") var ids: [String] = []

  @Option(help: "What passes this filter, as in the screen.") var filter: String?

  @Option(
    help: ArgumentHelp("A file with one id a line, or - for standard input.", valueName: "file"),
    completion: .file())
  var idsFrom: String?

  @Option(
    help: ArgumentHelp(
      "What an operation left: failed, cancelled and not carried out.", valueName: "operation"),
    completion: Completion.operations)
  var rest: String?

  @Flag(help: "Leave out what cannot be planned, instead of writing nothing.")
  var skipBad = false

  func validate() throws {
    guard !ids.isEmpty || filter != nil || idsFrom != nil || rest != nil else {
      throw ValidationError("Name instances: ids, --filter, --ids-from or --rest.")
    }
  }

  /// Lists, selects, reads once more and freezes.
  func plan(
    _ session: FleetSession, _ options: TerminationOptions, _ progress: Progress
  ) async throws -> (Plan, ExitStatus) {
    let filter = try filter.map { try Filter.read($0, saved: session.settings.savedFilters) }
    let named = try namedIDs(session)
    let identity = try await session.identity()
    let inventory = await session.listed(progress: progress)
    let status = try inventory.exitStatus
    let chosen = try choose(named, filter, from: inventory, session)
    let draft = PlanDraft(
      session: session, identity: identity, options: options, missing: inventory.missing,
      follows: rest)
    let (plan, _) = await draft.frozen(chosen)
    guard !plan.targets.isEmpty else {
      plan.say()
      throw Exit(.refused, "there is nothing to terminate in it; no plan was made")
    }
    inventory.sayMissing()
    return (plan, status)
  }

  private func namedIDs(_ session: FleetSession) throws -> [NamedID] {
    var named = ids.enumerated().map { NamedID(id: $1, place: "argument \($0 + 1)") }
    if let idsFrom {
      named += NamedID.read(try InputFile.read(idsFrom), file: idsFrom)
    }
    if let rest { named += try ids(leftBy: rest, session) }
    return named
  }

  /// Failed, cancelled or never sent. What is unknown is not sent again before it was settled.
  private func ids(leftBy operation: String, _ session: FleetSession) throws -> [NamedID] {
    let results: Results?
    do {
      results = try session.journal.replay(operation).results
    } catch {
      throw Exit(error.status, error.description)
    }
    guard let results else {
      throw Exit(.badInput, "the journal of \(operation) has no operation; nothing was sent")
    }
    let (unknown, rest) = (results.totals[.unknown, default: 0], results.rest)
    if unknown > 0 {
      StandardStreams.say(
        "edgereap: \(unknown) unknown are left out; 'edgereap watch \(operation)' settles them")
    }
    return rest.map { NamedID(id: $0.id, place: "operation \(operation)") }
  }

  private func choose(
    _ named: [NamedID], _ filter: Filter?, from inventory: Inventory, _ session: FleetSession
  ) throws(Exit) -> [Instance] {
    var chosen: [Instance] = []
    var seen: Set<InstanceKey> = []
    var complaints: [String] = []
    let byID = Dictionary(grouping: inventory.instances, by: \.id)
    let (protection, now) = (session.gate.protection, HostEnvironment.now())
    for name in named {
      guard let instance = byID[name.id]?.first else {
        complaints.append("\(name.place): \(name.id) was not listed")
        continue
      }
      guard seen.insert(instance.key).inserted else {
        complaints.append("\(name.place): \(name.id) is named twice")
        continue
      }
      if let verdict = protection.verdict(for: instance, at: now) {
        complaints.append(
          "\(name.place): \(name.id) is protected by \(verdict.rule): \(verdict.reason)")
        continue
      }
      chosen.append(instance)
    }
    for complaint in complaints { StandardStreams.say("edgereap: \(complaint)") }
    if !complaints.isEmpty, !skipBad {
      throw Exit(.badInput, "no plan was made; mend the list, or use --skip-bad")
    }
    guard let filter else { return chosen }
    let context = session.filterContext
    return chosen
      + inventory.instances.filter { instance in
        filter.matches(instance, in: context) && seen.insert(instance.key).inserted
      }
  }
}
