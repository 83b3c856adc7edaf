/// An API that the simulator serves: a row of ``all``.
struct Service: Sendable {
  /// The name in host names and signatures.
  let name: String
  /// No two have the same, so that it tells the API where nothing else does.
  let version: String
  /// Whether each request names one of its regions. Else it may name none, or any of the cloud's.
  var isRegional = false
  var regions: Set<String> = []
  /// nil for one that has no instances.
  var fleet: (any ProductFleet.Type)?
  let actions: [String: Action]

  /// Products come in the order in which their fleets are made.
  #if LAB_PRODUCT
    static let all: [Service] = [.ecm, .edgezone, .lab, .sts]
  #else
    static let all: [Service] = [.ecm, .edgezone, .sts]
  #endif
}

extension Service: Hashable {
  static func == (left: Service, right: Service) -> Bool { left.name == right.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Service {
  init?(name: String) {
    guard let service = Self.all.first(where: { $0.name == name }) else { return nil }
    self = service
  }

  /// The API of a host name of the cloud; nil for a loopback address.
  ///
  /// tccli sends its endpoint with the scheme in the header (observed).
  init?(host: String) {
    let name = host.firstRange(of: "://").map { host[$0.upperBound...] } ?? host[...]
    guard name.contains("tencentcloudapi.com"), let label = name.split(separator: ".").first
    else { return nil }
    self.init(name: String(label))
  }

  init?(version: String) {
    guard let service = Self.all.first(where: { $0.version == version }) else { return nil }
    self = service
  }
}
