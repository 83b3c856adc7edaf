package import Fleet

/// An API of Tencent Cloud that edgereap calls.
package enum CloudService: String, Sendable, Hashable, CaseIterable {
  case ecm, edgezone, sts

  package init(_ product: Product) {
    switch product {
    case .ecm: self = .ecm
    case .edgezone: self = .edgezone
    }
  }

  /// `X-TC-Version` (documented).
  package var version: String {
    switch self {
    case .ecm: "2019-07-19"
    case .edgezone: "2026-04-01"
    case .sts: "2018-08-13"
    }
  }

  /// nil for STS, which has no instances.
  package var product: Product? {
    switch self {
    case .ecm: .ecm
    case .edgezone: .edgezone
    case .sts: nil
    }
  }

  /// The nearest entrance of the site's gateway (documented).
  package func host(on site: Site) -> String {
    switch site {
    case .intl: "\(rawValue).intl.tencentcloudapi.com"
    case .cn: "\(rawValue).tencentcloudapi.com"
    }
  }
}
