import Canvas
import Fleet
import Words

/// What the candidates have in the columns of the frozen list: measured once, so that a row is drawn
/// the same however the list is scrolled.
struct ConfirmationContents: Sendable {
  private(set) var id = 0
  private(set) var name = 0
  private(set) var zone = 0
  /// Of the zones without the region, which the heading has.
  private(set) var shortZone = 0
  private(set) var states: Set<InstanceState> = []

  init(_ candidates: [Instance]) {
    var seen: Set<ObjectIdentifier> = []
    for candidate in candidates {
      Self.widen(&id, by: candidate.id)
      Self.widen(&name, by: candidate.name)
      let shared = candidate.shared
      guard seen.insert(ObjectIdentifier(shared)).inserted else { continue }
      Self.widen(&zone, by: shared.traits.zone)
      shortZone = max(shortZone, 1 + Self.width(shared.traits.zoneInRegion))
      states.insert(shared.traits.state)
    }
  }

  /// No column is wider, and no longer text is measured.
  private static let most = 64

  /// Printable text has no more columns than bytes, so that most texts need no look.
  private static func widen(_ width: inout Int, by text: String) {
    if text.utf8.count > width { width = max(width, Self.width(text)) }
  }

  /// The columns of a text, by its bytes where they tell: printable ASCII and Chinese characters.
  private static func width(_ text: some StringProtocol) -> Int {
    var width = 0
    for byte in text.utf8 {
      switch byte {
      case 0x20..<0x7F: width += 1
      case 0x80..<0xC0: continue
      case 0xE3...0xE9: width += 2
      default: return TextWidth.of(String(text), limit: most)
      }
      if width >= most { return most }
    }
    return width
  }
}

extension InstanceTraits {
  /// The zone's name without that of its region.
  var zoneInRegion: Substring {
    !region.isEmpty && zone.hasPrefix("\(region)-") ? zone.dropFirst(region.count + 1) : zone[...]
  }
}

/// The columns of the frozen list: where each begins and how wide it is. None is cut while another
/// has more than it needs; what comes first gives way last.
struct ConfirmationColumns {
  private(set) var name: Range<Int>
  private(set) var id: Range<Int>
  /// Empty where there is no room.
  private(set) var zone: Range<Int>
  private(set) var state: Range<Int>
  private(set) var address: Range<Int>

  /// An address of IPv4, and how many more there are.
  private static let addressWidth = 18
  private static let leastName = 22

  /// - Parameter area: the columns of the screen from the id to the right edge.
  init(_ contents: ConfirmationContents, _ words: Words, _ area: Range<Int>, _ glyphs: Glyphs) {
    let states = contents.states.map { TextWidth.of(words.state($0), glyphs: glyphs) }
    var widths = [
      contents.id, contents.name, contents.zone, states.max() ?? 0, Self.addressWidth,
    ]
    var excess: Int { widths.reduce(-1) { $0 + ($1 > 0 ? $1 + 1 : 0) } - area.count }
    // The region goes first, which the heading has; then what a details view can show.
    if excess > 0 { widths[2] = min(widths[2], contents.shortZone) }
    if excess > 0 { widths[4] = 0 }
    if excess > 0 { widths[1] = max(min(widths[1], Self.leastName), widths[1] - excess) }
    if excess > 0 { widths[2] = 0 }
    for index in [1, 0] where excess > 0 { widths[index] = max(1, widths[index] - excess) }
    var x = area.lowerBound
    let ranges = widths.map { width in
      defer { x += width > 0 ? width + 1 : 0 }
      return x..<x + width
    }
    (id, name, zone, state, address) = (ranges[0], ranges[1], ranges[2], ranges[3], ranges[4])
  }

  /// The column in which a note of this width begins: after all others if it has room there, else in
  /// place of those that it tells more than.
  func start(ofNote width: Int, right: Int) -> Int {
    let starts = [address, state, zone].map(\.lowerBound)
    let free = address.isEmpty ? address.lowerBound : address.upperBound + 1
    return ([free] + starts).first { $0 + width <= right } ?? zone.lowerBound
  }
}
