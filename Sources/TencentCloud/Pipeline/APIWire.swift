package import Fleet
package import HTTPTransport
import TC3Signer

/// Sends one signed request and reads its answer. Nothing is repeated here.
package struct APIWire: Sendable {
  package var transport: any HTTPTransport
  package var endpoint: Endpoint
  /// The language of the API's messages.
  package var language: Language
  /// `edgereap-VERSION`, which the account's audit log shows.
  package var requestClient: String
  /// For the whole exchange.
  package var timeout: Duration
  package var wallClock: @Sendable () -> Timestamp
  /// Looks on, and changes nothing.
  package var observer: APIObserver
  package let signingClock = SigningClock()
  private let signer = TC3Signer()

  /// The languages that the API knows.
  package enum Language: String, Sendable, CaseIterable {
    case english = "en-US"
    case chinese = "zh-CN"
  }

  package init(
    transport: any HTTPTransport, endpoint: Endpoint, language: Language = .english,
    version: String, timeout: Duration = .seconds(30),
    wallClock: @escaping @Sendable () -> Timestamp, observer: APIObserver = APIObserver()
  ) {
    self.transport = transport
    self.endpoint = endpoint
    self.language = language
    let allowed = version.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    requestClient = String("edgereap-\(allowed)".prefix(128))
    self.timeout = timeout
    self.wallClock = wallClock
    self.observer = observer
  }

  /// - Parameters:
  ///   - credential: nil sends `Authorization: SKIP`, which the one action that trades a web
  ///     identity for keys takes (documented).
  ///   - mayReuseConnection: Whether a reading may go over a kept connection. A termination never
  ///     does.
  ///   - whenSent: See ``HTTPRequest/whenSent``.
  func send<Value: JSONReadable>(
    _ call: APICall, credential: Credential?, mayReuseConnection: Bool = true,
    as type: Value.Type, whenSent: (@Sendable () -> Void)? = nil
  ) async throws(AttemptFailure) -> APIAnswer<Value> {
    let clock = signingClock.choice
    var request = request(for: call, credential: credential, datedBy: clock)
    request.mayReuseConnection = mayReuseConnection && call.phase == .reading
    request.whenSent = whenSent
    let response: HTTPResponse
    do throws(TransportFailure) {
      response = try await transport.send(request)
      show(call, request, credential) { .whole(response, of: call, $0) }
    } catch {
      let failure = AttemptFailure(transport: error, phase: call.phase)
      show(call, request, credential) { _ in .lost(failure.failure) }
      throw failure
    }
    return try read(response, of: call, datedBy: clock, as: type)
  }

  private func request(
    for call: APICall, credential: Credential?, datedBy clock: SigningClock.Choice
  ) -> HTTPRequest {
    let host = endpoint.host(for: call.service)
    let timestamp = clock.date(wallClock()).seconds
    var headers: [(name: String, value: String)]
    if let credential {
      let request = TC3Signer.Request(
        host: host, service: call.service.name, contentType: Self.contentType,
        payload: call.body)
      headers = signer.headers(for: request, credential: credential, timestamp: timestamp)
    } else {
      headers = [
        ("Host", host), ("Content-Type", Self.contentType), ("X-TC-Timestamp", "\(timestamp)"),
        ("Authorization", "SKIP"),
      ]
    }
    headers += [
      ("X-TC-Action", call.action), ("X-TC-Version", call.service.version),
      ("X-TC-Language", language.rawValue), ("X-TC-RequestClient", requestClient),
    ]
    if let region = call.region { headers.append(("X-TC-Region", region)) }
    return HTTPRequest(
      url: endpoint.url(for: call.service), headers: headers, body: call.body, timeout: timeout)
  }

  /// Byte for byte what is signed.
  private static let contentType = "application/json"
}
