import CCurl
import Synchronization

/// Adds up libcurl's figures when each exchange ends.
final class TrafficCounter: Sendable {
  private let sum = Mutex(CurlTransport.Traffic())

  var traffic: CurlTransport.Traffic { sum.withLock { $0 } }

  func count(_ easy: EasyHandle) {
    let handle = easy.pointer
    let connections = ccurl_get_number(handle, CURLINFO_NUM_CONNECTS)
    // The first counts what goes out in one write, so the body too unless it is a long one.
    let sent = max(
      Int64(ccurl_get_number(handle, CURLINFO_REQUEST_SIZE)),
      Int64(ccurl_get_size(handle, CURLINFO_SIZE_UPLOAD_T)))
    let received =
      Int64(ccurl_get_number(handle, CURLINFO_HEADER_SIZE))
      + Int64(ccurl_get_size(handle, CURLINFO_SIZE_DOWNLOAD_T))
    sum.withLock { sum in
      sum.requests += 1
      sum.connections += connections
      sum.bytesSent += sent
      sum.bytesReceived += received
    }
  }
}

extension CurlTransport {
  /// The traffic of all finished exchanges since the start.
  package struct Traffic: Sendable, Hashable {
    package var requests = 0
    /// New connections.
    package var connections = 0
    /// Bytes of requests, above TLS; approximate if a body exceeds 64 KiB.
    package var bytesSent: Int64 = 0
    /// Bytes of answers, above TLS.
    package var bytesReceived: Int64 = 0

    package init() {}
  }
}
