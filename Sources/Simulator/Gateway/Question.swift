/// What a `DescribeInstances` asks for.
enum Question: Sendable, Equatable {
  case everything
  /// Instances by id, whatever else is asked for with them.
  case ids([String])
  /// The instances in one of these states.
  case states(Set<String>)

  init(_ parameters: Parameters, of service: Service) {
    let ids: [String]
    let states: [String]
    switch service {
    case .ecm:
      let filters = parameters.filters
      ids = filters.first { $0.name == "instance-id" }?.values ?? []
      states = filters.first { $0.name == "instance-state" }?.values ?? []
    case .edgezone:
      ids = parameters.strings("InstanceIds")
      states = parameters.strings("InstanceStatus")
    case .sts: (ids, states) = ([], [])
    }
    self = !ids.isEmpty ? .ids(ids) : states.isEmpty ? .everything : .states(Set(states))
  }

  /// nil for a question that names none.
  var ids: [String]? {
    guard case .ids(let ids) = self else { return nil }
    return ids
  }
}
