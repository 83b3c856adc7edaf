package import Fleet

/// Reads exactly the frozen instances once more before anything is confirmed or sent.
///
/// What a call did not answer becomes a gap of the report; what that means is the business of
/// `PreflightRules`.
package struct Preflight: Sendable {
  let service: any FleetService
  private let journal: JournalDirectory?
  private let callsInFlight: Int
  let meter: PreflightMeter

  /// - Parameters:
  ///   - journal: where other operations of this host are found; nil looks at none.
  ///   - callsInFlight: of each action, since each has its own pace.
  ///   - progress: called from any task as calls are planned and answered.
  package init(
    service: any FleetService, journal: JournalDirectory? = nil, callsInFlight: Int = 8,
    progress: @escaping @Sendable (PreflightProgress) -> Void = { _ in }
  ) {
    self.service = service
    self.journal = journal
    self.callsInFlight = callsInFlight
    meter = PreflightMeter(progress)
  }

  /// Reads the instances, and asks what else is wanted about them.
  ///
  /// - Parameters:
  ///   - questions: besides their state, which is always read.
  ///   - basis: what a listing tells already.
  package func report(
    on instances: [Instance], of identity: FleetIdentity,
    asking questions: Set<PreflightGap.Question> = Set(PreflightGap.Question.allCases),
    after basis: PreflightBasis = PreflightBasis()
  ) async -> PreflightReport {
    var report = PreflightReport()
    report.openElsewhere = (try? journal?.openKeys(of: identity)) ?? []
    let asked = instances.filter { $0.product.hasPreflight }
    let wantsResources = questions.contains(.associatedResources)
    await withTaskGroup(of: PreflightReport.self) { group in
      group.addTask {
        var report = await states(of: instances, after: basis)
        guard wantsResources else { return report }
        // As they were just read, since an interface may have come or gone.
        let gone = Set(asked.map(\.key)).subtracting(report.instances.keys)
          .subtracting(report.unread.keys)
        let rows = asked.filter { !gone.contains($0.key) }
          .map { report.instances[$0.key] ?? $0 }
        report.add(await interfaces(of: rows))
        return report
      }
      if questions.contains(.deniedActions) { group.addTask { await denials(of: asked) } }
      if wantsResources { group.addTask { await addresses(of: asked) } }
      for await part in group { report.add(part) }
    }
    return report
  }

  /// Asks some questions, so many at a time, and puts together what came of them.
  func ask<Question: Sendable>(
    _ questions: [Question], _ answer: @escaping @Sendable (Question) async -> PreflightReport
  ) async -> PreflightReport {
    var report = PreflightReport()
    await withTaskGroup(of: PreflightReport.self) { group in
      var waiting = questions[...]
      func launch() {
        if let question = waiting.popFirst() { group.addTask { await answer(question) } }
      }
      for _ in 0..<callsInFlight { launch() }
      for await part in group {
        report.add(part)
        launch()
      }
    }
    return report
  }

  private func denials(of instances: [Instance]) async -> PreflightReport {
    let calls = Dictionary(grouping: instances, by: \.product).flatMap { product, members in
      members.chunked(by: product.idsPerTermination).map { (product, $0) }
    }
    meter.expect(calls.count)
    return await ask(calls) { product, members in
      defer { meter.answered() }
      do throws(ServiceFailure) {
        let answer = try await service.deniedActions(of: members.map(\.id), product: product)
        var report = PreflightReport()
        for instance in members { report.denied[instance.key] = answer[instance.id] }
        return report
      } catch {
        return PreflightReport(gap: .deniedActions, members.map(\.key), error)
      }
    }
  }
}

extension PreflightReport {
  /// A call that was not answered for some instances.
  init(gap question: PreflightGap.Question, _ keys: [InstanceKey], _ failure: ServiceFailure) {
    self.init(gaps: [PreflightGap(question: question, keys: keys, failure: failure)])
  }
}
