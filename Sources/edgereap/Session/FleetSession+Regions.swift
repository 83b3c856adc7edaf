import Fleet
import TencentCloud
import Words

extension FleetSession {
  /// Makes sure that every region of `--region` and of the profile can exist: an empty table would
  /// read as "nothing is left there".
  ///
  /// Regions that are not built in are asked for.
  ///
  /// - Returns: Regions of which nothing is known, since a service did not say which it has.
  /// - Throws: usage (64) for an option, settings (78) for a profile, with the nearest region.
  @discardableResult
  func judgeRegions() async throws(Exit) -> Set<String> {
    var unknown = regions.subtracting(KnownRegion.all)
    guard !unknown.isEmpty else { return [] }
    var known = Set(KnownRegion.all)
    var isNamedByAll = true
    for product in products {
      let discovery = try? await service.discover(product)
      isNamedByAll = isNamedByAll && discovery?.places != nil
      known.formUnion(discovery?.places?.regions ?? [])
    }
    unknown.subtract(known)
    guard isNamedByAll, let region = unknown.sorted().first else { return unknown }
    let (isProfiles, names) = (options.regions.isEmpty, known.sorted())
    throw Exit(isProfiles ? .settings : .usage) { words in
      let problem = words.unknownRegion(region, among: names)
      return isProfiles
        ? words.complaint(paths.settingsFile, words.inProfile(profileName, problem))
        : words.complaint("--region", problem)
    }
  }
}
