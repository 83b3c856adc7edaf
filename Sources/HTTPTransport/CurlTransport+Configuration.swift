extension CurlTransport {
  /// The settings that the transport does not read from the environment itself.
  package struct Configuration: Sendable {
    package var userAgent: String
    /// For name resolution, connection, proxy and TLS together.
    package var connectTimeout: Duration
    /// Connections to one host and port at a time; further requests wait within their time-out.
    package var connectionsPerHost: Int
    /// Bytes of one answer's body. A larger one ends as `tooLarge`.
    package var maximumBodySize: Int
    /// Bytes of one answer's header lines, interim answers included.
    package var maximumHeaderSize: Int
    /// A file of PEM certificates to trust instead of the system's.
    package var certificateFile: String?
    /// The proxy, as in `https_proxy`; nil for none. Loopback addresses never use it.
    package var proxy: String?
    /// Hosts without a proxy, as in `no_proxy`: names and networks, separated by commas.
    package var proxyExceptions: String?

    package init(
      userAgent: String = "edgereap", connectTimeout: Duration = .seconds(10),
      connectionsPerHost: Int = 16, maximumBodySize: Int = 32 << 20,
      maximumHeaderSize: Int = 256 << 10, certificateFile: String? = nil, proxy: String? = nil,
      proxyExceptions: String? = nil
    ) {
      self.userAgent = userAgent
      self.connectTimeout = connectTimeout
      self.connectionsPerHost = connectionsPerHost
      self.maximumBodySize = maximumBodySize
      self.maximumHeaderSize = maximumHeaderSize
      self.certificateFile = certificateFile
      self.proxy = proxy
      self.proxyExceptions = proxyExceptions
    }
  }
}

/// A proxy's URL can hold a password, so it is never printed.
extension CurlTransport.Configuration: CustomStringConvertible, CustomReflectable {
  package var description: String {
    "Configuration(\(userAgent), proxy: \(proxy == nil ? "none" : "given"))"
  }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
