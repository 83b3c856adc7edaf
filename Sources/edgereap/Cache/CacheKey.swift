import Fleet
import TC3Signer
import TencentCloud

/// What a remembered fleet is found by: the site, the address, whose keys they are, and what of the
/// fleet was asked for. Whoever differs in any of them finds nothing.
struct CacheKey: Hashable, Sendable {
  static let ending = ".fleet"
  let fileName: String

  /// - Parameter owner: A digest of a lasting key pair's id, or the account and its user where the
  ///   keys are temporary.
  init(site: Site, endpoint: String, owner: String, products: [Product], regions: Set<String>) {
    let parts =
      ["edgereap memory 1", site.rawValue, endpoint, owner]
      + [products.map(\.rawValue).sorted().joined(separator: ",")]
      + [regions.sorted().joined(separator: ",")]
    // Each with its length before it, so that no two lists of parts share their text.
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    let digest = MessageDigest.sha256(Array(text.utf8))
    fileName = MessageDigest.hexadecimal(Array(digest.prefix(16))) + Self.ending
  }
}

extension FleetSession {
  /// nil for temporary keys, until it is known whose they are.
  ///
  /// - Parameter account: as STS named it.
  func cacheKey(account: Account? = nil) async -> CacheKey? {
    do {
      let identity = try await service.localIdentity()
      let owner =
        try await service.keyDigest()
        ?? account.map { "\($0.id) \($0.userID) \($0.arn)" }
      guard let owner else { return nil }
      return CacheKey(
        site: identity.site, endpoint: identity.endpoint, owner: owner, products: products,
        regions: regions)
    } catch {
      // Without keys there is nothing to list either, and that is said elsewhere.
      return nil
    }
  }
}
