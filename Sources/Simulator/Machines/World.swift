/// Everything that the simulated cloud knows, at one instant.
struct World: Sendable {
  var now: Int64
  let seed: UInt64
  let timeScale: Double
  let accountID: String

  /// Newest first, which is the order of both listings; behind the fleet, oldest first, the machines
  /// that took over an id.
  var ecm: [ECMInstance] = [] { didSet { ecmListing = nil } }
  var edgeZone: [EdgeZoneInstance] = [] { didSet { edgeZoneListings = nil } }
  var modules: [ECMModule] = []
  var interfaces: [NetworkInterface] = []
  var addresses: [ElasticAddress] = []
  var networks: [EdgeZoneNetwork] = []
  var unboundAddresses: [UnboundAddress] = []

  var ecmPositions: [String: Int] = [:]
  var edgeZonePositions: [String: Int] = [:]
  /// How many of each belong to the fleet.
  var ecmFleet = 0
  var edgeZoneFleet = 0
  var ecmChanges = UndoLog<ECMInstance>()
  var edgeZoneChanges = UndoLog<EdgeZoneInstance>()
  /// The ids of the latest questions by id, the latest first.
  var questions: [Service: [[String]]] = [:]
  /// Positions of the instances that are listed, and those of EdgeZone by region, until something
  /// changes: whoever goes through a million page by page is not made to wait while all of them are
  /// looked at for each page.
  private var ecmListing: [Int]?
  private var edgeZoneListings: [String: [Int]]?
  /// ECM instances in the order in which the fault `poison` takes them.
  var poisonOrder: [String] = []

  /// ECM instances that are gone and whose interfaces and addresses are not yet looked after;
  /// `true` if all of them go too.
  var orphaned: [String: Bool] = [:]

  var agenda = Agenda()
  var ledger = Ledger()
  var issuedCredentials: [String: IssuedCredential] = [:]
  private var random: SplitMix64

  init(seed: UInt64, timeScale: Double, accountID: String, now: Int64) {
    self.seed = seed
    self.timeScale = timeScale
    self.accountID = accountID
    self.now = now
    random = SplitMix64(seed: SplitMix64.hash(seed, "requests"))
  }

  /// Positions of the ECM instances that are listed, newest first.
  mutating func listedECM() -> [Int] {
    if let ecmListing { return ecmListing }
    let positions = Self.listed(ecm, fleet: ecmFleet)
    ecmListing = positions
    return positions
  }

  /// Positions of the EdgeZone instances of a region that are listed, newest first.
  mutating func listedEdgeZone(in region: String) -> [Int] {
    if let edgeZoneListings { return edgeZoneListings[region] ?? [] }
    let positions = Self.listed(edgeZone, fleet: edgeZoneFleet)
    let listings = Dictionary(grouping: positions) { edgeZone[$0].place.region }
    edgeZoneListings = listings
    return listings[region] ?? []
  }

  /// Newest first.
  private static func listed(_ machines: [some Machine], fleet: Int) -> [Int] {
    func isListed(_ position: Int) -> Bool { machines[position].lifecycle.isListed }
    return (fleet..<machines.count).reversed().filter(isListed) + (0..<fleet).filter(isListed)
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
