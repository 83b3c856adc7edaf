import HTTPTransport
import TC3Signer
package import Fleet
import JSON

/// One request and what came of it, fit to be shown: every secret is struck out, and of long
/// answers only the beginning is kept.
package struct APIExchange: Sendable, Hashable {
  /// The answer to a request.
  package enum Answer: Sendable, Hashable {
    /// A whole answer of any status. `length` is that of the body in bytes; `body` is its beginning.
    case whole(status: Int, requestID: String, length: Int, body: String)
    /// None, and why.
    case lost(ServiceFailure)
  }

  package var service: CloudService
  package var action: String
  package var phase: CallPhase
  package var region: String?
  /// When the answer was there, or lost.
  package var at: Timestamp
  /// The scheme and authority that it was sent to, and a slash.
  package var url: String
  /// Without the signature, its time and the token.
  package var headers: [String]
  /// Whether a session token was sent beside the signature.
  package var hasToken: Bool
  /// The JSON object that was sent, with its secrets struck out.
  package var body: String
  package var answer: Answer

  /// How much of an answer is kept, in bytes.
  package static let answerLimit = 4096

  package init(
    service: CloudService, action: String, phase: CallPhase, region: String?, at: Timestamp,
    url: String, headers: [String], hasToken: Bool, body: String, answer: Answer
  ) {
    self.service = service
    self.action = action
    self.phase = phase
    self.region = region
    self.at = at
    self.url = url
    self.headers = headers
    self.hasToken = hasToken
    self.body = body
    self.answer = answer
  }
}

extension APIExchange.Answer {
  /// An answer of STS that is not JSON may hold keys anywhere, so that nothing of it is kept.
  static func whole(
    _ response: HTTPResponse, of call: APICall, _ redactor: SecretRedactor
  ) -> APIExchange.Answer {
    let body = redactor.text(of: response.body, isOpaque: call.service == .sts)
    let document = try? JSONDocument(answer: response.body)
    let requestID = document?.root["Response"]["RequestId"].text ?? ""
    return .whole(
      status: response.status, requestID: requestID.presentable, length: response.body.count,
      body: body.beginning(of: APIExchange.answerLimit))
  }
}

extension APIWire {
  /// Shows a request and its answer to the observer.
  func show(
    _ call: APICall, _ request: HTTPRequest, _ credential: Credential?,
    _ answer: (SecretRedactor) -> APIExchange.Answer
  ) {
    guard let exchanged = observer.exchanged else { return }
    let authorization = request.headers.first { $0.name == "Authorization" }?.value ?? ""
    let redactor = SecretRedactor(credential, signature: TC3Authorization(authorization)?.signature)
    let hidden: Set<String> = ["Authorization", "X-TC-Timestamp", "X-TC-Token"]
    exchanged(
      APIExchange(
        service: call.service, action: call.action, phase: call.phase, region: call.region,
        at: wallClock(), url: request.url,
        headers: request.headers.filter { !hidden.contains($0.name) }
          .map { redactor.text(of: Array("\($0.name): \($0.value)".utf8)) },
        hasToken: credential?.token != nil, body: redactor.text(of: request.body),
        answer: answer(redactor)))
  }
}

extension String {
  /// At most so many bytes, never a part of a character.
  fileprivate func beginning(of limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: limit)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
