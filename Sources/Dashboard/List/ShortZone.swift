import Canvas
import Fleet

/// A zone's name in a column that is too narrow for it, shortened so that zones stay
/// distinguishable: with one ellipsis, and the least telling parts left out first.
///
/// `ap-guangzhou-tez-fuzhou-1` lies in the region `ap-guangzhou`, and what follows that says where:
/// `…fuzhou-1`. `ap-beijing-ecm-ct-1` has a region of its own, so that what follows it says nothing,
/// and its city and its carrier have to be kept: `beij…ct-1`.
struct ShortZone {
  private let zone: String
  /// The end of the name that distinguishes the zone.
  private let distinguishing: String

  init(_ instance: Instance) { self.init(zone: instance.zone, region: instance.region) }

  init(zone: String, region: String) {
    self.zone = zone
    distinguishing = Self.withinRegion(zone, region) ?? Self.withoutContinent(zone)
  }

  func text(in width: Int, glyphs: Glyphs) -> String {
    let isWhole = distinguishing.utf8.count == zone.utf8.count
    if !isWhole, distinguishing.utf8.count < width { return glyphs.ellipsis + distinguishing }
    return distinguishing.fittedText(to: width, overflow: .middle, glyphs: glyphs)
  }

  /// The part of a zone's name after the region and the shared word; nil if there is none.
  private static func withinRegion(_ zone: String, _ region: String) -> String? {
    guard !region.isEmpty, zone.hasPrefix("\(region)-") else { return nil }
    let parts = zone.dropFirst(region.count + 1).split(separator: "-")
    guard parts.count > 2, parts[1].contains(where: \.isLetter) else { return nil }
    return parts.dropFirst().joined(separator: "-")
  }

  /// A name of few parts needs them all.
  private static func withoutContinent(_ zone: String) -> String {
    let parts = zone.split(separator: "-")
    return parts.count > 3 && parts[0].count == 2
      ? parts.dropFirst().joined(separator: "-") : zone
  }
}
