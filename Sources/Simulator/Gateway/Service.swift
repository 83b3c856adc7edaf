/// The products that the simulator serves.
enum Service: String, Sendable, CaseIterable {
  case ecm
  case edgezone
  case sts

  var version: String {
    switch self {
    case .ecm: "2019-07-19"
    case .edgezone: "2026-04-01"
    case .sts: "2018-08-13"
    }
  }

  /// The product that a host name of the cloud stands for; nil for a loopback address.
  ///
  /// tccli sends its endpoint with the scheme in the header (observed).
  init?(host: String) {
    let name = host.firstRange(of: "://").map { host[$0.upperBound...] } ?? host[...]
    guard name.contains("tencentcloudapi.com"), let label = name.split(separator: ".").first
    else { return nil }
    self.init(rawValue: String(label))
  }

  /// The versions of the three are different, so one tells the product where nothing else does.
  init?(version: String) {
    guard let service = Self.allCases.first(where: { $0.version == version }) else { return nil }
    self = service
  }
}
