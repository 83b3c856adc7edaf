package import Fleet

/// Reads exactly the frozen instances once more before anything is confirmed or sent.
///
/// What a call did not answer becomes a gap of the report; what that means is the business of
/// `PreflightRules`.
package struct Preflight: Sendable {
  private let service: any FleetService
  private let journal: JournalDirectory?
  private let readingsInFlight: Int

  /// - Parameter journal: where other operations of this host are found; nil looks at none.
  package init(
    service: any FleetService, journal: JournalDirectory? = nil, readingsInFlight: Int = 8
  ) {
    self.service = service
    self.journal = journal
    self.readingsInFlight = readingsInFlight
  }

  /// Reads the instances, and asks what else is wanted about them.
  ///
  /// - Parameter questions: besides their state, which is always read.
  package func report(
    on instances: [Instance], of identity: FleetIdentity,
    asking questions: Set<PreflightGap.Question> = Set(PreflightGap.Question.allCases)
  ) async -> PreflightReport {
    var report = PreflightReport()
    report.openElsewhere = (try? journal?.openKeys(of: identity)) ?? []
    await withTaskGroup(of: PreflightFinding.self) { group in
      var calls = PreflightCall.all(about: instances)
        .filter { $0.question == .state || questions.contains($0.question) }[...]
      for _ in 0..<readingsInFlight {
        if let call = calls.popFirst() { group.addTask { await answer(call) } }
      }
      for await finding in group {
        report.take(finding)
        if let call = calls.popFirst() { group.addTask { await answer(call) } }
      }
    }
    return report
  }

  private func answer(_ call: PreflightCall) async -> PreflightFinding {
    let ids = call.instances.map(\.id)
    do throws(ServiceFailure) {
      switch call.question {
      case .state:
        let answer = try await reading(of: call.instances, call)
        return PreflightFinding(call: call, answer: .reading(answer))
      case .deniedActions:
        let answer = try await service.deniedActions(of: ids, product: call.product)
        return PreflightFinding(call: call, answer: .deniedActions(answer))
      case .associatedResources:
        let resources = try await service.associatedResources(
          of: ids, product: call.product, in: call.region)
        return PreflightFinding(call: call, answer: .associatedResources(resources))
      }
    } catch {
      return PreflightFinding(call: call, answer: .failed(error))
    }
  }

  /// A service that refuses a question for one absent instance is asked for each alone.
  private func reading(
    of instances: [Instance], _ call: PreflightCall
  ) async throws(ServiceFailure) -> [PreflightReading] {
    let question = ReadingQuestion.instances(
      instances.map(\.id), of: call.product, in: call.region)
    do throws(ServiceFailure) {
      let answer = try await service.read(question)
      let reading = Reading(answer, to: question, isAlone: true, asked: .zero, answered: .zero)
      return instances.map { PreflightReading(key: $0.key, reading.evidence(of: $0)) }
    } catch {
      guard error.kind == .alreadyGone else { throw error }
      guard instances.count > 1 else {
        return instances.map { PreflightReading(key: $0.key, .success(nil)) }
      }
      var found: [PreflightReading] = []
      for instance in instances { found += try await reading(of: [instance], call) }
      return found
    }
  }
}

/// What a reading says of one instance before it is sent.
struct PreflightReading: Sendable {
  var key: InstanceKey
  /// The row as it is now; nil where it was absent; why that is not known.
  var row: Result<Instance?, ServiceFailure>

  init(key: InstanceKey, _ row: Result<Instance?, ServiceFailure>) {
    self.key = key
    self.row = row
  }
}

/// One call of a preflight.
struct PreflightCall: Sendable, Hashable {
  var question: PreflightGap.Question
  var product: Product
  var region: String
  var instances: [Instance]

  static func all(about instances: [Instance]) -> [PreflightCall] {
    let byScope = Dictionary(grouping: instances) { ListingScope(of: $0) }
    let readings = byScope.flatMap { scope, members in
      members.chunked(by: scope.product.idsPerReading).map {
        Self(
          question: .state, product: scope.product, region: scope.region ?? "", instances: $0)
      }
    }
    let asked = Dictionary(grouping: instances.filter { $0.product.hasPreflight }, by: \.product)
    let denied = asked.flatMap { product, members in
      members.chunked(by: product.idsPerTermination).map {
        Self(question: .deniedActions, product: product, region: "", instances: $0)
      }
    }
    let resources = asked.flatMap { product, members in
      Dictionary(grouping: members, by: \.region).flatMap { region, members in
        members.chunked(by: product.idsPerReading).map {
          Self(question: .associatedResources, product: product, region: region, instances: $0)
        }
      }
    }
    return readings + denied + resources
  }
}

/// What came of one call of a preflight.
struct PreflightFinding: Sendable {
  enum Answer: Sendable {
    case reading([PreflightReading])
    case deniedActions([String: [DeniedAction]])
    case associatedResources([AssociatedResource])
    case failed(ServiceFailure)
  }

  var call: PreflightCall
  var answer: Answer
}

extension PreflightReport {
  mutating func take(_ finding: PreflightFinding) {
    let asked = finding.call.instances
    switch finding.answer {
    case .reading(let readings):
      for reading in readings {
        switch reading.row {
        case .success(let row): instances[reading.key] = row
        case .failure(let failure):
          gaps.append(PreflightGap(question: .state, keys: [reading.key], failure: failure))
        }
      }
    case .deniedActions(let answer):
      for instance in asked { denied[instance.key] = answer[instance.id] }
    case .associatedResources(let found): resources += found
    case .failed(let failure):
      gaps.append(
        PreflightGap(question: finding.call.question, keys: asked.map(\.key), failure: failure))
    }
  }
}
