/// Everything that the simulated cloud knows, at one instant.
struct World: Sendable {
  var now: Int64
  let seed: UInt64
  let timeScale: Double
  let accountID: String
  let traits: WorldTraits

  /// By product. A fleet that something happens in is taken out meanwhile.
  var fleets: [Service: any ProductFleet] = [:]
  /// The ids of the latest questions by id, the latest first, which the fault `swapped-answer` answers
  /// once more.
  var questions: [Service: [[String]]] = [:]
  var agenda = Agenda()
  var ledger = Ledger()
  var issuedCredentials: [String: IssuedCredential] = [:]
  private var random: SplitMix64

  init(
    seed: UInt64, timeScale: Double, accountID: String, now: Int64,
    traits: WorldTraits = WorldTraits()
  ) {
    self.seed = seed
    self.timeScale = timeScale
    self.accountID = accountID
    self.traits = traits
    self.now = now
    random = SplitMix64(seed: SplitMix64.hash(seed, "requests"))
    for service in Service.all { fleets[service] = service.fleet?.init() }
  }

  /// A version-4 UUID. From the seed, so that a drill can be repeated to the letter.
  mutating func requestID() -> String {
    let high = random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = hexadecimal(high) + hexadecimal(low)
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }

  mutating func secret(_ prefix: String) -> String {
    prefix + hexadecimal(random.next()) + hexadecimal(random.next())
  }

  /// A temporary pair of keys, with the SecretId that it goes by.
  mutating func issueCredential(seconds: Int) -> (id: String, issued: IssuedCredential) {
    let id = secret("AKIDtmp")
    let issued = IssuedCredential(
      secretKey: secret(""), token: secret("token"), expires: now + Int64(seconds) * 1_000_000)
    issuedCredentials[id] = issued
    return (id, issued)
  }

  private func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static let mostQuestions = 8

  mutating func noteQuestion(for ids: [String], of service: Service) {
    let earlier = questions[service, default: []].prefix(Self.mostQuestions - 1)
    questions[service] = [ids] + earlier
  }

  /// A number from 0 to below 1 that belongs to an instance and a purpose.
  func chance(_ purpose: String, _ id: String) -> Double { SplitMix64.unit(seed, purpose, id) }

  /// Seconds of the simulated world as microseconds of the clock.
  func scaled(_ seconds: Double) -> Int64 { Int64(seconds * 1_000_000 / timeScale) }
}

/// A temporary pair that STS has given out.
struct IssuedCredential: Sendable {
  var secretKey: String
  var token: String
  var expires: Int64
}
