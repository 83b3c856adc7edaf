/// A request with its parts found, nothing about it checked yet.
struct APIRequest: Sendable {
  /// The three ways in which an action arrives.
  enum Form: Sendable, Equatable {
    /// `POST` with a JSON body, signed with TC3.
    case json
    /// `GET`, the action's parameters in the query, signed with TC3.
    case query
    /// The older signature: everything, the common parameters included, among the parameters of
    /// the query or of the form-encoded body.
    case legacy
  }

  var wire: WireRequest
  var form: Form
  /// Decoded, of the query or of the form-encoded body. nil if the encoding is broken.
  var pairs: [(name: String, value: String)]?

  init(_ wire: WireRequest) {
    self.wire = wire
    let contentType = wire.header("Content-Type") ?? ""
    let isForm = contentType.lowercased().hasPrefix("application/x-www-form-urlencoded")
    let hasAuthorization = wire.header("Authorization") != nil
    switch wire.method {
    case "GET":
      form = hasAuthorization ? .query : .legacy
      pairs = FormEncoding.pairs(wire.query)
    case _ where isForm && !hasAuthorization:
      form = .legacy
      pairs = String(validating: wire.body, as: UTF8.self).flatMap(FormEncoding.pairs)
    default:
      form = .json
      pairs = []
    }
  }

  /// A common parameter, in a header or, with the older signature, in a parameter.
  func common(_ name: String) -> String? {
    form == .legacy
      ? pairs?.last { $0.name == name }?.value : wire.header("X-TC-\(name)")
  }

  /// Empty where there is none.
  var action: String { common("Action") ?? "" }
  var version: String { common("Version") ?? "" }
  var language: Language { common("Language").flatMap(Language.init) ?? .chinese }
  /// An empty value is kept: it is refused.
  var region: String? { common("Region") }
  var host: String { wire.header("Host") ?? "" }

  /// The product, as far as it can be told before the signature was read.
  var service: Service? {
    if let header = TC3Header(wire.header("Authorization") ?? "") {
      return Service(name: header.service)
    }
    return Service(host: host) ?? Service(version: version)
  }

  /// The names that are common parameters rather than the action's.
  static let commonNames: Set<String> = [
    "Action", "Version", "Region", "Timestamp", "Nonce", "SecretId", "Signature",
    "SignatureMethod", "Token", "Language", "RequestClient",
  ]
}
