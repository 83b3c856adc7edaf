import ArgumentParser
import Fleet
import Reaper

/// Which instances a plan is made of.
struct SelectionArguments: ParsableArguments {
  @Argument(help: "Ids of instances.") var ids: [String] = []

  @Option(help: "What passes this filter, as in the screen.") var filter: String?

  @Option(
    help: ArgumentHelp(
      "A file of ids, or - for standard input: lines, CSV with an id column, or JSON.",
      valueName: "file"),
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
    // What a script puts there from a variable that nobody set.
    guard filter?.contains(where: { !$0.isWhitespace }) != false else {
      throw ValidationError(
        "--filter is empty, which would be every instance; if you mean that: id:*")
    }
  }

  /// Lists, selects, reads once more and freezes.
  func plan(
    _ session: FleetSession, _ options: TerminationOptions, _ progress: Progress
  ) async throws -> (Plan, ExitStatus) {
    if let filter {
      _ = try Filter.read(filter, FilterLanguage(saved: session.settings.savedFilters))
    }
    try await session.judgeRegions()
    let list = try idsFrom.map { path throws(Exit) in try InputFile.read(path) }
    let named = try rest.map { try ids(leftBy: $0, session) } ?? []
    let identity = try await session.identity()
    let inventory = await session.listed(progress: progress)
    let status = try inventory.exitStatus
    inventory.sayMissing()
    let language = session.filterLanguage(inventory)
    let filter = try filter.map { text throws(Exit) in try Filter.read(text, language) }
    let chosen = try choose(named, list, filter, from: inventory, session)
    let draft = PlanDraft(
      session: session, identity: identity, options: options, missing: inventory.missing,
      follows: rest)
    let (plan, report) = await draft.frozen(chosen)
    if let failure = report.failure(ofAll: chosen) {
      var exit = Exit(failure)
      exit.message =
        "no plan was made: none of \(chosen.count) could be read again. \(exit.message)"
      throw exit
    }
    guard !plan.targets.isEmpty else {
      plan.say()
      throw Exit(.refused, "there is nothing to terminate in it; no plan was made")
    }
    return (plan, status)
  }

  /// Failed, cancelled or never sent. What is unknown is not sent again before it was settled.
  private func ids(leftBy operation: String, _ session: FleetSession) throws -> [NamedID] {
    let results: Results?
    do {
      results = try session.journal.replay(operation).results
    } catch {
      throw Exit(error)
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
    _ named: [NamedID], _ list: String?, _ filter: Filter?, from inventory: Inventory,
    _ session: FleetSession
  ) throws(Exit) -> [Instance] {
    var chosen: [Instance] = []
    var seen: Set<InstanceKey> = []
    var complaints: [String] = []
    let byID = Dictionary(grouping: inventory.instances, by: \.id)
    let (protection, now) = (session.gate.protection, HostEnvironment.now())
    var named = named
    func read(_ text: String, place: (IDList.Entry) -> String) {
      let list = IDList(text) { byID[$0] != nil }
      complaints += list.strangers.map { "\(place($0)): '\($0.text)' is not an instance id" }
      named += list.ids.map { NamedID(id: $0.text, place: place($0)) }
    }
    // One argument may hold several, as a variable of a shell does.
    for (index, argument) in ids.enumerated() { read(argument) { _ in "argument \(index + 1)" } }
    if let list, let idsFrom { read(list) { "\(idsFrom):\($0.line)" } }
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
      throw Exit(.badInput, "no plan was made; fix the list, or use --skip-bad")
    }
    guard let filter else { return chosen }
    let context = session.filterContext
    return chosen
      + inventory.instances.filter { instance in
        filter.matches(instance, in: context) && seen.insert(instance.key).inserted
      }
  }
}
