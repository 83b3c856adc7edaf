/// The answer of one Describe call, checked against its question.
///
/// Every conclusion about an instance passes through here: an answer is evidence only for the
/// question that it shows it answers. A cache or a gateway may hand out the answer to another
/// question, part of one, or rows that nobody asked for.
package struct Reading: Sendable {
  package let question: ReadingQuestion
  /// The time of sending, on the caller's clock.
  package let asked: Duration
  /// When its answer was there.
  package let answered: Duration
  package let requestID: String
  /// See ``ReadingAnswer/claim``.
  package let claim: Int?
  /// See ``ReadingAnswer/isWhole``.
  package let isWhole: Bool
  /// Rows that were not requested. They void the answer as evidence of absence or no change.
  package let foreign: [Instance]
  /// Whether the answer shows that it is the answer to this question, so that a row says more than
  /// that the instance was once like that.
  package let isProof: Bool
  private let rows: [InstanceKey: Instance]
  private let asksFor: Set<InstanceKey>

  /// - Parameters:
  ///   - witness: an instance that the question names beside the others, that exists and that no
  ///     question named before. Only the answer to this question has it. A question that names ids
  ///     proves nothing without one: the answer to another question, of which nothing is left, looks
  ///     the same.
  ///   - isAlone: whether nothing but naming ids can be asked, so that no witness is to be had.
  package init(
    _ answer: ReadingAnswer, to question: ReadingQuestion, witness: InstanceKey? = nil,
    isAlone: Bool = false, asked: Duration, answered: Duration
  ) {
    self.question = question
    self.asked = asked
    self.answered = answered
    requestID = answer.requestID
    claim = answer.claim
    isWhole = answer.isWhole
    asksFor = question.keys
    let rows = Dictionary(
      answer.instances.filter { question.asks(for: $0) }.map { ($0.key, $0) }
    ) { first, _ in first }
    self.rows = rows
    foreign = answer.instances.filter { !question.asks(for: $0) }
    let isSigned =
      witness.map { key in
        rows[key] != nil || key.underOtherPrefix.map { rows[$0] != nil } ?? false
      } ?? isAlone
    isProof = foreign.isEmpty && (!question.namesInstances || isSigned)
  }

  /// Rows that were asked for.
  package var instances: some Collection<Instance> { rows.values }

  /// The row of an instance: under its own id, else under its other generation's where nothing says
  /// that this is another machine.
  private func row(of planned: Instance) -> Instance? {
    if let row = rows[planned.key] { return row }
    guard let row = planned.key.underOtherPrefix.flatMap({ rows[$0] }) else { return nil }
    return planned.hasNothingInCommon(with: row) ? nil : row
  }

  /// The finding about a planned instance.
  package func finding(of planned: Instance) -> Finding {
    guard let row = row(of: planned) else { return findingOfMissing(planned.key) }
    switch planned.identity(of: row) {
    case .same: return .present(row, isProof: isProof)
    case .other: return foreign.isEmpty ? .absent : .nothing
    case .doubtful: return .nothing
    }
  }

  /// What it says of an instance before anything was sent: its row, whoever it is now; nil where it was
  /// not there; why the answer does not tell.
  package func evidence(of planned: Instance) -> Result<Instance?, ServiceFailure> {
    if let row = row(of: planned) { return .success(row) }
    if let row = foreign.first {
      return .failure(
        ServiceFailure(
          kind: .unknown, code: "ForeignAnswer",
          .answerHasOthers(first: row.id), requestID: requestID))
    }
    guard isWhole else {
      return .failure(
        ServiceFailure(
          kind: .unknown, code: "PartialAnswer", .partialAnswer, requestID: requestID))
    }
    return .success(nil)
  }

  private func findingOfMissing(_ key: InstanceKey) -> Finding {
    switch question {
    case .terminating: return .nothing
    // A page that has more behind it says nothing of what is not on it.
    case .firstPage where !isWhole: return .nothing
    case .instances where !asksFor.contains(key): return .nothing
    case .instances, .firstPage, .everything: return isProof && isWhole ? .absent : .missing
    }
  }

  /// The finding of a reading about one planned instance.
  package enum Finding: Sendable, Hashable {
    /// The reading says nothing about the instance.
    case nothing
    /// The instance is missing, but the answer may belong to another question.
    case missing
    /// The instance did not exist.
    case absent
    /// The instance existed as the row shows. Without proof the row may be outdated.
    case present(Instance, isProof: Bool)
  }
}

extension ReadingQuestion {
  fileprivate var keys: Set<InstanceKey> {
    guard case .instances(let ids, let product, _) = self else { return [] }
    return Set(ids.map { InstanceKey(product: product, id: $0) })
  }

  /// Whether a row is one that this question asks for.
  fileprivate func asks(for row: Instance) -> Bool {
    switch self {
    case .instances(let ids, let product, _):
      row.product == product
        && (ids.contains(row.id) || row.key.underOtherPrefix.map { ids.contains($0.id) } == true)
    case .terminating(let scope): scope.has(row) && row.state.isLeaving
    case .firstPage(let scope), .everything(let scope): scope.has(row)
    }
  }
}

extension ListingScope {
  /// Whether a row belongs here.
  fileprivate func has(_ row: Instance) -> Bool {
    row.product == product && (region == nil || row.region == region)
  }
}

extension InstanceState {
  /// On its way out, or at its end.
  package var isLeaving: Bool {
    switch phase {
    case .terminating, .terminated: true
    case .creating, .running, .stopped, .changing, .isolated, .broken, .unrecognized: false
    }
  }
}
