import Foundation
import Glibc
import Synchronization

/// A server on this machine whose every byte a test decides. One thread for each connection, and
/// one that listens until the process ends or the server is stopped.
package final class LoopbackServer: Sendable {
  package typealias Script = @Sendable (ServerConnection) -> Void

  package let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())

  private struct State {
    var connections = 0
    var closedConnections = 0
    var requests: [ReceivedRequest] = []
    var isStopped = false
  }

  /// - Parameter script: Called for each connection, which is closed when it returns.
  package init(_ script: @escaping Script) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 512) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isListening else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { break }
        let connection = ServerConnection(
          descriptor: descriptor, number: count(), server: self)
        Thread.detachNewThread {
          script(connection)
          connection.close()
          self.state.withLock { $0.closedConnections += 1 }
        }
      }
      Glibc.close(listener)
    }
  }

  /// Answers each request of each connection.
  package convenience init(answering answer: @escaping @Sendable (ReceivedRequest) -> String) throws
  {
    try self.init { connection in
      while let request = connection.readRequest() { connection.write(answer(request)) }
    }
  }

  /// Takes no more connections.
  package func stop() {
    let wasStopped = state.withLock { state in
      defer { state.isStopped = true }
      return state.isStopped
    }
    if !wasStopped { shutdown(listener, Int32(SHUT_RDWR)) }
  }

  package var url: String { "http://127.0.0.1:\(port)/" }
  package var connections: Int { state.withLock(\.connections) }
  package var openConnections: Int { state.withLock { $0.connections - $0.closedConnections } }
  package var requests: [ReceivedRequest] { state.withLock(\.requests) }

  func received(_ request: ReceivedRequest) { state.withLock { $0.requests.append(request) } }

  private func count() -> Int {
    state.withLock { state in
      state.connections += 1
      return state.connections
    }
  }

  package static func ok(_ body: String) -> String {
    "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// A port of this machine where nobody listens: taken and given back.
  package static func deadPort() throws -> UInt16 {
    let server = try LoopbackServer { _ in }
    server.stop()
    // The listener is closed on its own thread; a connection is refused from then on.
    while connects(to: server.port) { sched_yield() }
    return server.port
  }

  private static func connects(to port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Glibc.close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}

/// One request, as it came.
package struct ReceivedRequest: Sendable {
  /// Request line first.
  package var lines: [String]
  package var body: String
  /// Of the connection, from 1.
  package var connection: Int
  package var arrival: ContinuousClock.Instant

  package func header(_ name: String) -> String? {
    lines.dropFirst().first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
      .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
  }
}
