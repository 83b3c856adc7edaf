extension TC3Signer {
  /// The parts of a request that a signature covers.
  package struct Request: Sendable {
    /// `GET` or `POST`, in capitals.
    package var method: String
    /// The `Host` header exactly as sent, a port included.
    package var host: String
    /// The product in the scope, such as `ecm`. It must match the host.
    package var service: String
    /// The query exactly as sent, escapes and all, without the `?`. Empty for `POST`.
    package var query: String
    /// The `Content-Type` header exactly as sent.
    package var contentType: String
    /// Headers that are signed beside `Content-Type` and `Host`, in any order, with the values as
    /// sent. They are signed in lower case (documented, and so in the official example).
    package var additionalSignedHeaders: [(name: String, value: String)]
    /// The body. Empty for `GET`.
    package var payload: [UInt8]
    /// Signs the words `UNSIGNED-PAYLOAD` instead of the body.
    package var isPayloadUnsigned: Bool

    package init(
      method: String = "POST", host: String, service: String, query: String = "",
      contentType: String = "application/json; charset=utf-8",
      additionalSignedHeaders: [(name: String, value: String)] = [], payload: [UInt8] = [],
      isPayloadUnsigned: Bool = false
    ) {
      self.method = method
      self.host = host
      self.service = service
      self.query = query
      self.contentType = contentType
      self.additionalSignedHeaders = additionalSignedHeaders
      self.payload = payload
      self.isPayloadUnsigned = isPayloadUnsigned
    }
  }
}

extension TC3Signer.Request {
  /// Lower-case names in ASCII order, with the values that are signed.
  package var signedHeaders: [(name: String, value: String)] {
    let fixed = [(name: "content-type", value: contentType), (name: "host", value: host)]
    let all = (fixed + additionalSignedHeaders).map { header in
      let name = header.name.lowercased()
      return (name: name, value: TC3Signer.canonicalValue(of: header.value, name: name))
    }
    return all.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
  }

  /// The last line of the canonical request.
  package var payloadHash: String {
    TC3Signer.payloadHash(of: isPayloadUnsigned ? Array(TC3Signer.unsignedPayload.utf8) : payload)
  }
}
