/// What a `DescribeInstances` asks for.
enum Question: Sendable, Equatable {
  case everything
  /// Instances by id, whatever else is asked for with them.
  case ids([String])
  /// The instances in one of these states.
  case states(Set<String>)

  init(ids: [String], states: [String]) {
    self = !ids.isEmpty ? .ids(ids) : states.isEmpty ? .everything : .states(Set(states))
  }

  /// nil for a question that names none.
  var ids: [String]? {
    guard case .ids(let ids) = self else { return nil }
    return ids
  }
}
