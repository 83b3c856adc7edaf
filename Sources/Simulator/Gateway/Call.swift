/// A checked request on its way through its action, and the answer as it is written.
struct Call: Sendable {
  var service: Service
  var action: String
  var parameters: Parameters
  var region: String?
  var secretID: String
  var requestID: String
  var language: Language
  var draw: FaultDraw
  var answer = ReplyWriter()

  func message(_ failure: APIFailure) -> String { failure.message(in: language) }
}

/// What an action takes and does.
struct Action: Sendable {
  var schema: Schema
  var run: @Sendable (inout World, inout Call) throws(APIFailure) -> Void

  /// Every action that is served.
  static func named(_ name: String, of service: Service) -> Action? {
    switch service {
    case .ecm: ecm[name]
    case .edgezone: edgeZone[name]
    case .sts: sts[name]
    }
  }
}
