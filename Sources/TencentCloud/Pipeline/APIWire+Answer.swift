import Fleet
import HTTPTransport
import JSON

extension APIWire {
  /// Looks for the API's own error whatever the status and the content type say: the API answers
  /// its errors with 200, and gateways in between do as they like.
  func read<Value: JSONReadable>(
    _ response: HTTPResponse, of call: APICall, datedBy clock: SigningClock.Choice,
    as type: Value.Type
  ) throws(AttemptFailure) -> APIAnswer<Value> {
    guard let answer = try? JSONDocument(answer: response.body).root["Response"], answer.isObject
    else {
      throw AttemptFailure(foreignAnswer(response, phase: call.phase))
    }
    let difference = SigningClock.difference(by: response, at: wallClock())
    signingClock.note(difference: difference)
    let requestID = answer["RequestId"].text.presentable
    if answer["Error"].exists {
      throw refusal(
        failure(answer["Error"], requestID: requestID, of: call),
        of: APIErrorAdvice.RefusedClock(choice: clock, difference: difference))
    }
    guard (200..<300).contains(response.status) else {
      throw AttemptFailure(foreignAnswer(response, phase: call.phase, id: requestID))
    }
    // Every answer of the API has one. What has none is not taken for a termination.
    if call.phase == .terminating, requestID.isEmpty {
      throw AttemptFailure(.malformed(.noRequestID, requestID: ""))
    }
    do throws(UnusableAnswer) {
      return APIAnswer(value: try Value(json: answer), requestID: requestID)
    } catch {
      throw AttemptFailure(.malformed(error.cause(call.action), requestID: requestID))
    }
  }

  /// An error of a whole request, with what may help where it speaks of the clock or of the keys.
  private func refusal(
    _ failure: ServiceFailure, of clock: APIErrorAdvice.RefusedClock
  ) -> AttemptFailure {
    switch failure.code {
    case "AuthFailure.SignatureExpire":
      var failure = failure
      failure.advice = APIErrorAdvice(site: endpoint.site, refusedClock: clock)
        .advice(for: failure.code)
      let isReplaced = signingClock.replace(clock.choice, difference: clock.difference)
      return AttemptFailure(failure, remedy: isReplaced ? .otherClock : nil)
    case "AuthFailure.TokenFailure": return AttemptFailure(failure, remedy: .newKeys)
    default: return AttemptFailure(failure)
    }
  }

  private func failure(_ error: JSONNode, requestID: String, of call: APICall) -> ServiceFailure {
    let code = error["Code"].text
    return failure(
      code: code.isEmpty ? "UnnamedError" : code, message: error["Message"].text,
      requestID: requestID, of: call)
  }

  /// An error in the API's own words, of a whole request or of one instance in it.
  func failure(
    code: String, message: String, requestID: String, of call: APICall
  ) -> ServiceFailure {
    let advice = APIErrorAdvice(
      site: endpoint.site, terminating: call.phase == .reading ? nil : call.service.product)
    return ServiceFailure(
      kind: ServiceFailure.Kind(code: code, phase: call.phase, product: call.service.product),
      code: code.presentable, message: message.presentable, requestID: requestID.presentable,
      advice: advice.advice(for: code))
  }

  /// An answer that is not the API's, or contradicts itself.
  private func foreignAnswer(
    _ response: HTTPResponse, phase: CallPhase, id: String = ""
  ) -> ServiceFailure {
    let requestID = id.isEmpty ? response.header("X-TC-RequestId") ?? "" : id
    guard (200..<300).contains(response.status) else {
      return ServiceFailure(
        kind: Self.kind(ofStatus: response.status, phase: phase), code: "HTTP \(response.status)",
        Self.foreign(response.body), requestID: requestID.presentable,
        advice: .somethingElseAnswered)
    }
    return .malformed(
      Self.foreign(response.body), requestID: requestID.presentable,
      advice: .somethingElseAnswered)
  }

  /// A status that the API itself does not use says nothing about a termination.
  private static func kind(ofStatus status: Int, phase: CallPhase) -> ServiceFailure.Kind {
    guard phase == .reading else { return .unknown }
    return status >= 500 || status == 408 || status == 429 ? .unknown : .invalid
  }

  private static func foreign(_ body: [UInt8]) -> ServiceFailure.Cause {
    .foreignAnswer(beginning: String(decoding: body.prefix(120), as: UTF8.self).presentable)
  }
}

extension ServiceFailure {
  /// An answer that cannot be parsed. It leaves the outcome of a termination open.
  static func malformed(
    _ cause: Cause, requestID: String, advice: Advice = .checkAPI
  ) -> ServiceFailure {
    ServiceFailure(
      kind: .unknown, code: "MalformedAnswer", cause, requestID: requestID, advice: advice)
  }
}
