import Foundation
import Glibc
import Support
import Testing

@testable import HTTPTransport

@Suite struct ConnectionTests {
  @Test func aConnectionIsKept() async throws {
    let server = try LoopbackServer { LoopbackServer.ok($0.body) }
    let transport = CurlTransport()
    for index in 0..<20 {
      let response = try await transport.send(
        HTTPRequest(url: server.url, body: Array("\(index)".utf8), mayReuseConnection: true))
      #expect(response.text == "\(index)")
    }
    #expect(server.connections == 1)
  }

  @Test func twoHundredAtATimeShareSixteenConnections() async throws {
    let server = try LoopbackServer { LoopbackServer.ok($0.body) }
    let transport = CurlTransport()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          let body = Array("request \(index)".utf8)
          let request = HTTPRequest(url: server.url, body: body, mayReuseConnection: true)
          return try await transport.send(request).body == body
        }
      }
      for try await isEcho in group { #expect(isEcho) }
    }
    #expect(server.requests.count == 200)
    #expect(server.connections <= 16)
  }

  @Test func aChildProcessInheritsNoConnection() async throws {
    let server = try LoopbackServer { LoopbackServer.ok($0.body) }
    let transport = CurlTransport()
    _ = try await transport.send(HTTPRequest(url: server.url))
    let ours = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
      .compactMap { Int32($0) }.filter { peerPort(of: $0) == server.port }
    #expect(ours.count == 1)
    #expect(ours.allSatisfy { fcntl($0, F_GETFD) == FD_CLOEXEC })
    transport.shutdown()
  }

  private func peerPort(of descriptor: Int32) -> UInt16? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getpeername(descriptor, $0, &size)
      }
    }
    return result == 0 ? UInt16(bigEndian: address.sin_port) : nil
  }

  /// Counted in a process of its own, where no other test opens anything.
  @Test func nothingIsLeftOpenAfterAThousandRequests() async {
    await #expect(processExitsWith: .success) {
      func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
      }
      let server = try LoopbackServer { connection in
        // Every tenth request ends its connection.
        for _ in 0..<10 {
          guard let request = connection.readRequest() else { return }
          connection.write(LoopbackServer.ok(request.body))
        }
      }
      let warmUp = CurlTransport()
      _ = try await warmUp.send(HTTPRequest(url: server.url, mayReuseConnection: false))
      warmUp.shutdown()
      // The server's ends are closed by its own threads, soon after.
      while server.openConnections > 0 { sched_yield() }
      let before = try descriptors()
      let transport = CurlTransport()
      for index in 0..<1_000 {
        let request = HTTPRequest(
          url: server.url, body: [1], mayReuseConnection: index % 3 != 0)
        do throws(TransportFailure) {
          _ = try await transport.send(request)
        } catch {
          // The server may end a kept connection while a request is on its way.
          #expect(error.kind == .reset && request.mayReuseConnection)
        }
      }
      let during = try descriptors()
      transport.shutdown()
      while server.openConnections > 0 { sched_yield() }
      #expect(during < before + 40)
      #expect(try descriptors() == before)
    }
  }
}
