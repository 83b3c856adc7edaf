import Synchronization
import JSON

/// Which region a zone is in, as `DescribeZones` said last.
///
/// Neither code can be derived from the other.
final class ZoneMap: Sendable {
  private let regions = Mutex<[String: String]>([:])

  func learn(_ zones: [EdgeZone]) {
    regions.withLock { regions in
      for zone in zones { regions[zone.code] = zone.region }
    }
  }

  var codes: Set<String> { regions.withLock { Set($0.keys) } }

  func region(of zone: String) -> String? { regions.withLock { $0[zone] } }
}

/// A zone of EdgeZone.
struct EdgeZone: Sendable {
  var code, region: String
}

/// The answer of `DescribeZones`, which covers all regions in one call (documented).
struct ZoneSet: JSONReadable {
  var zones: [EdgeZone]

  init(json: JSONNode) {
    let zones = json["ZoneSet"].elements ?? []
    self.zones = zones.map { EdgeZone(code: $0["Zone"].text, region: $0["Region"].text) }
      .filter { !$0.region.isEmpty }
  }
}
