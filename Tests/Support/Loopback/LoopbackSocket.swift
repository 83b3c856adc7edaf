import Glibc

/// What the servers of the tests do with their sockets.
package enum LoopbackSocket {
  /// Sends all of it, without a signal where nobody reads any more.
  ///
  /// - Returns: false once the other end is gone.
  package static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
