import Fleet
import TencentCloud
import Words

extension FleetSession {
  /// Makes sure that every region of `--region` and of the profile can exist, since an empty table would
  /// read as "nothing is left there", and every place of a rule.
  ///
  /// Regions that are not built in are asked for.
  ///
  /// - Parameter asksForZones: Whether the zones of rules are asked for too, which no list has built in.
  /// - Returns: Regions of which nothing is known, since a service did not say which it has.
  /// - Throws: usage (64) for an option, settings (78) for the settings, with the nearest region.
  @discardableResult
  func judgeRegions(asksForZones: Bool = true) async throws(Exit) -> Set<String> {
    try await judgeRules(asksForZones: asksForZones)
    var unknown = regions.subtracting(KnownRegion.all)
    guard !unknown.isEmpty else { return [] }
    let named = await namedPlaces(of: products)
    unknown.subtract(named.regions)
    guard named.isWhole, let region = unknown.sorted().first else { return unknown }
    guard options.regions.isEmpty else {
      throw Exit(.usage) { words in
        words.complaint("--region", words.unknownRegion(region, among: named.regions.sorted()))
      }
    }
    let claim = settings.claims.first {
      $0.rule.isEmpty && $0.profile == profileName && $0.place.text == region
    }
    throw Exit(.settings) { words in
      claim?.error(in: paths.settingsFile, among: named.regions).sentence(words)
        ?? words.unknownRegion(region, among: named.regions.sorted())
    }
  }

  /// A rule about a place that does not exist protects nothing. Where a service did not name its
  /// places, the rule is left as it is.
  ///
  /// - Throws: settings (78), with the line of the place.
  func judgeRules(asksForZones: Bool = true) async throws(Exit) {
    try await judge(settings.claims, in: paths.settingsFile, asksForZones: asksForZones)
  }

  /// The same of the policy's rules. They hold up only what sends, not a listing.
  ///
  /// - Throws: also where the policy cannot be trusted.
  func judgePolicy() async throws {
    try checkPolicy()
    guard let file = policy.file else { return }
    try await judge(file.settings.claims, in: file.path, asksForZones: true)
  }

  private func judge(
    _ claims: [SettingsClaim], in file: String, asksForZones: Bool
  ) async throws(Exit) {
    let now = HostEnvironment.now()
    let rules = gate.protection.rules.filter { rule in rule.expires.map { now < $0 } ?? true }
    let names = rules.map(\.name) + settings.keep.map(\.name)
    let doubtful = claims.filter { claim in
      let isInForce = ["", profileName].contains(claim.profile) && names.contains(claim.rule)
      return isInForce && (!claim.isKnown || asksForZones && claim.kind == .zone)
    }
    guard !doubtful.isEmpty else { return }
    let named = await namedPlaces(of: Product.allCases)
    guard named.isWhole else { return }
    for claim in doubtful {
      let known = claim.kind == .zone ? named.zones : named.regions
      guard known.contains(claim.place.text) else {
        throw Exit(.settings, claim.error(in: file, among: named.regions).sentence)
      }
    }
  }

  /// The places that these products have and the regions that are built in; not whole where a service
  /// did not say.
  private func namedPlaces(
    of products: [Product]
  ) async -> (regions: Set<String>, zones: Set<String>, isWhole: Bool) {
    var regions = Set(KnownRegion.all)
    var zones: Set<String> = []
    var isWhole = true
    for product in products {
      let places = try? await service.discover(product).places
      isWhole = isWhole && places != nil
      regions.formUnion(places?.regions ?? [])
      zones.formUnion(places?.zones ?? [])
    }
    return (regions, zones, isWhole)
  }
}
