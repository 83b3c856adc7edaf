import Canvas
import Fleet

/// What the candidates have in the columns of the frozen list: measured once, so that a row is drawn
/// the same however the list is scrolled.
struct ConfirmationContents: Sendable {
  private(set) var id = 0
  private(set) var name = 0
  private(set) var zone = 0
  /// Of the zones without what those of their region begin with.
  private(set) var shortZone = 0
  private(set) var address = 0
  private(set) var states: Set<InstanceState> = []
  /// Whether they are in more than one region.
  private(set) var spansRegions = false
  /// What the zones of each region begin with. The empty one is that of all regions.
  private var starts: [String: SharedStart] = [:]

  /// Among more candidates the addresses of a sample are measured; a longer one is cut.
  private static let measuredAddresses = 10_000

  init(_ candidates: [Instance]) {
    var seen: Set<ObjectIdentifier> = []
    var zones: [String: Set<String>] = [:]
    let step = 1 + candidates.count / Self.measuredAddresses
    for (index, candidate) in candidates.enumerated() {
      Self.widen(&id, by: candidate.id)
      Self.widen(&name, by: candidate.name)
      if index.isMultiple(of: step) { Self.widen(&address, by: candidate.shownAddresses) }
      let shared = candidate.shared
      guard seen.insert(ObjectIdentifier(shared)).inserted else { continue }
      zones[shared.traits.region, default: []].insert(shared.traits.zoneOrRegion)
      states.insert(shared.traits.state)
    }
    spansRegions = zones.count > 1
    for (region, zones) in zones { measure(zones, in: region) }
  }

  private mutating func measure(_ zones: Set<String>, in region: String) {
    var start = SharedStart()
    for value in zones {
      Self.widen(&zone, by: value)
      start.add(value)
      starts["", default: SharedStart()].add(value)
    }
    if !region.isEmpty { starts[region] = start }
    for value in zones {
      Self.widen(&shortZone, by: start.text(value, in: Self.most, glyphs: .unicode))
    }
  }

  /// What all zones begin with that are cut alike: those of one region, or of all.
  func start(in region: String?) -> SharedStart { starts[region ?? ""] ?? SharedStart() }

  /// No column is wider, and no longer text is measured.
  private static let most = 64

  /// Printable text has no more columns than bytes, so that most texts need no look.
  private static func widen(_ width: inout Int, by text: String) {
    if text.utf8.count > width { width = max(width, Self.width(text)) }
  }

  /// The columns of a text, by its bytes where they tell: printable ASCII and Chinese characters.
  private static func width(_ text: String) -> Int {
    var width = 0
    for byte in text.utf8 {
      switch byte {
      case 0x20..<0x7F: width += 1
      case 0x80..<0xC0: continue
      case 0xE3...0xE9: width += 2
      default: return TextWidth.of(text, limit: most)
      }
      if width >= most { return most }
    }
    return width
  }
}

extension InstanceTraits {
  /// The narrowest place that is known.
  var zoneOrRegion: String { zone.isEmpty ? region : zone }
}

extension Instance {
  /// `203.0.113.7 +1`: the first public address and how many more there are; private ones only where
  /// there is no public one.
  var shownAddresses: String {
    let publicIPs = publicIPs
    return (publicIPs.isEmpty ? privateIPs : publicIPs).firstAndCount
  }
}
