import ArgumentParser
import Glibc
import Simulator
import SimulatorServer
import TC3Signer
import Words

/// `edgereap simulate`: both APIs on a loopback port, for other clients, drills and tests.
struct SimulateCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "simulate", abstract: Words.spoken.simulateAbstract,
      discussion: "\(Words.spoken.simulateDiscussion)\n\n\(faultTable)")
  }

  /// Two lines for each fault.
  private static var faultTable: String {
    FaultKind.allCases.map { kind in
      let (english, chinese) = kind.summary
      return "  \(kind.usage)\n      \(Words.spoken.pick(english, chinese))"
    }.joined(separator: "\n")
  }

  @Option(help: .spoken(\.portHelp))
  var port = 0

  @Option(help: .spoken(\.instancesHelp, valueName: "number"))
  var instances = SimulatorConfiguration.defaultInstanceCount

  @Option(help: .spoken(\.seedHelp))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("fault"),
    help: .spoken(\.faultHelp, valueName: "NAME[=VALUE][@ACTION][:EXTENT]"),
    completion: Completion.faults,
    transform: { try Fault(parsing: $0) })
  var faults: [Fault] = []

  @Option(help: .spoken(\.rateLimitHelp, valueName: "number"))
  var rateLimit = 20

  @Option(help: .spoken(\.timeScaleHelp, valueName: "factor"))
  var timeScale = 1.0

  @Option(name: .customLong("secret-id"), help: .spoken(\.secretIDHelp))
  var secretID = SimulatorConfiguration.defaultCredential.secretID

  @Option(help: .spoken(\.secretKeyHelp))
  var secretKey = SimulatorConfiguration.defaultCredential.secretKey

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port takes a number from 0 to 65535.")
    }
    guard (0...1_000_000).contains(instances) else {
      throw ValidationError("--instances takes a number from 0 to 1000000.")
    }
    guard rateLimit >= 0 else {
      throw ValidationError("--rate-limit takes a number from 0; 0 is no limit.")
    }
    guard timeScale > 0, timeScale.isFinite else {
      throw ValidationError("--time-scale takes a number above 0.")
    }
  }

  func run() async throws {
    try await CommandRunner.run { _ in
      try await serve()
      return .done
    }
  }

  private func serve() async throws {
    try OpenFileLimit.raise()
    let credential = Credential(secretID: secretID, secretKey: secretKey)
    let server = SimulatorServer(
      SimulatorConfiguration(
        port: port, instanceCount: instances, seed: seed, faults: faults, rateLimit: rateLimit,
        timeScale: timeScale, credentials: [credential]))
    // Before the first line is printed: whoever reads it may end the program at once.
    let (endings, continuation) = AsyncStream.makeStream(of: Void.self)
    let interruption = Interruption { _ in continuation.yield() }
    defer { interruption.end() }
    let bound: Int
    do {
      bound = try server.start()
    } catch {
      throw ValidationError("Port \(port) cannot be listened on: \(error)")
    }
    print("listening on http://127.0.0.1:\(bound)")
    print("secret id  \(secretID)")
    print("secret key \(secretKey)")
    fflush(nil)
    for await _ in endings { break }
    server.stop()
  }
}
