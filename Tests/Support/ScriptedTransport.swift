package import HTTPTransport
import Synchronization

/// Answers from a script instead of a network, and remembers what was sent.
package final class ScriptedTransport: HTTPTransport {
  package typealias Answer = Result<HTTPResponse, TransportFailure>

  private let sent = Mutex<[HTTPRequest]>([])
  private let answer: @Sendable (HTTPRequest, Int) -> Answer

  /// - Parameter answer: is given the request and its number, from 1.
  package init(_ answer: @escaping @Sendable (HTTPRequest, Int) -> Answer) { self.answer = answer }

  /// The answers in order; the last one is repeated.
  package convenience init(_ answers: [Answer]) {
    self.init { _, number in answers[min(number, answers.count) - 1] }
  }

  package var requests: [HTTPRequest] { sent.withLock { $0 } }

  package func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
    let number = sent.withLock { sent in
      sent.append(request)
      return sent.count
    }
    return try answer(request, number).get()
  }
}

extension HTTPRequest {
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
  package var text: String { String(decoding: body, as: UTF8.self) }
  package var action: String { header("X-TC-Action") ?? "" }
}

extension Result where Success == HTTPResponse, Failure == TransportFailure {
  package static func json(
    _ text: String, status: Int = 200, type: String = "application/json", date: String? = nil,
    age: String? = nil
  ) -> Self {
    var headers = [(name: "Content-Type", value: type)]
    if let date { headers.append(("Date", date)) }
    if let age { headers.append(("Age", age)) }
    return .success(HTTPResponse(status: status, headers: headers, body: Array(text.utf8)))
  }

  package static func response(_ fields: String) -> Self {
    json(#"{"Response":{\#(fields)\#(fields.isEmpty ? "" : ",")"RequestId":"r-1"}}"#)
  }

  package static func error(_ code: String, _ message: String = "no", date: String? = nil) -> Self {
    json(
      #"{"Response":{"Error":{"Code":"\#(code)","Message":"\#(message)"},"RequestId":"r-9"}}"#,
      date: date)
  }

  package static func lost(_ kind: TransportFailure.Kind, _ delivery: TransportFailure.Delivery)
    -> Self
  {
    .failure(TransportFailure(kind: kind, delivery: delivery, message: "\(kind)"))
  }
}
