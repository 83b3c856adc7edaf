import ArgumentParser
import Fleet
import Reaper
import Words

/// Which instances a plan is made of.
struct SelectionArguments: ParsableArguments {
  @Argument(help: .spoken(\.idsHelp, valueName: "id")) var ids: [String] = []

  @Option(help: .spoken(\.chosenHelp)) var filter: String?

  @Option(
    help: .spoken(\.idsFromHelp, valueName: "file"),
    completion: .file())
  var idsFrom: String?

  @Option(
    help: .spoken(\.restHelp, valueName: "operation"),
    completion: Completion.operations)
  var rest: String?

  @Flag(help: .spoken(\.skipBadHelp))
  var skipBad = false

  var isEmpty: Bool { ids.isEmpty && filter == nil && idsFrom == nil && rest == nil }

  func checkNamed() throws {
    guard !isEmpty else { throw ValidationError(Words.spoken.nameInstances) }
  }

  func validate() throws {
    // What a script puts there from a variable that nobody set.
    guard filter?.contains(where: { !$0.isWhitespace }) != false else {
      throw ValidationError(Words.spoken.emptyFilterOption)
    }
  }

  /// Lists, selects, reads once more and freezes.
  func plan(
    _ session: FleetSession, _ termination: TerminationArguments, _ progress: Progress
  ) async throws -> (plan: Plan, resources: [AssociatedResource], status: ExitStatus) {
    let options = try termination.options(session: session)
    let discipline = try termination.discipline(session.settings)
    let asked = try filter.map { text throws(Exit) in
      try Filter.read(text, FilterLanguage(saved: session.settings.savedFilters))
    }
    try await session.judgeRegions()
    let list = try idsFrom.map { path throws(Exit) in try InputFile.read(path) }
    let named = try rest.map { try ids(leftBy: $0, session) } ?? []
    let identity = try await session.identity()
    let inventory = await session.listed(for: asked, progress: progress)
    let status = try inventory.exitStatus
    inventory.sayMissing()
    let language = session.filterLanguage(inventory)
    let filter = try filter.map { text throws(Exit) in try Filter.read(text, language) }
    let chosen = try choose(named, list, filter, from: inventory, session)
    let draft = PlanDraft(
      session: session, identity: identity, options: options, discipline: discipline,
      inventory: inventory, follows: rest, progress: progress)
    let frozen = await draft.frozen(chosen)
    let (plan, report) = (frozen.plan, frozen.report)
    if let failure = report.failure(ofAll: chosen) {
      var exit = Exit(failure)
      exit.sentence = { [sentence = exit.sentence] in
        $0.nothingRead(of: chosen.count, sentence($0))
      }
      throw exit
    }
    guard !plan.targets.isEmpty else {
      plan.say(resources: report.resources)
      throw Exit(.refused) { $0.nothingToTerminate }
    }
    guard frozen.refusals.isEmpty else { throw PlanRefusal.gate(frozen.refusals) }
    return (plan, report.resources, status)
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
      throw Exit(.badInput) { $0.emptyJournal(operation) }
    }
    let (unknown, rest) = (results.totals[.unknown, default: 0], results.rest)
    if unknown > 0 {
      StandardStreams.tell(
        Words.spoken.unknownLeftOut(unknown, operation, profile: session.profileName))
    }
    return rest.map { NamedID(id: $0.id, place: Words.spoken.operation(operation)) }
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
    let words = Words.spoken
    var named = named
    func read(_ text: String, place: (IDList.Entry) -> String) {
      let list = IDList(text) { byID[$0] != nil }
      complaints += list.strangers.map {
        words.complaint(place($0), words.notAnInstanceID($0.text))
      }
      named += list.ids.map { NamedID(id: $0.text, place: place($0)) }
    }
    // One argument may hold several, as a variable of a shell does.
    for (index, argument) in ids.enumerated() { read(argument) { _ in words.argument(index + 1) } }
    if let list, let idsFrom { read(list) { "\(idsFrom):\($0.line)" } }
    for name in named {
      guard let instance = byID[name.id]?.first else {
        complaints.append(words.complaint(name.place, words.wasNotListed(name.id)))
        continue
      }
      guard seen.insert(instance.key).inserted else {
        complaints.append(words.complaint(name.place, words.namedTwice(name.id)))
        continue
      }
      if let verdict = protection.verdict(for: instance, at: now) {
        complaints.append(words.complaint(name.place, words.isProtected(instance, verdict)))
        continue
      }
      chosen.append(instance)
    }
    for complaint in complaints { StandardStreams.tell(complaint) }
    if !complaints.isEmpty, !skipBad {
      throw Exit(.badInput) { $0.listRefused }
    }
    guard let filter else { return chosen }
    let context = session.filterContext
    return chosen
      + inventory.instances.filter { instance in
        filter.matches(instance, in: context) && seen.insert(instance.key).inserted
      }
  }
}
