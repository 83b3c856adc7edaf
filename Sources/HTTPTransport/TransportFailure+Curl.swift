import CCurl

extension TransportFailure {
  /// Classifies libcurl's error code.
  ///
  /// Whether the request can have arrived is not guessed from the reason: libcurl says when it
  /// is about to send, so a failure before that moment is `never` and any after it `possible`.
  /// - Parameters:
  ///   - wasSent: Whether that moment had come.
  ///   - isProxied: Whether a proxy stood between.
  init(code: CURLcode, wasSent: Bool, isProxied: Bool, message: String) {
    var kind = Self.kinds[code.rawValue] ?? .other
    // Of an answer the same reason says that it was not HTTP.
    if wasSent, kind == .badURL { kind = .other }
    // Before anything is sent the only one to break a proxied connection is the proxy.
    if isProxied, !wasSent, Self.kindsOfABrokenConnection.contains(kind) { kind = .proxy }
    self.init(kind: kind, delivery: wasSent ? .possible : .never, message: message)
  }

  private static let kindsOfABrokenConnection: Set<Kind> = [
    .connection, .reset, .truncated, .other,
  ]

  private static let kinds: [UInt32: Kind] = {
    let table: [(Kind, [CURLcode])] = [
      (.badURL, [CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT]),
      (.nameResolution, [CURLE_COULDNT_RESOLVE_HOST]),
      (.proxy, [CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY]),
      (
        .connection, [CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED, CURLE_NO_CONNECTION_AVAILABLE]
      ),
      (
        .tls,
        [
          CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
          CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE,
          CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT,
          CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
          CURLE_USE_SSL_FAILED,
        ]
      ),
      (.timeout, [CURLE_OPERATION_TIMEDOUT]),
      (
        .reset,
        [
          CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM,
          CURLE_SEND_FAIL_REWIND, CURLE_SSL_SHUTDOWN_FAILED,
        ]
      ),
      (.truncated, [CURLE_PARTIAL_FILE, CURLE_BAD_CONTENT_ENCODING]),
      (.tooLarge, [CURLE_FILESIZE_EXCEEDED]),
      (.cancelled, [CURLE_ABORTED_BY_CALLBACK]),
    ]
    var kinds: [UInt32: Kind] = [:]
    for (kind, codes) in table {
      for code in codes { kinds[code.rawValue] = kind }
    }
    return kinds
  }()
}
