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

extension WorldTraits.Choice {
  /// - Throws: for what is no trait of a world, with what would be one.
  fileprivate static func named(_ text: String) throws -> WorldTraits.Choice {
    do throws(WorldTraits.SyntaxError) {
      return try WorldTraits.Choice(parsing: text)
    } catch {
      throw ValidationError(error.sentence(in: .spoken))
    }
  }
}

extension WorldTraits.SyntaxError {
  fileprivate func sentence(in words: Words) -> String {
    switch self {
    case .unknownName(let name):
      words.unknownWorld(name, among: WorldTrait.allCases.map(\.rawValue).sorted())
    case .badValue(let trait, let rule): words.worldTakes(trait.rawValue, rule.wanted(in: words))
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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "simulate", abstract: Words.spoken.simulateAbstract,
      discussion: [
        Words.spoken.simulateDiscussion, faultTable, Words.spoken.worldDiscussion, worldTable,
      ].joined(separator: "\n\n"))
  }

  private static var faultTable: String {
    table(FaultKind.allCases.map { ($0.usage, $0.summary) })
  }

  private static var worldTable: String {
    table(WorldTrait.allCases.map { ($0.usage, $0.summary) })
  }

  /// Two lines for each row.
  private static func table(
    _ rows: [(usage: String, summary: (english: String, chinese: String))]
  ) -> String {
    rows.map { row in
      "  \(row.usage)\n      \(Words.spoken.pick(row.summary.english, row.summary.chinese))"
    }.joined(separator: "\n")
  }

  @OptionGroup var language: LanguageOptions

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
    transform: Fault.named)
  var faults: [Fault] = []

  @Option(
    name: .customLong("world"),
    help: .spoken(\.worldHelp, valueName: "NAME[=VALUE]"),
    completion: Completion.worlds,
    transform: WorldTraits.Choice.named)
  var world: [WorldTraits.Choice] = []

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
        port: port, instanceCount: instances, seed: seed, faults: faults,
        traits: WorldTraits(world), rateLimit: rateLimit, timeScale: timeScale,
        credentials: [credential]))
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
