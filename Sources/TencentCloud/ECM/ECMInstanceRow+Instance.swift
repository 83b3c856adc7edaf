import Fleet

/// A converter of wire rows to instances.
struct InstanceReader: Sendable {
  let pool = InstancePool()
  /// Seconds east of UTC of ECM's times, which name no zone. UTC+8 is inferred.
  var zoneOffset: Int

  func instance(_ row: ECMInstanceRow) -> Instance {
    var traits = InstanceTraits(
      region: row.region, zone: row.zone, state: InstanceState(rawValue: row.state),
      operateState: operation(of: row), type: row.type, payMode: Self.payMode(row.payMode),
      module: row.module, moduleID: row.moduleID)
    traits.isp = row.isp
    return Instance(
      Instance.Fields(
        key: InstanceKey(product: .ecm, id: row.id), name: row.name, shared: pool.shared(traits),
        publicIPs: row.publicIPs, privateIPs: row.privateIPs,
        tags: pool.shared(row.tags.map { Tag(key: $0.key, value: $0.value) }),
        created: Timestamp(zoneless: row.created, offset: zoneOffset)
          ?? Timestamp(iso8601: row.created)), interfaces: row.interfaces)
  }

  private func operation(of row: ECMInstanceRow) -> String {
    if row.latestOperation.isEmpty { return row.latestOperationState }
    return "\(row.latestOperation):\(row.latestOperationState)"
  }

  private static func payMode(_ number: Int?) -> PayMode {
    switch number {
    case 0: .postpaid
    case 1: .prepaid
    default: .unknown
    }
  }
}
