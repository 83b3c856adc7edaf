import Foundation
import Glibc
import Synchronization

/// The server's end of a connection, in blocking calls.
package final class ServerConnection: Sendable {
  package let number: Int
  private let descriptor: Int32
  private let server: LoopbackServer
  private let unread = Mutex<[UInt8]>([])
  private let isClosed = Mutex(false)

  init(descriptor: Int32, number: Int, server: LoopbackServer) {
    self.descriptor = descriptor
    self.number = number
    self.server = server
  }

  /// The next request with its body. nil once the client is gone.
  package func readRequest() -> ReceivedRequest? {
    let end = Array("\r\n\r\n".utf8)
    var bytes = unread.withLock { $0 }
    while true {
      if let head = bytes.firstRange(of: end) {
        let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self)
          .components(separatedBy: "\r\n")
        var request = ReceivedRequest(
          lines: lines, body: "", connection: number, arrival: .now)
        let length = request.header("Content-Length").flatMap { Int($0) } ?? 0
        if bytes.count >= head.upperBound + length {
          let bodyEnd = head.upperBound + length
          request.body = String(decoding: bytes[head.upperBound..<bodyEnd], as: UTF8.self)
          unread.withLock { $0 = Array(bytes[bodyEnd...]) }
          server.received(request)
          return request
        }
      }
      guard let more = read() else { return nil }
      bytes += more
    }
  }

  /// False once the client is gone.
  @discardableResult package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  @discardableResult package func write(_ bytes: [UInt8]) -> Bool {
    LoopbackSocket.send(bytes, to: descriptor)
  }

  /// Waits until the client has closed its end.
  package func waitForClose() {
    while read() != nil {}
  }

  /// Waits until the client is gone.
  ///
  /// - Returns: whether it took back what it had not sent yet: with a reset. With an ordinary end its
  ///   kernel goes on sending.
  package func waitForReset() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { return count < 0 && errno == ECONNRESET }
    }
  }

  /// Whether the client closes its end within that many milliseconds.
  package func closes(within milliseconds: Int32) -> Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, milliseconds) > 0 && read() == nil
  }

  /// Ends it as a crashed peer does, with a reset.
  package func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    close()
  }

  package func close() {
    let wasClosed = isClosed.withLock { isClosed in
      defer { isClosed = true }
      return isClosed
    }
    if !wasClosed { Glibc.close(descriptor) }
  }

  private func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }
}
