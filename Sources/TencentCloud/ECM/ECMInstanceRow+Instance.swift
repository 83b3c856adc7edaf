internal import Fleet

/// What turns wire rows into instances.
struct InstanceReader: Sendable {
  let intern = Interner()
  /// Seconds east of UTC of ECM's times, which name no zone. UTC+8 is inferred.
  var zoneOffset: Int

  func instance(_ row: ECMInstanceRow) -> Instance {
    Instance(
      key: InstanceKey(product: .ecm, id: row.id), name: row.name, region: intern(row.region),
      zone: intern(row.zone), state: InstanceState(rawValue: intern(row.state)),
      operateState: operation(of: row), type: intern(row.type), publicIPs: row.publicIPs,
      privateIPs: row.privateIPs,
      tags: row.tags.map { Tag(key: intern($0.key), value: intern($0.value)) },
      created: Timestamp(zoneless: row.created, offset: zoneOffset)
        ?? Timestamp(iso8601: row.created),
      payMode: Self.payMode(row.payMode), module: intern(row.module),
      moduleID: intern(row.moduleID))
  }

  private func operation(of row: ECMInstanceRow) -> String {
    if row.latestOperation.isEmpty { return intern(row.latestOperationState) }
    return intern("\(row.latestOperation):\(row.latestOperationState)")
  }

  private static func payMode(_ number: Int?) -> PayMode {
    switch number {
    case 0: .postpaid
    case 1: .prepaid
    default: .unknown
    }
  }
}
