import Glibc
import Simulator

/// A request, and what it says of its connection.
struct ReceivedRequest {
  var request: WireRequest
  /// `HTTP/1.1` or `HTTP/1.0`.
  var version: String
  var keepsAlive: Bool
}

/// Takes HTTP requests from a socket, one behind the other (RFC 9112).
struct RequestReader {
  enum Failure: Error {
    /// Not HTTP.
    case malformed
    /// The other end is gone.
    case ended
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// How much of the buffer has been read.
  private var position = 0

  /// Bytes of a line, and of all lines of a head.
  private static let longestHead = 80 << 10
  /// More than the largest size that is allowed; what follows is read and thrown away, so that
  /// the client gets its answer.
  private static let largestBody = (10 << 20) + 1

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  mutating func next() throws(Failure) -> ReceivedRequest {
    let words = try startLine().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, !words[1].isEmpty, ["HTTP/1.1", "HTTP/1.0"].contains(words[2]) else {
      throw .malformed
    }
    var request = WireRequest(
      method: String(words[0]), target: String(words[1]), headers: try headers(), body: [])
    func value(_ name: String) -> String {
      request.headers.first { $0.name.lowercased() == name }?.value.lowercased() ?? ""
    }
    if value("expect") == "100-continue" {
      Socket.send(Array("\(words[2]) 100 Continue\r\n\r\n".utf8), to: descriptor)
    }
    let (encoding, size) = (value("transfer-encoding"), value("content-length"))
    guard ["", "chunked"].contains(encoding), size.utf8.allSatisfy(Self.isDigit) else {
      throw .malformed
    }
    if !encoding.isEmpty {
      request.body = try chunks()
    } else if !size.isEmpty {
      guard let length = Int(size) else { throw .malformed }
      try append(length, to: &request.body)
    }
    let version = String(words[2])
    let keepsAlive =
      version == "HTTP/1.1" ? value("connection") != "close" : value("connection") == "keep-alive"
    return ReceivedRequest(request: request, version: version, keepsAlive: keepsAlive)
  }

  /// Reads and throws away until the other end closes.
  ///
  /// - Parameter milliseconds: How long to wait for each piece; nil waits as long as it takes.
  mutating func waitForEnd(milliseconds: Int32? = nil) {
    repeat {
      position = buffer.count
      var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&state, 1, milliseconds ?? -1) != 0 else { return }
    } while (try? fill()) != nil
  }

  /// Empty lines before it do not count.
  private mutating func startLine() throws(Failure) -> String {
    while true {
      if position == buffer.count { try fill() }
      let first = buffer[position]
      // A greeting of TLS has no lines at all.
      let isLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first & ~0x20)
      guard isLetter || first == UInt8(ascii: "\r") else { throw .malformed }
      let line = try line()
      if !line.isEmpty { return line }
    }
  }

  private mutating func headers() throws(Failure) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    var size = 0
    while case let line = try line(), !line.isEmpty {
      size += line.utf8.count
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), size <= Self.longestHead
      else { throw .malformed }
      let name = line[..<colon]
      guard !name.isEmpty, !name.contains(where: { " \t".contains($0) }) else { throw .malformed }
      headers.append((String(name), line[line.index(after: colon)...].withoutBlanksAround))
    }
    return headers
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Each with its length in hexadecimal digits before it, the last one empty.
  private mutating func chunks() throws(Failure) -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let size = try line().prefix { $0 != ";" }
      guard let length = Int(String(size).withoutBlanksAround, radix: 16), length >= 0 else {
        throw .malformed
      }
      if length == 0 { break }
      try append(length, to: &body)
      guard try line().isEmpty else { throw .malformed }
    }
    _ = try headers()
    return body
  }

  private mutating func line() throws(Failure) -> String {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        guard end > position, buffer[end - 1] == UInt8(ascii: "\r") else { throw .malformed }
        defer { position = end + 1 }
        return String(decoding: buffer[position..<end - 1], as: UTF8.self)
      }
      guard buffer.count - position <= Self.longestHead else { throw .malformed }
      let waiting = buffer.count - position
      try fill()
      searched = position + waiting
    }
  }

  private mutating func append(_ length: Int, to body: inout [UInt8]) throws(Failure) {
    var rest = length
    while rest > 0 {
      if position == buffer.count { try fill() }
      let piece = buffer[position...].prefix(rest)
      body += piece.prefix(max(0, Self.largestBody - body.count))
      position += piece.count
      rest -= piece.count
    }
  }

  /// Waits for more bytes. What has been read is dropped.
  private mutating func fill() throws(Failure) {
    buffer.removeFirst(position)
    position = 0
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &piece, piece.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .ended }
      buffer += piece[..<count]
      return
    }
  }
}

extension StringProtocol {
  fileprivate var withoutBlanksAround: String {
    let blanks: Set<Character> = [" ", "\t"]
    guard let first = firstIndex(where: { !blanks.contains($0) }),
      let last = lastIndex(where: { !blanks.contains($0) })
    else { return "" }
    return String(self[first...last])
  }
}
