import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@testable import Simulator

/// A TCP connection without any notion of HTTP, so that a test sees the bytes themselves.
final class RawConnection {
  struct ConnectionError: Error {}

  enum Ending: Equatable {
    case closed
    case reset
    /// Nothing came for a while, and the connection is still open.
    case open
  }

  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw ConnectionError() }
  }

  deinit { close(descriptor) }

  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        sendBytes(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  func send(_ request: WireRequest) {
    var text = "\(request.method) \(request.target) HTTP/1.1\r\n"
    for header in request.headers { text += "\(header.name): \(header.value)\r\n" }
    text += "Content-Length: \(request.body.count)\r\n\r\n"
    send(Array(text.utf8) + request.body)
  }

  /// What comes until the connection ends, the text has arrived, or nothing came for so long.
  func receive(
    until text: String? = nil, milliseconds: Int32 = 10_000
  ) -> (text: String, ending: Ending) {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let text, String(decoding: bytes, as: UTF8.self).contains(text) { break }
      var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&poller, 1, milliseconds) > 0 else { break }
      let count = recv(descriptor, &part, part.count, 0)
      let received = String(decoding: bytes, as: UTF8.self)
      if count == 0 { return (received, .closed) }
      if count < 0 { return (received, errno == ECONNRESET ? .reset : .closed) }
      bytes += part[..<count]
    }
    return (String(decoding: bytes, as: UTF8.self), .open)
  }
}

/// The system's `send`, which the method of the same name hides.
private func sendBytes(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32
) -> Int {
  send(descriptor, bytes, count, flags)
}
