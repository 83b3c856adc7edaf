/// What a CVM finds at `http://metadata.tencentyun.com` (documented): the role that it was given,
/// and temporary keys for it. Without a signature, since the place itself is what entitles.
enum MetadataService {
  static let folder = "/latest/meta-data/cam/security-credentials/"
  /// The role that the simulated CVM has.
  static let role = "edge-operator"
}

extension Simulation.State {
  mutating func metadata(_ request: WireRequest) -> WireReply {
    var reply = WireReply(status: 200, body: [], date: world.now)
    reply.contentType = "text/plain"
    switch (request.method, request.path) {
    case ("GET", MetadataService.folder): reply.body = Array(MetadataService.role.utf8)
    case ("GET", MetadataService.folder + MetadataService.role): reply.body = roleKeys
    default: reply.status = 404
    }
    return reply
  }

  private var roleKeys: [UInt8] {
    mutating get {
      let (id, issued) = world.issueCredential(seconds: 7_200)
      var writer = ReplyWriter()
      writer.object { writer in
        writer.member("TmpSecretId", id)
        writer.member("TmpSecretKey", issued.secretKey)
        writer.member("ExpiredTime", Int(issued.expires / 1_000_000))
        writer.member("Expiration", ClockText.utc(issued.expires))
        writer.member("Token", issued.token)
        writer.member("Code", "Success")
      }
      return writer.bytes
    }
  }
}
