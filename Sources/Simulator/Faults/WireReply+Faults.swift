extension WireReply {
  /// What a broken proxy in between would answer.
  var asBadGateway: WireReply {
    var reply = self
    reply.status = 502
    reply.contentType = "text/html"
    reply.body = Array(
      "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>\n".utf8)
    return reply
  }

  /// The reply as it leaves after the effect.
  func spoilt(by draw: FaultDraw) -> WireReply {
    var reply = self
    if draw.word(.error500) == "after" { reply = asBadGateway }
    if draw.has(.notJSON) {
      reply.body = Array("<!DOCTYPE html><p>Please log in to the guest network.</p>\n".utf8)
    }
    if draw.has(.truncate) { reply.delivery = .truncated }
    if draw.has(.resetAfter) { reply.delivery = .reset }
    return reply
  }
}

extension WireReply {
  /// The reply as the gateway of a world writes it.
  func dressed(by traits: WorldTraits, _ failure: APIFailure?) -> WireReply {
    var reply = self
    if traits.has(.contentTypeCharset) { reply.contentType += "; charset=utf-8" }
    reply.isDated = !traits.has(.noDate)
    guard let failure else { return reply }
    if traits.has(.errorsHaveStatus) { reply.status = 400 }
    if traits.has(.retryAfter), failure.code.hasPrefix("RequestLimitExceeded") {
      reply.retryAfter = 1
    }
    return reply
  }
}

extension FaultDraw {
  /// Whether nothing that can be read comes back, whatever the effect.
  var losesAnswer: Bool {
    losesRequest || has(.resetAfter) || has(.truncate) || has(.notJSON) || has(.error500)
  }

  /// Whether the request is read, and nothing comes of it: no effect and no answer.
  var losesRequest: Bool { has(.stall) || has(.resetBefore) || has(.resetKept) }

  /// How far the `Date` header is from the service's clock, in microseconds, and the `Age` header
  /// in seconds.
  var dateError: (microseconds: Int64, age: Int?) {
    switch value(.wrongDate) {
    case .number(let seconds): (Int64(seconds) * 1_000_000, nil)
    case .word: (86_400_000_000, 60)
    case .some(.none), nil: (0, nil)
    }
  }
}
