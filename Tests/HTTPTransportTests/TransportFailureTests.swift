import CCurl
import Testing

@testable import HTTPTransport

@Suite struct TransportFailureTests {
  struct Row: Sendable {
    var code: UInt32
    /// Directly: before and after sending; and through a proxy before sending.
    var direct: TransportFailure.Kind
    var sent: TransportFailure.Kind
    var proxied: TransportFailure.Kind

    init(
      _ code: CURLcode, _ direct: TransportFailure.Kind, sent: TransportFailure.Kind? = nil,
      proxied: TransportFailure.Kind? = nil
    ) {
      self.code = code.rawValue
      self.direct = direct
      self.sent = sent ?? direct
      self.proxied = proxied ?? direct
    }
  }

  static let rows = [
    Row(CURLE_UNSUPPORTED_PROTOCOL, .badURL, sent: .other),
    Row(CURLE_URL_MALFORMAT, .badURL, sent: .other),
    Row(CURLE_COULDNT_RESOLVE_PROXY, .proxy), Row(CURLE_PROXY, .proxy),
    Row(CURLE_COULDNT_RESOLVE_HOST, .nameResolution),
    Row(CURLE_COULDNT_CONNECT, .connection, proxied: .proxy),
    Row(CURLE_SSL_CONNECT_ERROR, .tls), Row(CURLE_PEER_FAILED_VERIFICATION, .tls),
    Row(CURLE_SSL_CACERT_BADFILE, .tls), Row(CURLE_SSL_CIPHER, .tls),
    Row(CURLE_OPERATION_TIMEDOUT, .timeout), Row(CURLE_PARTIAL_FILE, .truncated, proxied: .proxy),
    Row(CURLE_RECV_ERROR, .reset, proxied: .proxy), Row(CURLE_SEND_ERROR, .reset, proxied: .proxy),
    Row(CURLE_GOT_NOTHING, .reset, proxied: .proxy), Row(CURLE_HTTP2, .reset, proxied: .proxy),
    Row(CURLE_HTTP2_STREAM, .reset, proxied: .proxy),
    Row(CURLE_FILESIZE_EXCEEDED, .tooLarge), Row(CURLE_ABORTED_BY_CALLBACK, .cancelled),
    Row(CURLE_OUT_OF_MEMORY, .other, proxied: .proxy),
    Row(CURLE_WEIRD_SERVER_REPLY, .other, proxied: .proxy),
    Row(CURLE_UNKNOWN_OPTION, .other, proxied: .proxy),
  ]

  @Test(arguments: rows)
  func aReasonOfLibcurlHasOneMeaning(row: Row) {
    let code = CURLcode(rawValue: row.code)
    for isProxied in [false, true] {
      let unsent = TransportFailure(
        code: code, wasSent: false, isProxied: isProxied, message: "why")
      #expect(unsent.kind == (isProxied ? row.proxied : row.direct))
      #expect(unsent.delivery == .never)
      let sent = TransportFailure(code: code, wasSent: true, isProxied: isProxied, message: "why")
      #expect(sent.kind == row.sent)
      #expect(sent.delivery == .possible)
      #expect(sent.reason == .said("why"))
    }
  }
}
