/// One of the two services whose instances edgereap lists and terminates.
///
/// The raw values are the words of the output contract and of `--product`.
package enum Product: String, Sendable, Codable, CaseIterable, Hashable, Comparable {
  /// Edge Computing Machine: virtual machines, API version 2019-07-19.
  case ecm
  /// EdgeZone: physical machines, API version 2026-04-01.
  case edgezone

  /// The name as Tencent Cloud writes it.
  package var displayName: String {
    switch self {
    case .ecm: "ECM"
    case .edgezone: "EdgeZone"
    }
  }

  /// Not by the raw value, which is a text: fleets are grouped by product row by row.
  package func hash(into hasher: inout Hasher) { hasher.combine(self == .ecm) }

  package static func < (left: Product, right: Product) -> Bool {
    left == .ecm && right == .edgezone
  }
}
