import Glibc

/// A socket that takes lines as `/dev/log` does. It goes, with its name, when nobody holds it.
package final class LogDaemon {
  package let path: String
  private let socket: Int32
  /// Of a stream.
  private var connections: [Int32] = []
  private var rest: [UInt8] = []
  private let isStream: Bool

  package init(at path: String, isStream: Bool = false) {
    self.path = path
    self.isStream = isStream
    let kind = isStream ? SOCK_STREAM : SOCK_DGRAM
    socket = Glibc.socket(AF_UNIX, Int32(kind.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    let listener = socket
    precondition(Self.name(path) { bind(listener, $0, $1) } == 0, "no socket at \(path)")
    if isStream { listen(socket, 8) }
  }

  private static func name(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  deinit {
    for connection in connections { close(connection) }
    close(socket)
    unlink(path)
  }

  /// Sends itself as much as it holds, of which nothing is read until then.
  package func fill() {
    let sender = Glibc.socket(
      AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    defer { close(sender) }
    guard Self.name(path, { Glibc.connect(sender, $0, $1) }) == 0 else { return }
    while send(sender, "x", 1, 0) == 1 {}
  }

  /// What has arrived since the last time.
  package func records() -> [String] {
    guard isStream else {
      var records: [String] = []
      while let bytes = read(socket) { records.append(String(decoding: bytes, as: UTF8.self)) }
      return records
    }
    while case let connection = accept(socket, nil, nil), connection >= 0 {
      connections.append(connection)
    }
    for connection in connections {
      while let bytes = read(connection), !bytes.isEmpty { rest += bytes }
    }
    let lines = rest.split(separator: 0, omittingEmptySubsequences: false)
    rest = Array(lines.last ?? [])
    return lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
  }

  private func read(_ descriptor: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return count < 0 ? nil : Array(buffer[..<count])
  }
}
