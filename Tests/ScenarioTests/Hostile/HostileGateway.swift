import Foundation
import Glibc
import Support
import Synchronization

/// Stands between the program and the simulator, hands everything on as it is, and answers what a
/// test chooses in the service's place. It keeps a ledger of its own, of what it was asked.
final class HostileGateway: Sendable {
  /// One request, as it came.
  struct Request: Sendable {
    var action: String
    /// Everything, the head included.
    var bytes: [UInt8]
    /// Ids of instances in its body.
    var ids: [String]
    /// Of this action, from 1.
    var number: Int
  }

  /// What is written in the place of the service's answer.
  struct Answer: Sendable {
    /// Whether the service hears of the request all the same.
    var isCarriedOut: Bool
    /// What is written; false from `write` says that the program has gone.
    var play: @Sendable (_ write: ([UInt8]) -> Bool) -> Void
  }

  /// - Returns: nil where the service is to answer.
  typealias Choice = @Sendable (Request) -> Answer?

  let port: UInt16
  private let listener: Int32
  private let service: UInt16
  private let choice: Choice
  private let heard = Mutex<[Request]>([])

  init(before service: UInt16, _ choice: @escaping Choice) throws {
    self.service = service
    self.choice = choice
    (listener, port) = try Self.listening()
    Thread.detachNewThread { [self] in
      while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
        Thread.detachNewThread {
          self.serve(descriptor)
          // A program that was started meanwhile has the descriptor too, so that closing it would
          // end nothing.
          shutdown(descriptor, Int32(SHUT_RDWR))
          close(descriptor)
        }
      }
      close(listener)
    }
  }

  /// Takes no more connections.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  var address: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { heard.withLock { $0 } }

  /// Ids that were named in a second termination without having been asked after in between.
  var carelesslyRepeated: Set<String> {
    var (terminated, careless) = (Set<String>(), Set<String>())
    for request in requests {
      switch request.action {
      case "TerminateInstances":
        careless.formUnion(terminated.intersection(request.ids))
        terminated.formUnion(request.ids)
      // A reading that names ids, or a listing of everything.
      case "DescribeInstances":
        if request.ids.isEmpty { terminated = [] } else { terminated.subtract(request.ids) }
      default: break
      }
    }
    return careless
  }

  private func serve(_ descriptor: Int32) {
    var unread: [UInt8] = []
    while let bytes = Wire.message(from: descriptor, &unread) {
      let answer = choice(note(bytes))
      if answer?.isCarriedOut ?? true {
        guard let reply = Wire.exchange(bytes, port: service) else { return }
        guard answer != nil || LoopbackSocket.send(reply, to: descriptor) else { return }
      }
      guard let answer else { continue }
      answer.play { LoopbackSocket.send($0, to: descriptor) }
      // What is written may have no length of its own, so that the end has to tell it.
      return
    }
  }

  private func note(_ bytes: [UInt8]) -> Request {
    let text = String(decoding: bytes, as: UTF8.self)
    let action = Wire.header("X-TC-Action", of: bytes) ?? ""
    let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
    let ids = words.filter { word in
      ["ein-", "epm-", "bms-"].contains { word.hasPrefix($0) && word.count > 6 }
    }
    return heard.withLock { heard in
      let number = heard.count { $0.action == action } + 1
      let request = Request(action: action, bytes: bytes, ids: ids.map(String.init), number: number)
      heard.append(request)
      return request
    }
  }

  private static func listening() throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Wire.loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 128) == 0
          && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isListening else { throw ChildProcess.Failure(description: "the gateway: \(errno)") }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }
}

/// HTTP/1.1 with lengths, in blocking calls.
private enum Wire {
  static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    return address
  }

  /// The next whole message; nil at the end.
  static func message(from descriptor: Int32, _ unread: inout [UInt8]) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let end = unread.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound {
        let length = header("Content-Length", of: unread).flatMap { Int($0) } ?? 0
        if unread.count >= end + length {
          let message = Array(unread[..<(end + length)])
          unread.removeFirst(end + length)
          return message
        }
      }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      unread += buffer[..<count]
    }
  }

  static func header(_ name: String, of message: [UInt8]) -> String? {
    let end = message.firstRange(of: Array("\r\n\r\n".utf8))?.lowerBound ?? message.count
    let lines = String(decoding: message[..<end], as: UTF8.self)
      .split { $0 == "\r\n" || $0 == "\n" }
    let line = lines.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
    return line.map { String($0.dropFirst(name.count + 1).drop { $0 == " " }) }
  }

  static func exchange(_ request: [UInt8], port: UInt16) -> [UInt8]? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    var unread: [UInt8] = []
    guard isConnected, LoopbackSocket.send(request, to: descriptor) else { return nil }
    return message(from: descriptor, &unread)
  }
}
