package import Fleet

/// Looks at exactly the frozen instances once more before anything is confirmed or sent.
///
/// What a reading does not answer, or what the caller may not ask, is *not known* and blocks
/// nothing; what it does answer and speaks against sending holds the instance back, by the rules
/// of `PreflightRules`.
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

  /// Reads the instances and what the service says about them.
  package func report(
    on instances: [Instance], of identity: FleetIdentity
  ) async -> PreflightReport {
    var report = PreflightReport()
    let open = (try? journal?.openKeys(of: identity)) ?? []
    report.openElsewhere = open.intersection(instances.map(\.key))
    await withTaskGroup(of: PreflightFinding.self) { group in
      var questions = PreflightQuestion.all(about: instances)[...]
      for _ in 0..<readingsInFlight {
        if let question = questions.popFirst() { group.addTask { await answer(question) } }
      }
      for await finding in group {
        report.take(finding)
        if let question = questions.popFirst() { group.addTask { await answer(question) } }
      }
    }
    return report
  }

  private func answer(_ question: PreflightQuestion) async -> PreflightFinding {
    let ids = question.instances.map(\.id)
    do throws(ServiceFailure) {
      switch question.kind {
      case .reading:
        let reading = try await reading(of: ids, question)
        return PreflightFinding(question: question, answer: .reading(reading))
      case .deniedActions:
        return PreflightFinding(
          question: question, answer: .deniedActions(try await service.deniedActions(of: ids)))
      case .associatedResources:
        let resources = try await service.associatedResources(of: ids, in: question.region)
        return PreflightFinding(question: question, answer: .associatedResources(resources))
      }
    } catch {
      return PreflightFinding(question: question, answer: .notKnown(error))
    }
  }

  /// A service that refuses a question for one absent instance is asked for each alone.
  private func reading(
    of ids: [String], _ question: PreflightQuestion
  ) async throws(ServiceFailure) -> [Instance] {
    do throws(ServiceFailure) {
      return try await service.read(ids, of: question.product, in: question.region).instances
    } catch {
      guard error.kind == .alreadyGone else { throw error }
      guard ids.count > 1 else { return [] }
      var found: [Instance] = []
      for id in ids { found += try await reading(of: [id], question) }
      return found
    }
  }
}

/// One call of a preflight.
struct PreflightQuestion: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case reading, deniedActions, associatedResources }

  var kind: Kind
  var product: Product
  var region: String
  var instances: [Instance]

  static func all(about instances: [Instance]) -> [PreflightQuestion] {
    let byGround = Dictionary(grouping: instances) { Ground(of: $0) }
    let readings = byGround.flatMap { ground, members in
      members.chunked(by: ground.product.idsPerReading).map {
        Self(kind: .reading, product: ground.product, region: ground.region, instances: $0)
      }
    }
    let ecm = instances.filter { $0.product == .ecm }
    let denied = ecm.chunked(by: Product.ecm.idsPerTermination).map {
      Self(kind: .deniedActions, product: .ecm, region: "", instances: $0)
    }
    let resources = Dictionary(grouping: ecm, by: \.region).flatMap { region, members in
      members.chunked(by: Product.ecm.idsPerReading).map {
        Self(kind: .associatedResources, product: .ecm, region: region, instances: $0)
      }
    }
    return readings + denied + resources
  }
}

/// What came of one call of a preflight.
struct PreflightFinding: Sendable {
  enum Answer: Sendable {
    case reading([Instance])
    case deniedActions([String: [DeniedAction]])
    case associatedResources([AssociatedResource])
    case notKnown(ServiceFailure)
  }

  var question: PreflightQuestion
  var answer: Answer
}
