import Fleet
import JSON

/// The fields of an EdgeZone `Instance` that edgereap shows or decides by. All but the id are
/// optional; EdgeZone writes what is not there as empty text.
struct EdgeZoneInstanceRow: JSONReadable {
  var id: String
  var name, type, zone, state, operateState, created: String
  var publicIPs, privateIPs: [String]

  init(json: JSONNode) throws(UnusableAnswer) {
    guard let id = json.usableID else { throw .rowWithoutID }
    self.id = id
    name = json["InstanceName"].text
    type = json["InstanceType"].text
    zone = json["Zone"].text
    state = json["InstanceStatus"].text
    operateState = json["OperateStatus"].text
    created = json["CreatedTime"].text
    publicIPs = [json["PublicIp"].text, json["PublicIpV6"].text].filter { !$0.isEmpty }
    privateIPs = [json["PrivateIp"].text, json["PrivateIpV6"].text].filter { !$0.isEmpty }
  }
}

extension InstanceReader {
  /// - Parameter region: That of the zone where it is known, else that of the request.
  func instance(_ row: EdgeZoneInstanceRow, region: String) -> Instance {
    let traits = InstanceTraits(
      region: region, zone: row.zone, state: InstanceState(rawValue: row.state),
      operateState: row.operateState, type: row.type)
    return Instance(
      Instance.Fields(
        key: InstanceKey(product: .edgezone, id: row.id), name: row.name,
        shared: pool.shared(traits), publicIPs: row.publicIPs, privateIPs: row.privateIPs,
        created: Timestamp(iso8601: row.created)))
  }
}
