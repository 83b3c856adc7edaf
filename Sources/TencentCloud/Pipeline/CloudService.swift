package import Fleet

/// An API of Tencent Cloud that edgereap calls. Each product's is with its calls.
package struct CloudService: Sendable, Hashable {
  /// In lower case, as it stands in host names and signatures.
  package var name: String
  /// `X-TC-Version` (documented).
  package var version: String
  /// nil for STS, which has no instances.
  package var product: Product?

  /// The nearest entrance of the site's gateway (documented).
  package func host(on site: Site) -> String {
    switch site {
    case .intl: "\(name).intl.tencentcloudapi.com"
    case .cn: "\(name).tencentcloudapi.com"
    }
  }
}
