/// One request in, one response out.
package protocol HTTPTransport: Sendable {
  /// Sends at most once, whatever becomes of the connection, and follows no redirects.
  ///
  /// Cancelling the calling task ends the transfer.
  func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse
}

/// An HTTP request.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT" }

  package var method: Method
  /// Absolute. Plain `http` is accepted for loopback addresses only, see ``isPlainTextAllowed``.
  package var url: String
  /// Sent unchanged, in this order. `Host` may be among them.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  /// For the whole exchange, from the start to the last byte.
  package var timeout: Duration
  /// Whether the request may go over a kept connection, and over HTTP/2.
  ///
  /// A server may close a kept connection, or refuse a stream of HTTP/2, while the request is on its
  /// way. The request then ends as a `reset` whose delivery is `possible`. Without this the request
  /// gets an HTTP/1.1 connection of its own, where neither can happen.
  package var mayReuseConnection: Bool
  /// Whether plain `http` may go to another host, past any proxy. Only for the metadata service of
  /// a CVM, which has no TLS and answers from the CVM's own host.
  package var isPlainTextAllowed = false
  /// Called when there is a connection and the first byte is about to leave. It must be quick, and
  /// may be called on any thread.
  package var whenSent: (@Sendable () -> Void)?

  package init(
    method: Method = .post, url: String, headers: [(name: String, value: String)] = [],
    body: [UInt8] = [], timeout: Duration = .seconds(30), mayReuseConnection: Bool = false
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.mayReuseConnection = mayReuseConnection
  }
}

/// An answer, of any status.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, whatever its case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why no complete answer arrived.
package struct TransportFailure: Error, Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case badURL, nameResolution, connection, tls, proxy, timeout, reset, truncated, tooLarge
    /// This machine has no libcurl that can be used.
    case library
    case cancelled, other
  }

  /// Whether the request can have reached the server. Only `never` lets a terminating call be
  /// sent again without a reading.
  package enum Delivery: String, Sendable, Hashable { case never, possible }

  package var kind: Kind
  package var delivery: Delivery
  package var reason: Reason

  package init(kind: Kind, delivery: Delivery, _ reason: Reason) {
    self.kind = kind
    self.delivery = delivery
    self.reason = reason
  }

  /// - Parameter message: What libcurl says.
  package init(kind: Kind, delivery: Delivery, message: String) {
    self.init(kind: kind, delivery: delivery, .said(message))
  }

  /// The reason for a failure.
  package enum Reason: Sendable, Hashable {
    /// By libcurl, verbatim.
    case said(String)
    case cancelled
    case cancelledBeforeSending
    case shutDown
    case libraryTooOld(version: String)
    case noAnswer(within: Duration)
    case endedBeforeAnswer
    case noFinalAnswer(status: Int)
    case endedInHeader
    case headerTooLarge
    case answerTooLarge
    case httpStatus(Int)
    case urlNeedsEscape
    case urlScheme
    case urlAddress
    case plainText(host: String)
    case notThisMachine(host: String, address: String)
    case proxyScheme
    case proxyNeedsEscape
    case proxyAddress
    case header(String)
  }
}
