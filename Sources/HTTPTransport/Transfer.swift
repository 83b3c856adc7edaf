import CCurl

/// An exchange that libcurl is carrying out, confined to the curl thread.
final class Transfer {
  let exchange: Exchange
  let easy: EasyHandle
  let reason = ReasonBuffer()
  private let proxy: String?
  private(set) var answer: Answer
  /// Whether libcurl has begun to send the request.
  private(set) var isSent = false
  /// Why this side ended the exchange, which libcurl cannot know.
  private var refusal: (kind: TransportFailure.Kind, reason: TransportFailure.Reason)?
  /// Kept for as long as libcurl reads them.
  var lists: [HeaderList] = []

  init(exchange: Exchange, easy: EasyHandle, configuration: CurlTransport.Configuration) {
    self.exchange = exchange
    self.easy = easy
    proxy = configuration.proxy
    answer = Answer(
      maximumHeaderSize: configuration.maximumHeaderSize,
      maximumBodySize: configuration.maximumBodySize)
  }

  /// Whether the server can have the request: once sending began, it may.
  var delivery: TransportFailure.Delivery { isSent ? .possible : .never }

  /// Called when a connection is there and before the first byte of the request is sent on it.
  /// - Parameter peer: The address at the other end.
  /// - Returns: Whether the request may be sent.
  func willSend(peer: String) -> Bool {
    if exchange.destination.scheme == .http, !LoopbackAddress.isLoopback(peer: peer) {
      refusal = (.badURL, .notThisMachine(host: exchange.destination.host, address: peer))
      return false
    }
    guard mayConnect() else { return false }
    isSent = true
    exchange.request.whenSent?()
    return true
  }

  /// Called before libcurl opens a connection for the request.
  ///
  /// By itself libcurl sends a request again when a kept connection ends before an answer, when
  /// HTTP/2 refuses the stream or asks for HTTP/1.1 (observed in 7.88), and no option keeps it from
  /// that. So the second sending is refused here: a repetition needs a slot of the pace.
  func mayConnect() -> Bool {
    if isSent { refusal = (.reset, .endedBeforeAnswer) }
    return !isSent
  }

  func receive(headerLine bytes: UnsafeRawBufferPointer) -> Bool {
    if answer.receive(headerLine: bytes) { return true }
    refusal = (.tooLarge, .headerTooLarge)
    return false
  }

  func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    if answer.receive(body: bytes) { return true }
    refusal = (.tooLarge, .answerTooLarge)
    return false
  }

  /// The result of the exchange, once libcurl is done with it.
  func result(code: CURLcode, isProxied: Bool) -> Result<HTTPResponse, TransportFailure> {
    if let refusal {
      return .failure(TransportFailure(kind: refusal.kind, delivery: delivery, refusal.reason))
    }
    guard code == CURLE_OK else {
      return .failure(
        TransportFailure(
          code: code, wasSent: isSent, isProxied: isProxied,
          message: ProxyAddress.redacted(
            reason.text ?? String(cString: ccurl_easy_strerror(code)), proxy: proxy)))
    }
    let status = ccurl_get_number(easy.pointer, CURLINFO_RESPONSE_CODE)
    guard status >= 200 else {
      return .failure(
        TransportFailure(kind: .truncated, delivery: delivery, .noFinalAnswer(status: status)))
    }
    guard answer.hasWholeHeader else {
      return .failure(TransportFailure(kind: .truncated, delivery: delivery, .endedInHeader))
    }
    return .success(HTTPResponse(status: status, headers: answer.headers, body: answer.body))
  }

  func finish(_ result: Result<HTTPResponse, TransportFailure>) {
    exchange.continuation.resume(returning: result)
  }
}

/// The buffer in which libcurl writes its reason.
final class ReasonBuffer {
  private let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  init() { bytes.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE)) }

  deinit { bytes.deallocate() }

  var pointer: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bytes) }

  var text: String? { bytes.pointee == 0 ? nil : String(cString: bytes) }
}
