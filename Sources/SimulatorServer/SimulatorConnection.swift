import Glibc
import Simulator

/// One connection: takes its requests in turn, and sends each reply as wholly as its faults let it.
struct SimulatorConnection {
  private let descriptor: Int32
  private let simulation: Simulation
  private var reader: RequestReader
  private var requests = 0

  init(_ descriptor: Int32, _ simulation: Simulation) {
    self.descriptor = descriptor
    self.simulation = simulation
    reader = RequestReader(descriptor)
    var yes: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Serves until either end closes. The creator of the connection closes it.
  mutating func serve() {
    do {
      var goesOn = true
      while goesOn {
        let received = try reader.next()
        goesOn = answer(received)
      }
    } catch RequestReader.Failure.malformed {
      Socket.send(
        Array("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".utf8), to: descriptor)
      finish()
    } catch {}
  }

  /// - Returns: whether there may be another request.
  private mutating func answer(_ received: ReceivedRequest) -> Bool {
    requests += 1
    var request = received.request
    request.ordinal = requests
    let arrival = simulation.arrival(of: request)
    sleep(microseconds: arrival.delay)
    let reply = simulation.reply(to: arrival)
    sleep(microseconds: reply.delay)
    switch reply.delivery {
    case .never:
      reader.waitForEnd()
      return false
    case .reset:
      reset()
      return false
    case .truncated:
      // Its length is that of the whole, so that this is no end of the message.
      send(reply, reply.body.prefix(reply.body.count / 2), received)
      finish()
      return false
    case .whole:
      guard send(reply, reply.body[...], received) else { return false }
      if !received.keepsAlive { finish() }
      return received.keepsAlive
    }
  }

  @discardableResult
  private func send(
    _ reply: WireReply, _ body: ArraySlice<UInt8>, _ received: ReceivedRequest
  ) -> Bool {
    var head = "\(received.version) \(reply.status) \(Self.reason(of: reply.status))\r\n"
    if reply.isDated { head += "Date: \(reply.dateText)\r\n" }
    if let seconds = reply.retryAfter { head += "Retry-After: \(seconds)\r\n" }
    if let age = reply.age { head += "Age: \(age)\r\n" }
    head += "Content-Type: \(reply.contentType)\r\nContent-Length: \(reply.body.count)\r\n"
    if !received.keepsAlive { head += "Connection: close\r\n" }
    return Socket.send(Array("\(head)\r\n".utf8) + body, to: descriptor)
  }

  private static func reason(of status: Int) -> String {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 404: "Not Found"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    default: "Status \(status)"
    }
  }

  /// A lingering time of nothing makes the system send a reset in the place of an end.
  private func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
  }

  /// What came and was not read would have the system send a reset, which takes back the answer.
  private mutating func finish() {
    shutdown(descriptor, Int32(SHUT_WR))
    reader.waitForEnd(milliseconds: 1_000)
  }

  private func sleep(microseconds: Int64) {
    guard microseconds > 0 else { return }
    var rest = timespec(
      tv_sec: Int(microseconds / 1_000_000), tv_nsec: Int(microseconds % 1_000_000) * 1_000)
    var left = timespec()
    while nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
  }
}

enum Socket {
  /// Sends all bytes, without a signal if the peer has closed.
  ///
  /// - Returns: false once the other end is gone.
  @discardableResult
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
