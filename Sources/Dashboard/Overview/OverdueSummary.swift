import Fleet
import Words

/// The instances that have been terminating for more than an hour, by who started that and where.
package struct OverdueSummary: Sendable, Hashable {
  struct Group: Sendable, Hashable {
    /// Who and by which operation; nil where no journal has it.
    var origin: OperationOrigin?
    var count = 0
    var regions: [String: Int] = [:]
  }

  /// Those with the most instances first.
  private(set) var groups: [Group] = []

  var count: Int { groups.reduce(0) { $0 + $1.count } }

  init() {}

  init(_ overdue: some Sequence<Instance>, origin: (Instance) -> OperationOrigin?) {
    var groups: [String: Group] = [:]
    for instance in overdue {
      let origin = origin(instance)
      let group = origin?.operation ?? ""
      groups[group, default: Group(origin: origin)].count += 1
      groups[group]?.regions[instance.region, default: 0] += 1
    }
    self.groups = groups.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
      .map(\.value)
  }

  /// `>1h: ap-beijing 12, ap-chengdu 3 by ops@bastion 20261130-… · ap-jinan 4 not by this host`
  ///
  /// - Parameter isSearching: Whether the journals are still read.
  func text(_ words: Words, separator: String, isSearching: Bool) -> String {
    let parts = groups.map { group in
      let regions = group.regions.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
        .map { "\($0.key) \($0.value.grouped)" }
      let starter = group.origin.map { "\($0.starter) \($0.operation)" }
      return words.overdue(in: regions, by: starter, isSearching: isSearching)
    }
    return words.overdueStart + parts.joined(separator: " \(separator) ")
  }
}

extension OperationOrigin {
  /// Who started it, without the number of the process: `uid 0@vm` of `uid 0@vm pid 29464`.
  var starter: String {
    let parts = startedBy.split(separator: " ")
    guard parts.count > 2, parts[parts.count - 2] == "pid" else { return startedBy }
    return parts.dropLast(2).joined(separator: " ")
  }
}
