import ArgumentParser
import Glibc
import Simulator
import SimulatorServer
import TC3Signer
import Words

extension Fault {
  /// - Throws: for what is no fault, with what would be one.
  fileprivate static func named(_ text: String) throws -> Fault {
    do {
      return try Fault(parsing: text)
    } catch {
      throw ValidationError(error.sentence(in: .spoken))
    }
  }
}

extension Fault.SyntaxError {
  fileprivate func sentence(in words: Words) -> String {
    switch self {
    case .noAction(let text): words.faultWithoutAction(text)
    case .unknownName(let name):
      words.unknownFault(name, among: FaultKind.allCases.map(\.rawValue).sorted())
    case .badExtent(let text): words.badFaultExtent(text)
    case .badValue(let kind, let rule): words.faultTakes(kind.rawValue, rule.wanted(in: words))
    }
  }
}

extension FaultKind.ValueRule {
  fileprivate func wanted(in words: Words) -> String {
    switch self {
    case .none: words.noValue
    case .count(let unit, _): words.wholeNumber(of: unit, from: 0)
    case .difference(let unit, _): words.wholeNumber(of: unit)
    case .share: words.share
    case .choice(let choices, _): words.oneOf(choices)
    case .wordOrNumber(let choices, let unit, _):
      words.either(words.oneOf(choices), words.wholeNumber(of: unit))
    case .region: words.aRegion
    }
  }
}

/// `edgereap simulate`: both APIs on a loopback port, for other clients, drills and tests.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Serve both APIs on a loopback port, with faults that can be switched on.",
    discussion: """
      The first line of output is the address, the two after it the pair of keys that is \
      accepted. What was really done to each instance is at /_simulator/ledger, the requests of \
      each action at /_simulator/statistics. Faults can be switched while it runs: POST \
      {"on": ["slow=500"], "off": ["throttle"]} to /_simulator/faults. SIGTERM ends it.

      \(Fault.help)
      """)

  @OptionGroup var language: LanguageOptions

  @Option(help: "Port on 127.0.0.1; 0 for any that is free.")
  var port = 0

  @Option(help: "Instances of both products together.")
  var instances = SimulatorConfiguration.defaultInstanceCount

  @Option(help: "The same seed gives the same fleet, lifetimes and faults.")
  var seed: UInt64 = 1

  @Option(
    name: .customLong("fault"),
    help: ArgumentHelp(
      "Something that goes wrong; repeatable.", valueName: "NAME[=VALUE][@ACTION][:EXTENT]"),
    completion: Completion.faults,
    transform: Fault.named)
  var faults: [Fault] = []

  @Option(help: "Requests per second for each action; 0 for no limit.")
  var rateLimit = 20

  @Option(help: "How many times faster than life instances disappear.")
  var timeScale = 1.0

  @Option(name: .customLong("secret-id"), help: "The SecretId to accept.")
  var secretID = SimulatorConfiguration.defaultCredential.secretID

  @Option(help: "The SecretKey that goes with it.")
  var secretKey = SimulatorConfiguration.defaultCredential.secretKey

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError(Words.spoken.optionRange("--port", 0...65_535))
    }
    guard (0...1_000_000).contains(instances) else {
      throw ValidationError(Words.spoken.optionRange("--instances", 0...1_000_000))
    }
    guard rateLimit >= 0 else {
      throw ValidationError(Words.spoken.badRateLimit)
    }
    guard timeScale > 0, timeScale.isFinite else {
      throw ValidationError(Words.spoken.badTimeScale)
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
      throw ValidationError(Words.spoken.portRefused(port, "\(error)"))
    }
    print("listening on http://127.0.0.1:\(bound)")
    print("secret id  \(secretID)")
    print("secret key \(secretKey)")
    fflush(nil)
    for await _ in endings { break }
    server.stop()
  }
}
