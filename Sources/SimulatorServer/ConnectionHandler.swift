#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import NIOCore
internal import NIOHTTP1
internal import Simulator

/// One connection: collects requests, and sends each reply as wholly as its faults let it.
///
/// NIO's own handlers answer malformed HTTP with 400 and keep pipelined requests in order.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// More than the largest size that is allowed; what follows is read and thrown away, so that
  /// the client gets its answer.
  private static let largestBody = (10 << 20) + 1

  private let simulation: Simulation
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var requests = 0

  init(_ simulation: Simulation) { self.simulation = simulation }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      if head.headers.first(name: "Expect")?.lowercased() == "100-continue" {
        let interim = HTTPResponseHead(version: head.version, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(interim)), promise: nil)
      }
    case .body(let part):
      let room = Self.largestBody - body.count
      body.append(contentsOf: part.readableBytesView.prefix(max(0, room)))
    case .end:
      guard let head else { return }
      self.head = nil
      receive(head, context: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func receive(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
    requests += 1
    var request = WireRequest(
      method: head.method.rawValue, target: head.uri,
      headers: head.headers.map { (name: $0.name, value: $0.value) }, body: body)
    request.ordinal = requests
    body = []
    let arrival = simulation.arrival(of: request)
    after(arrival.delay, context: context) { [simulation] context in
      let reply = simulation.reply(to: arrival)
      self.after(reply.delay, context: context) { context in
        self.send(reply, keepsAlive: head.isKeepAlive, version: head.version, context: context)
      }
    }
  }

  /// - Parameter delay: In microseconds.
  private func after(
    _ delay: Int64, context: ChannelHandlerContext,
    _ body: @escaping (ChannelHandlerContext) -> Void
  ) {
    guard delay > 0 else { return body(context) }
    let loop = context.eventLoop.assumeIsolated()
    loop.scheduleTask(in: .microseconds(delay)) { body(context) }
  }

  private func send(
    _ reply: WireReply, keepsAlive: Bool, version: HTTPVersion, context: ChannelHandlerContext
  ) {
    switch reply.delivery {
    case .never: return
    case .reset: return reset(context)
    case .whole, .truncated: break
    }
    let isWhole = reply.delivery == .whole
    var head = HTTPResponseHead(
      version: version, status: HTTPResponseStatus(statusCode: reply.status))
    head.headers.add(name: "Date", value: reply.dateText)
    if let age = reply.age { head.headers.add(name: "Age", value: String(age)) }
    head.headers.add(name: "Content-Type", value: reply.contentType)
    head.headers.add(name: "Content-Length", value: String(reply.body.count))
    if !keepsAlive { head.headers.add(name: "Connection", value: "close") }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let sent = isWhole ? reply.body[...] : reply.body.prefix(reply.body.count / 2)
    let buffer = context.channel.allocator.buffer(bytes: sent)
    guard isWhole else {
      // Closed without an end, which would complete the message.
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer))))
        .assumeIsolated().whenComplete { _ in context.close(promise: nil) }
      return
    }
    context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)))
      .assumeIsolated().whenComplete { _ in if !keepsAlive { context.close(promise: nil) } }
  }

  /// A lingering time of nothing makes the system send a reset in the place of an end.
  private func reset(_ context: ChannelHandlerContext) {
    guard let provider = context.channel as? any SocketOptionProvider else {
      return context.close(promise: nil)
    }
    provider.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      .assumeIsolated().whenComplete { _ in context.close(promise: nil) }
  }
}
