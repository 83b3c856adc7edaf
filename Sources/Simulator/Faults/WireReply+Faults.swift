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

extension FaultDraw {
  /// Whether nothing that can be read comes back, whatever the effect.
  var losesAnswer: Bool {
    has(.stall) || has(.resetBefore) || has(.resetAfter) || has(.truncate) || has(.notJSON)
      || has(.error500)
  }
}
