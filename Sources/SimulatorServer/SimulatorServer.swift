internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
package import Simulator
internal import Synchronization

/// A ``Simulation`` behind an HTTP port of the loopback interface. It listens nowhere else.
package final class SimulatorServer: Sendable {
  private enum Phase {
    case idle
    case listening(any Channel, MultiThreadedEventLoopGroup)
    case stopped
  }

  package enum StartError: Error, Equatable {
    /// A server starts once.
    case alreadyStarted
  }

  private let configuration: SimulatorConfiguration
  private let simulation: Simulation
  private let phase = Mutex(Phase.idle)

  package init(_ configuration: SimulatorConfiguration) {
    self.configuration = configuration
    simulation = Simulation(configuration)
  }

  /// - Returns: the port that is listened on.
  /// - Throws: what the system says when the port cannot be had.
  @discardableResult
  package func start() async throws -> Int {
    guard phase.withLock({ if case .idle = $0 { true } else { false } }) else {
      throw StartError.alreadyStarted
    }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
      let simulation = simulation
      let channel = try await ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
            try pipeline.addHandler(ConnectionHandler(simulation))
          }
        }
        .bind(host: "127.0.0.1", port: configuration.port).get()
      phase.withLock { $0 = .listening(channel, group) }
      return channel.localAddress?.port ?? configuration.port
    } catch {
      try await group.shutdownGracefully()
      throw error
    }
  }

  /// Closes every connection. Does nothing if it does not listen.
  package func stop() async throws {
    let former = phase.withLock { phase in
      let former = phase
      phase = .stopped
      return former
    }
    guard case .listening(let channel, let group) = former else { return }
    try await channel.close()
    try await group.shutdownGracefully()
  }
}
