/// Signs requests of API 3.0 with TC3-HMAC-SHA256.
///
/// The time is always passed in: a signature holds the Unix time to the second and the *UTC* date
/// of that time, and the clouds refuse one that is more than five minutes off (documented).
package struct TC3Signer: Sendable {
  /// The first word of the header and of the string to sign.
  package static let algorithm = "TC3-HMAC-SHA256"

  private let keys = SigningKeyCache()

  package init() {}

  /// The six lines whose hash is signed.
  package func canonicalRequest(for request: Request) -> String {
    Self.canonicalRequest(
      method: request.method, query: request.query, signedHeaders: request.signedHeaders,
      payloadHash: request.payloadHash)
  }

  /// The four lines that the key signs.
  package func stringToSign(for request: Request, timestamp: Int64) -> String {
    Self.stringToSign(
      canonicalRequest: canonicalRequest(for: request), service: request.service,
      timestamp: timestamp)
  }

  /// 64 lower-case hexadecimal digits.
  package func signature(
    for request: Request, credential: Credential, timestamp: Int64
  ) -> String {
    let key = keys.key(
      secretKey: credential.secretKey, date: Self.utcDate(of: timestamp),
      service: request.service)
    return key.sign(stringToSign(for: request, timestamp: timestamp))
  }

  /// The value of the `Authorization` header.
  package func authorization(
    for request: Request, credential: Credential, timestamp: Int64
  ) -> String {
    TC3Authorization(
      secretID: credential.secretID, date: Self.utcDate(of: timestamp), service: request.service,
      signedHeaders: request.signedHeaders.map(\.name),
      signature: signature(for: request, credential: credential, timestamp: timestamp)
    ).description
  }

  /// Every header that the signature needs beside it, with the values as they must be sent.
  ///
  /// `Host` and `Content-Type` have to reach the wire byte for byte; nothing may append to them.
  /// The additional signed headers are among them, so they are not to be sent a second time.
  package func headers(
    for request: Request, credential: Credential, timestamp: Int64
  ) -> [(name: String, value: String)] {
    var headers = [(name: "Host", value: request.host)]
    headers.append((name: "Content-Type", value: request.contentType))
    headers += request.additionalSignedHeaders
    headers.append((name: "X-TC-Timestamp", value: String(timestamp)))
    if let token = credential.token {
      headers.append((name: "X-TC-Token", value: token))
    }
    if request.isPayloadUnsigned {
      headers.append((name: "X-TC-Content-SHA256", value: Self.unsignedPayload))
    }
    let value = authorization(for: request, credential: credential, timestamp: timestamp)
    headers.append((name: "Authorization", value: value))
    return headers
  }
}
