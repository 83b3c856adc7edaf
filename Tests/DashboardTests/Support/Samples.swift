import Dashboard
import Fleet

/// Answers of services, in the shapes that they have.
enum Samples {
  static let denied = ServiceFailure(
    kind: .denied, code: "UnauthorizedOperation", message: "you are not authorized",
    requestID: "3c140219-cfe9-470e-b241-907877d6fb03",
    advice: .verbatim("ask for edgezone:DescribeInstances"))

  static let busy = ServiceFailure(
    kind: .refused, code: "UnsupportedOperation.InvalidInstanceState",
    message: "the instance is in allocating", requestID: "3c140219-cfe9-470e-b241-907877d6fb03")

  static func preflight(_ instances: [Instance]) -> PreflightReport {
    let ecm = instances.filter { $0.product == .ecm }
    let denied = [
      ecm[0].key: [
        DeniedAction(
          action: "TerminateInstances", code: "InstanceLocked", message: "locked by a task")
      ]
    ]
    let resources = ecm.prefix(4).flatMap { instance in
      [
        AssociatedResource(
          kind: .networkInterface, id: "eni-\(instance.id)", instanceID: instance.id,
          address: "10.0.0.9", isInherent: false, isReleasedOnUnbind: false),
        AssociatedResource(
          kind: .address, id: "eip-\(instance.id)", instanceID: instance.id,
          address: "203.0.113.9", isInherent: false, isReleasedOnUnbind: true),
      ]
    }
    return PreflightReport(
      instances: Dictionary(uniqueKeysWithValues: instances.map { ($0.key, $0) }), denied: denied,
      resources: resources)
  }

  static let history = [
    PastOperation(
      id: "20261121-074800-3f9a", startedBy: "ops@bastion", startedAt: Screen.start,
      targets: 143, totals: [.gone: 40, .terminating: 102, .failed: 1], status: .unfinished),
    PastOperation(
      id: "20261120-101500-77aa", startedBy: "ops@bastion", startedAt: Screen.start + -80_000,
      targets: 12, totals: [.gone: 12], status: .finished),
    PastOperation(
      id: "20261119-090000-0001", startedBy: "", startedAt: nil, targets: 0, totals: [:],
      status: .unreadable(.brokenChain(path: "/j", line: 3, .outOfOrder))),
    PastOperation(
      id: "20261118-120000-5c5c", startedBy: "ops@bastion", startedAt: Screen.start + -250_000,
      targets: 7, totals: [.gone: 6, .terminating: 1], status: .unfinished,
      owner: FleetIdentity(
        site: .cn, endpoint: "", account: Account(id: "100099990001"), secretIDSuffix: "9Abc")),
  ]

  /// An operation over the first thirty instances that has come some way.
  ///
  /// - Parameter spread: they go one after the other, and one of them gets stuck.
  static func run(_ screen: inout Screen, spread: Bool = false) {
    let planned = Fixtures.fleet.prefix(30).enumerated().map { index, instance in
      PlannedInstance(
        instance: instance, hold: index == 7 ? Hold(.wrongState, "is SHUTDOWN") : nil)
    }
    let plan = Plan(
      identity: screen.state.identity, created: screen.now, options: TerminationOptions(),
      instances: planned, digest: Screen.digest)
    let id = "20261121-080000-3f9a"
    let header = OperationHeader(
      id: id, plan: plan, startedBy: "ops", startedAt: screen.now)
    let targets = plan.targets
    screen.send(.operation(id: id, [.started(header)]))
    screen.now = screen.now + 1
    let call = CallIntent(
      number: 1, product: .ecm, region: "ap-guangzhou-ecm",
      ids: targets.prefix(26).map(\.id), at: screen.now)
    screen.send(.operation(id: id, [.intended([call])]))
    screen.now = screen.now + 1
    func change(_ range: Range<Int>, call: Int? = 1, _ outcome: Outcome) {
      screen.send(
        .operation(
          id: id,
          [
            .changed(
              OutcomeChanges(
                at: screen.now, call: call, requestID: "f1d7a2a5-0b1c-4b27-9f0a-2f1b7c6e5d4a",
                changes: targets[range].map { .init(key: $0.key, outcome: outcome) }))
          ]))
    }
    change(0..<20, .accepted)
    change(20..<23, .failed(busy))
    change(
      23..<24,
      .unknown(
        ServiceFailure(kind: .unknown, code: "Timeout", message: "no answer came in 30 s")))
    screen.now = screen.now + 30
    change(0..<15, call: nil, .terminating)
    screen.now = screen.now + 30
    if spread {
      for index in 0..<8 {
        screen.now = screen.now + Int64(index)
        change(index..<index + 1, call: nil, .gone)
      }
      change(8..<10, call: nil, .slow)
      screen.now = screen.now + 300
      change(9..<10, call: nil, .stuck)
    } else {
      change(0..<8, call: nil, .gone)
      change(8..<9, call: nil, .slow)
    }
    screen.now = screen.now + 7
    screen.send(.tick)
  }
}
