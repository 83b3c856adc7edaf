import Fleet

/// Which questions settle what is open in one scope in the fewest calls, and can be believed.
///
///     first page ─▶ small scope: it was everything
///         │
///         └─▶ everything, by state, or by id with a witness: what costs least
///
/// Answers with foreign rows prove nothing. After two of one form that form is not asked again.
struct QuestionChoice: Sendable {
  let product: Product
  /// Rows of the scope, as last listed or claimed; nil before its first page.
  private(set) var size: Int?
  /// Rows of the last listing by state.
  private(set) var terminatingCount = 0
  /// Instances that are known to exist and that no question by id has named.
  private var witnesses: [InstanceKey] = []
  private var named: Set<InstanceKey>
  private var foreignAnswers: [Form: Int] = [:]
  /// The service refuses to list the scope, so that only ids can be asked for.
  var isListingRefused = false

  fileprivate enum Form: Hashable, Sendable { case ids, state, scope }

  /// - Parameter named: what questions by id will be about; no witness is taken from it.
  init(product: Product, named: Set<InstanceKey>) {
    self.product = product
    self.named = named
  }

  var needsFirstPage: Bool { size == nil && !isListingRefused && isTrusted(.scope) }

  func prefersByState(for count: Int) -> Bool {
    guard !isListingRefused, isTrusted(.state) else { return false }
    let calls = pages(max(count, terminatingCount))
    return calls < min(pages(size ?? .max), chunks(count)) || calls < chunks(count) && !mayList
  }

  func prefersEverything(for count: Int) -> Bool {
    guard mayList else { return false }
    let calls = chunks(count)
    return !isTrusted(.ids) || witnesses.count < calls || pages(size ?? .max) <= calls
  }

  /// Whether a listing of the whole scope is possible and may prove something.
  var mayList: Bool { !isListingRefused && isTrusted(.scope) }

  /// How many of the ids that are to be settled fit into one question, beside its witness.
  var idsPerQuestion: Int { product.idsPerReading - 1 }

  /// A witness for one question; nil where none is left.
  mutating func takeWitness() -> InstanceKey? {
    guard let witness = witnesses.popLast() else { return nil }
    named.insert(witness)
    return witness
  }

  mutating func learn(from reading: Reading) {
    let form = reading.question.form
    if !reading.foreign.isEmpty { foreignAnswers[form, default: 0] += 1 }
    let count = reading.instances.count
    switch reading.question {
    case .instances: return
    case .terminating: terminatingCount = count
    case .firstPage: size = reading.isWhole ? count : reading.claim ?? .max
    case .everything: size = count
    }
    guard form == .scope else { return }
    let rows = reading.instances.isEmpty ? reading.foreign : Array(reading.instances)
    let named = named
    witnesses = Array(
      rows.lazy.filter { !$0.state.isLeaving }.map(\.key).filter { !named.contains($0) }
        .prefix(Self.witnessesKept))
  }

  private static let witnessesKept = 1_000

  private func isTrusted(_ form: Form) -> Bool { foreignAnswers[form, default: 0] < 2 }

  private func chunks(_ count: Int) -> Int { calls(count, of: idsPerQuestion) }

  private func pages(_ count: Int) -> Int { calls(count, of: product.rowsPerPage) }

  private func calls(_ count: Int, of size: Int) -> Int {
    count / size + (count % size == 0 ? 0 : 1)
  }
}

extension ReadingQuestion {
  fileprivate var form: QuestionChoice.Form {
    switch self {
    case .instances: .ids
    case .terminating: .state
    case .firstPage, .everything: .scope
    }
  }
}
