import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// What a preflight costs, and that nothing it was not told passes for known.
struct PreflightCallsTests {
  /// ECM in twenty regions, each with an interface, every sixth with an address.
  private static func machines(_ count: Int, named: Bool = true) -> [Instance] {
    fleet(.ecm, count).enumerated().map { number, instance in
      var fields = instance.fields
      var traits = fields.shared.traits
      traits.region = "region-\(number % 20)"
      fields.shared = SharedTraits(traits)
      return Instance(fields, interfaces: named ? ["eni-\(number)"] : [])
    }
  }

  private static func resources(of instances: [Instance]) -> [AssociatedResource] {
    instances.enumerated().flatMap { number, instance in
      var rows = [resource(.networkInterface, "eni-\(number)", of: instance.id)]
      if number % 6 == 0 { rows.append(resource(.address, "eip-\(number)", of: instance.id)) }
      return rows
    }
  }

  private static func resource(
    _ kind: AssociatedResource.Kind, _ id: String, of instance: String
  ) -> AssociatedResource {
    AssociatedResource(
      kind: kind, id: id, instanceID: instance, address: "10.0.0.1", isInherent: false,
      isReleasedOnUnbind: false)
  }

  /// The one that has an interface.
  private static func owner(of interface: String) -> String {
    "ein-\(String(100_000 + (Int(interface.dropFirst(4)) ?? 0)).dropFirst())"
  }

  private static let scope = ListingScope(product: .ecm, region: nil)

  private struct Outcome {
    var report: PreflightReport
    var calls: Int
    var questions: [ResourceQuestion]
    var progress: [PreflightProgress]
  }

  private func preflight(
    _ marked: [Instance], of listed: [Instance], after basis: PreflightBasis = PreflightBasis(),
    asking questions: Set<PreflightGap.Question> = Set(PreflightGap.Question.allCases),
    faults: FakeCloud.Faults = FakeCloud.Faults()
  ) -> Outcome {
    let drill = Drill(listed, faults: faults)
    drill.cloud.ledger.withLock { $0.resources = Self.resources(of: listed) }
    let (cloud, seen, found) = (drill.cloud, Seen(), ReportBox())
    drill.time.run {
      let preflight = Preflight(service: cloud, progress: { seen.append($0) })
      let report = await preflight.report(
        on: marked, of: Drill.identity, asking: questions, after: basis)
      found.value.withLock { $0 = report }
    }
    let ledger = cloud.ledger.withLock { $0 }
    return Outcome(
      report: found.value.withLock { $0 } ?? PreflightReport(),
      calls: ledger.readCalls + ledger.listCalls + ledger.deniedCalls
        + ledger.resourceQuestions.count,
      questions: ledger.resourceQuestions, progress: seen.all)
  }

  // MARK: What it costs

  @Test func aThousandInTwentyRegionsTakeNoMoreThanSeventyCalls() {
    let listed = Self.machines(1_500)
    let marked = Array(listed.prefix(1_000))
    let basis = PreflightBasis(rows: [Self.scope: 1_500])
    let outcome = preflight(marked, of: listed, after: basis)
    #expect(outcome.report.gaps.isEmpty && outcome.report.holds(marked).isEmpty)
    #expect(outcome.report.instances.count == 1_000)
    #expect(outcome.report.resources.count == 1_000 + 167)
    #expect(outcome.calls == 15 + 10 + 10 + 20)
    // Pages overlap by a row, so that one more is counted on.
    #expect(outcome.progress.last == PreflightProgress(answered: 56, calls: 56, listed: 1_500))
  }

  @Test func whatWasJustListedIsNotReadAgain() {
    let listed = Self.machines(1_500)
    let marked = Array(listed.prefix(1_000))
    let basis = PreflightBasis(rows: [Self.scope: 1_500], isRead: [Self.scope])
    let outcome = preflight(marked, of: listed, after: basis)
    #expect(outcome.report.gaps.isEmpty && outcome.report.instances.count == 1_000)
    #expect(outcome.calls == 10 + 10 + 20)
  }

  @Test func whoHasNoListingLearnsTheSizeFromOnePage() {
    let listed = Self.machines(1_500)
    let marked = Array(listed.prefix(1_000))
    let outcome = preflight(marked, of: listed, asking: [.deniedActions])
    #expect(outcome.report.gaps.isEmpty && outcome.report.instances.count == 1_000)
    #expect(outcome.calls == 1 + 15 + 10)
  }

  @Test func anUnknownSizeIsNotPagedThrough() {
    var faults = FakeCloud.Faults()
    faults.tellsSizes = false
    let listed = Self.machines(300)
    let outcome = preflight(listed, of: listed, asking: [], faults: faults)
    #expect(outcome.report.instances.count == 300)
    #expect(outcome.calls == 1 + 60)
  }

  @Test func aFewOfManyAreAskedForByTheirIDs() {
    let listed = Self.machines(1_500)
    let marked = Array(listed.prefix(40))
    let basis = PreflightBasis(rows: [Self.scope: 1_500])
    let outcome = preflight(marked, of: listed, after: basis, asking: [])
    #expect(outcome.calls == 8)
    #expect(outcome.progress.last == PreflightProgress(answered: 8, calls: 8))
  }

  @Test func interfacesWithoutAnIDAreAskedForByTheirInstances() {
    let listed = Self.machines(60, named: false)
    let outcome = preflight(Array(listed.prefix(20)), of: listed)
    #expect(outcome.report.gaps.isEmpty)
    #expect(outcome.report.resources.count { $0.kind == .networkInterface } == 20)
    let region = (0..<20).map { "region-\($0)" }
    #expect(
      Set(outcome.questions)
        == Set(
          zip(listed, region).flatMap { instance, region in
            [AssociatedResource.Kind.networkInterface, .address].map {
              ResourceQuestion.bound($0, to: [instance.id], in: region)
            }
          }))
  }

  @Test func aRegionWithMoreThanIsCheapIsAskedForByInstances() {
    var faults = FakeCloud.Faults()
    faults.resources = { question in
      guard case .everything = question else { return nil }
      return .success(ResourceAnswer(resources: [], isWhole: false))
    }
    let listed = Self.machines(200)
    let outcome = preflight(listed, of: listed, faults: faults)
    #expect(outcome.report.gaps.isEmpty)
    #expect(outcome.report.resources.count { $0.kind == .address } == 34)
  }

  // MARK: What it was not told

  @Test func aPageThatFailedLeavesOpenWhatItHad() {
    var faults = FakeCloud.Faults()
    faults.pages = { page in
      page == 2
        ? ServiceFailure(kind: .throttled, code: "RequestLimitExceeded", message: "no") : nil
    }
    let listed = Self.machines(300)
    let basis = PreflightBasis(rows: [Self.scope: 300])
    let outcome = preflight(listed, of: listed, after: basis, asking: [], faults: faults)
    #expect(outcome.report.instances.count == 200)
    #expect(outcome.report.unread.count == 100)
    #expect(outcome.report.unread.values.allSatisfy { $0.code == "RequestLimitExceeded" })
    #expect(outcome.report.holds(listed).values.allSatisfy { $0.code == "NotReadAgain" })
  }

  @Test func whatAWholePagingLacksIsAbsent() {
    let listed = Self.machines(300)
    let basis = PreflightBasis(rows: [Self.scope: 300])
    let outcome = preflight(listed, of: Array(listed.dropFirst()), after: basis, asking: [])
    #expect(outcome.report.gaps.isEmpty)
    #expect(outcome.report.holds(listed) == [listed[0].key: Hold(.absent)])
  }

  /// The instances that stay open where some questions are answered like this.
  private func gaps(
    _ answer: @escaping @Sendable (ResourceQuestion) -> Result<ResourceAnswer, ServiceFailure>?
  ) -> (keys: Set<InstanceKey>, report: PreflightReport, listed: [Instance]) {
    var faults = FakeCloud.Faults()
    faults.resources = answer
    let listed = Self.machines(200)
    let report = preflight(listed, of: listed, faults: faults).report
    let gaps = report.gaps.filter { $0.question == .associatedResources }
    #expect(gaps.count == report.gaps.count)
    return (Set(gaps.flatMap(\.keys)), report, listed)
  }

  @Test func aThrottledQuestionIsAGap() {
    let failure = ServiceFailure(kind: .throttled, code: "RequestLimitExceeded", message: "no")
    let (keys, report, listed) = gaps { question in
      if case .everything(_, "region-3", _) = question { .failure(failure) } else { nil }
    }
    #expect(keys == Set(listed.filter { $0.region == "region-3" }.map(\.key)))
    #expect(!report.isComplete(.associatedResources))
    #expect(report.holds(listed).isEmpty)
  }

  @Test func anInterfaceThatDidNotComeIsAGap() {
    let (keys, report, listed) = gaps { question in
      guard case .interfaces(let ids) = question, ids.contains("eni-7") else { return nil }
      let rows = ids.filter { $0 != "eni-7" }.map { id in
        Self.resource(.networkInterface, id, of: Self.owner(of: id))
      }
      return .success(ResourceAnswer(resources: rows))
    }
    #expect(keys == [listed[7].key])
    #expect(report.resources.count { $0.kind == .networkInterface } == 199)
  }

  @Test func anInterfaceOfAnotherInstanceIsAGap() {
    let (keys, _, listed) = gaps { question in
      guard case .interfaces(let ids) = question, ids.contains("eni-7") else { return nil }
      let rows = ids.map { id in
        let owner = id == "eni-7" ? "ein-other" : Self.owner(of: id)
        return Self.resource(.networkInterface, id, of: owner)
      }
      return .success(ResourceAnswer(resources: rows))
    }
    #expect(keys == [listed[7].key])
  }

  @Test func anInterfaceThatNobodyNamedTakesTheAnswer() {
    let (keys, report, _) = gaps { question in
      guard case .interfaces(let ids) = question, ids.contains("eni-7") else { return nil }
      return .success(
        ResourceAnswer(resources: [Self.resource(.networkInterface, "eni-other", of: "ein-00007")]))
    }
    #expect(keys.count == 100)
    #expect(report.gaps.first?.failure.code == "ForeignAnswer")
    #expect(!report.resources.contains { $0.id == "eni-other" })
  }

  @Test func anAddressOfAnotherInstanceTakesTheAnswer() {
    let instance = Self.machines(1)
    var faults = FakeCloud.Faults()
    faults.resources = { question in
      guard case .bound(.address, _, _) = question else { return nil }
      return .success(
        ResourceAnswer(resources: [Self.resource(.address, "eip-9", of: "ein-other")]))
    }
    let outcome = preflight(instance, of: instance, faults: faults)
    #expect(outcome.report.gaps.map(\.failure.code) == ["ForeignAnswer"])
    #expect(outcome.report.resources.map(\.id) == ["eni-0"])
  }

  /// A region has addresses of many that nobody marked.
  @Test func addressesOfOthersInARegionAreNotTheirs() {
    let listed = Self.machines(1_500)
    let marked = Array(listed.prefix(200))
    let outcome = preflight(
      marked, of: listed, after: PreflightBasis(rows: [Self.scope: 1_500]))
    #expect(outcome.report.gaps.isEmpty)
    let ids = Set(marked.map(\.id))
    #expect(outcome.report.resources.allSatisfy { ids.contains($0.instanceID) })
    #expect(outcome.report.resources.count { $0.kind == .address } == 34)
  }
}

private final class Seen: Sendable {
  private let values = Mutex<[PreflightProgress]>([])

  func append(_ value: PreflightProgress) { values.withLock { $0.append(value) } }
  var all: [PreflightProgress] { values.withLock { $0 } }
}
