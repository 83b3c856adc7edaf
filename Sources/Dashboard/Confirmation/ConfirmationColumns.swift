import Canvas
import Fleet
import Words

/// The columns of the frozen list: where each begins and how wide it is. None is cut while another
/// has more than it needs; what comes first gives way last.
struct ConfirmationColumns {
  private(set) var name: Range<Int>
  private(set) var id: Range<Int>
  /// Empty where there is no room.
  private(set) var zone: Range<Int>
  private(set) var state: Range<Int>
  private(set) var address: Range<Int>

  private static let leastName = 22
  private static let briefName = 12
  /// The end of a zone and some of its city.
  private static let briefZone = 16
  private static let leastZone = 10
  /// An address of IPv4, and how many more there are.
  private static let briefAddress = 18

  /// - Parameters:
  ///   - tellsRegion: whether rows say their region, since no heading does.
  ///   - area: the columns of the screen from the id to the right edge.
  init(
    _ contents: ConfirmationContents, tellsRegion: Bool, _ words: Words, _ area: Range<Int>,
    _ glyphs: Glyphs
  ) {
    let state = contents.states.map { TextWidth.of(words.state($0), glyphs: glyphs) }.max() ?? 0
    let compromises = Self.compromises(contents, tellsRegion: tellsRegion)
      .map { [contents.id, $0.name, $0.zone, state, $0.address] }
    func excess(_ widths: [Int]) -> Int {
      widths.reduce(-1) { $0 + ($1 > 0 ? $1 + 1 : 0) } - area.count
    }
    var widths = compromises.first { excess($0) <= 0 } ?? compromises[compromises.count - 1]
    for index in [1, 0] where excess(widths) > 0 {
      widths[index] = max(1, widths[index] - excess(widths))
    }
    var x = area.lowerBound
    let ranges = widths.map { width in
      defer { x += width > 0 ? width + 1 : 0 }
      return x..<x + width
    }
    (id, name, zone, self.state, address) = (ranges[0], ranges[1], ranges[2], ranges[3], ranges[4])
  }

  /// Widths, of which the first that fits are taken. A region that no heading says comes before the
  /// address, which a details view can show.
  private static func compromises(
    _ contents: ConfirmationContents, tellsRegion: Bool
  ) -> [(name: Int, zone: Int, address: Int)] {
    let (name, zone) = (contents.name, contents.zone)
    let (least, brief) = (min(name, leastName), min(name, briefName))
    let short = min(zone, tellsRegion ? briefZone : contents.shortZone)
    let address = min(contents.address, briefAddress)
    return [(name, zone, contents.address), (name, zone, address)]
      + (tellsRegion
        ? [(least, zone, address), (name, zone, 0), (least, zone, 0)]
        : [(name, short, address), (least, short, address), (name, zone, 0)])
      + [(name, short, 0), (least, short, 0), (brief, short, 0)]
      + [(brief, min(short, leastZone), 0), (brief, 0, 0)]
  }

  /// The column in which a note of this width begins: after all others if it has room there, else in
  /// place of those that it tells more than.
  func start(ofNote width: Int, right: Int) -> Int {
    let starts = [address, state, zone].map(\.lowerBound)
    let free = address.isEmpty ? address.lowerBound : address.upperBound + 1
    return ([free] + starts).first { $0 + width <= right } ?? zone.lowerBound
  }
}
