import Dashboard
import Fleet

/// An operation over any instances, driven from a test.
extension Screen {
  static let operation = "20261121-090000-beef"

  /// Starts it, with nothing sent yet.
  mutating func start(
    _ instances: [Instance], id: String = Screen.operation, discipline: Discipline = Discipline()
  ) {
    let plan = Plan(
      identity: state.identity, created: now, options: TerminationOptions(),
      discipline: discipline, instances: instances.map { PlannedInstance(instance: $0) },
      digest: Screen.digest)
    let header = OperationHeader(id: id, plan: plan, startedBy: "ops", startedAt: now)
    send(.operation(id: id, [.started(header)]))
  }

  /// A call that leaves now.
  mutating func intend(_ call: Int, _ instances: some Collection<Instance>) {
    guard let first = instances.first else { return }
    send(
      .operation(
        id: Screen.operation,
        [
          .intended([
            CallIntent(
              number: call, product: first.product, region: first.region,
              ids: instances.map(\.id), at: now)
          ])
        ]))
  }

  mutating func change(_ instances: some Collection<Instance>, _ outcome: Outcome) {
    send(
      .operation(
        id: Screen.operation,
        [
          .changed(
            OutcomeChanges(
              at: now, call: nil, requestID: "",
              changes: instances.map { .init(key: $0.key, outcome: outcome) }))
        ]))
  }

  /// The instances of the results pane from the top, without the headings.
  var resultIDs: [String] {
    guard let operation = state.operation else { return [] }
    return (0..<operation.rows.count).compactMap { line in
      if case .instance(let index) = operation.rows[line] {
        operation.results.instances[index].instance.id
      } else {
        nil
      }
    }
  }

  var currentResult: String? { state.operation?.current?.instance.id }
}

extension Screen {
  /// The answer of a call that left before.
  mutating func answer(
    _ call: Int, _ instances: some Collection<Instance>, _ outcome: Outcome, requestID: String
  ) {
    send(
      .operation(
        id: Screen.operation,
        [
          .changed(
            OutcomeChanges(
              at: now, call: call, requestID: requestID,
              changes: instances.map { .init(key: $0.key, outcome: outcome) }))
        ]))
  }
}
