import CCurl
import Glibc

extension Transfer {
  /// Sets every option, since a pooled handle has forgotten all of them.
  func configure(_ configuration: CurlTransport.Configuration) throws(EasyHandle.OptionRefused) {
    try setCallbacks()
    try setDescriptor()
    try setRequest(userAgent: configuration.userAgent)
    try setRules(configuration)
    try setVersion()
    try setTLS(certificateFile: configuration.certificateFile)
    try setProxy(configuration)
  }

  private func setCallbacks() throws(EasyHandle.OptionRefused) {
    // Not retained: the curl thread holds the transfer until it has taken the handle back.
    let context = Unmanaged.passUnretained(self).toOpaque()
    try easy.set(CURLOPT_PRIVATE, context)
    try easy.set(CURLOPT_ERRORBUFFER, reason.pointer)
    try easy.set(CURLOPT_HEADERDATA, context)
    try easy.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      Transfer.receive(bytes, size * count, context) { $0.receive(headerLine: $1) }
    }
    try easy.set(CURLOPT_WRITEDATA, context)
    try easy.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      Transfer.receive(bytes, size * count, context) { $0.receive(body: $1) }
    }
    try easy.set(CURLOPT_PREREQDATA, context)
    try easy.set(CURLOPT_PREREQFUNCTION) { context, peer, _, _, _ in
      guard let context else { return CURL_PREREQFUNC_ABORT }
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      let maySend = transfer.willSend(peer: peer.map { String(cString: $0) } ?? "")
      return maySend ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
  }

  /// Closes the descriptor in child processes, which would hold the connection open after its end.
  ///
  /// An exchange that is given up takes back its unsent bytes. Otherwise the kernel keeps sending
  /// them after the connection was closed, for a minute and more: an abandoned request would arrive
  /// when a link that was cut comes back.
  private func setDescriptor() throws(EasyHandle.OptionRefused) {
    try easy.set(CURLOPT_SOCKOPTDATA, Unmanaged.passUnretained(self).toOpaque())
    try easy.set(CURLOPT_SOCKOPTFUNCTION) { context, descriptor, _ in
      guard let context, Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().mayConnect()
      else { return CURL_SOCKOPT_ERROR }
      var linger = linger(l_onoff: 1, l_linger: 0)
      let size = socklen_t(MemoryLayout<linger>.size)
      guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0,
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, size) == 0
      else { return CURL_SOCKOPT_ERROR }
      return CURL_SOCKOPT_OK
    }
  }

  /// Takes bytes of the body. libcurl ends the exchange if the returned count is not the given one.
  private static func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ take: (Transfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let bytes, let context, count > 0 else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    return take(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }

  private func setRequest(userAgent: String) throws(EasyHandle.OptionRefused) {
    let request = exchange.request
    try easy.set(CURLOPT_URL, exchange.destination.url)
    try easy.set(CURLOPT_PATH_AS_IS, true)
    if request.method == .get, request.body.isEmpty {
      try easy.set(CURLOPT_HTTPGET, true)
    } else {
      try easy.set(CURLOPT_POST, true)
      try easy.set(body: request.body)
      try easy.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
    // A name with nothing after it keeps libcurl from adding that header on its own.
    var lines = exchange.headerLines
    let names = Set(request.headers.map { $0.name.lowercased() })
    for name in ["Accept", "Content-Type"] where !names.contains(name.lowercased()) {
      lines.append("\(name):")
    }
    lines.append("Expect:")
    // Proxies compress without being asked. libcurl decompresses if it was told to ask for it, and
    // this header replaces its own.
    try easy.set(CURLOPT_ACCEPT_ENCODING, "gzip")
    if !names.contains("accept-encoding") { lines.append("Accept-Encoding: identity") }
    if !names.contains("user-agent") { try easy.set(CURLOPT_USERAGENT, userAgent) }
    try easy.set(CURLOPT_HTTPHEADER, try list(lines, for: CURLOPT_HTTPHEADER))
  }

  private func setRules(
    _ configuration: CurlTransport.Configuration
  ) throws(EasyHandle.OptionRefused) {
    let destination = exchange.destination
    try easy.set(CURLOPT_PROTOCOLS_STR, destination.scheme.rawValue)
    try easy.set(CURLOPT_FOLLOWLOCATION, false)
    try easy.set(CURLOPT_NETRC, 0)
    try easy.set(CURLOPT_NOSIGNAL, true)
    try easy.set(CURLOPT_TIMEOUT_MS, exchange.request.timeout.wholeMilliseconds)
    try easy.set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.wholeMilliseconds)
    try easy.set(CURLOPT_MAXFILESIZE_LARGE, size: configuration.maximumBodySize)
    // A name server that does not answer keeps a thread of libcurl's busy. It is left behind to
    // end by itself; to wait for it would hold up every other exchange.
    try easy.set(CURLOPT_QUICK_EXIT, true)
    if destination.host.lowercased() == "localhost" {
      let pin = "\(destination.host):\(destination.port):127.0.0.1,::1"
      try easy.set(CURLOPT_RESOLVE, try list([pin], for: CURLOPT_RESOLVE))
    }
  }

  /// See ``HTTPRequest/mayReuseConnection``.
  private func setVersion() throws(EasyHandle.OptionRefused) {
    let mayReuse = exchange.request.mayReuseConnection
    try easy.set(
      CURLOPT_HTTP_VERSION, Int(mayReuse ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1))
    try easy.set(CURLOPT_FRESH_CONNECT, !mayReuse)
    try easy.set(CURLOPT_HTTP09_ALLOWED, false)
  }

  private func setTLS(certificateFile: String?) throws(EasyHandle.OptionRefused) {
    try easy.set(CURLOPT_SSL_VERIFYPEER, true)
    try easy.set(CURLOPT_SSL_VERIFYHOST, 2)
    try easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    guard let certificateFile else { return }
    try easy.set(CURLOPT_CAINFO, certificateFile)
    try easy.unset(CURLOPT_CAPATH)
    try easy.set(CURLOPT_PROXY_CAINFO, certificateFile)
    try easy.unset(CURLOPT_PROXY_CAPATH)
  }

  /// Sets both options always, or libcurl would read the environment.
  private func setProxy(
    _ configuration: CurlTransport.Configuration
  ) throws(EasyHandle.OptionRefused) {
    let isDirect = exchange.destination.isLoopback || exchange.request.isPlainTextAllowed
    let proxy = isDirect ? nil : configuration.proxy
    try easy.set(CURLOPT_PROXY, proxy ?? "")
    try easy.set(CURLOPT_NOPROXY, proxy == nil ? "*" : configuration.proxyExceptions ?? "")
    try easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
  }

  private func list(
    _ lines: [String], for option: CURLoption
  ) throws(EasyHandle.OptionRefused) -> HeaderList {
    guard let list = HeaderList(lines) else {
      throw EasyHandle.OptionRefused(option: option, code: CURLE_OUT_OF_MEMORY)
    }
    lists.append(list)
    return list
  }
}

extension Duration {
  /// Rounded up and at least 1, since 0 means no limit to libcurl.
  var wholeMilliseconds: Int {
    let parts = components
    let seconds = min(max(parts.seconds, 0), 86_400 * 20)
    let fraction = (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return max(1, Int(seconds * 1_000 + fraction))
  }
}
