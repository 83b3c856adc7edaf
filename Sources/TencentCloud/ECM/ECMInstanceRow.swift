import JSON

/// The fields of an ECM `Instance` that edgereap shows or decides by.
///
/// A row without an id is refused and counted; anything else that is missing, null or of another
/// type is empty.
struct ECMInstanceRow: JSONReadable {
  var id: String
  var name, state, latestOperation, latestOperationState, created: String
  var payMode: Int?
  var region, zone, type, module, moduleID, isp: String
  var publicIPs, privateIPs: [String]
  /// Ids; empty where one of them is missing.
  var interfaces: [String]
  var tags: [(key: String, value: String)]

  init(json: JSONNode) throws(UnusableAnswer) {
    guard let id = json.usableID else { throw .rowWithoutID }
    self.id = id
    name = json["InstanceName"].text
    state = json["InstanceState"].text
    latestOperation = json["LatestOperation"].text
    latestOperationState = json["LatestOperationState"].text
    created = json["CreateTime"].text
    payMode = json["PayMode"].integer
    let position = json["Position"]
    region = position["RegionInfo"]["Region"].text
    zone = position["ZoneInfo"]["Zone"].text
    type = json["InstanceTypeConfig"]["InstanceType"].text
    module = json["SimpleModule"]["ModuleName"].text
    moduleID = json["SimpleModule"]["ModuleId"].text
    let internet = json["Internet"]
    let carrier = json["ISP"].text
    isp = carrier.isEmpty ? Self.carriers(of: internet["PublicIPAddressSet"]) : carrier
    publicIPs = Self.texts("PublicIPAddress", in: internet["PublicIPAddressSet"])
    privateIPs = Self.texts("PrivateIPAddress", in: internet["PrivateIPAddressSet"])
    let cards = internet["InstanceNetworkInfoSet"]
    let ids = Self.texts("NetworkInterfaceId", in: cards)
    interfaces = ids.count == cards.elements?.count ? ids : []
    let tags = json["TagSet"].elements ?? []
    self.tags = tags.filter(\.isObject).map { (key: $0["Key"].text, value: $0["Value"].text) }
  }

  /// The carriers of the public addresses, if the instance has none. Their order is not documented.
  private static func carriers(of addresses: JSONNode) -> String {
    let ids = (addresses.elements ?? []).map { $0["ISP"]["ISPId"].text }
    return Set(ids.filter { !$0.isEmpty }).sorted().joined(separator: ";")
  }

  private static func texts(_ key: StaticString, in set: JSONNode) -> [String] {
    (set.elements ?? []).map { $0[key].text }.filter { !$0.isEmpty }
  }
}
