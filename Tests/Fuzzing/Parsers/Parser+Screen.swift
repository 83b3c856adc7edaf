import Canvas
@testable import Dashboard
import Fleet
@testable import Terminal
import Words

extension Parser {
  /// Keys, pastes and the mouse on the whole screen, whatever is open, with hostile names in the
  /// list. The first bytes choose a size and the language.
  static let screen = Parser(name: "screen") { input in
    var input = input
    let (width, height) = (Int(input.choice()), Int(input.choice()))
    let isChinese = input.choice(of: 2) == 1
    var state = listed(Size(width: width, height: height), isChinese ? .chinese : .english)
    var decoder = InputDecoder()
    let reads = input.bytes.split(separator: 0xFF, omittingEmptySubsequences: false).prefix(40)
    for (number, read) in reads.enumerated() {
      var tokens = decoder.expire(at: number * 100)
      tokens += decoder.decode(read.prefix(64), at: number * 100)
      let keys = tokens.map(key(of:))
      if read.count.isMultiple(of: 5), keys.allSatisfy(UnmarkedPaste.isPlain) {
        _ = state.update(.typed(keys), at: now)
      } else {
        for key in keys { _ = state.update(.key(key), at: now) }
      }
      state.prepare()
      check(state.frame)
    }
    check(state.frame)
  }

  private static func key(of token: InputToken) -> Key {
    switch token {
    case .key(let key): key
    case .unknown(let bytes): .unknown(VisibleBytes.text(of: bytes))
    case .reply: .report
    }
  }

  private static let now = Timestamp(seconds: 1_795_248_000)

  private static func listed(_ size: Size, _ language: Language) -> DashboardState {
    let identity = FleetIdentity(
      site: .intl, endpoint: "", account: Account(id: "100012340012"), secretIDSuffix: "7Xyz")
    var configuration = DashboardConfiguration(
      identity: identity, gate: TerminationGate(), digest: quickDigest,
      localOffset: { _ in 28_800 })
    configuration.language = language
    var state = DashboardState(configuration, size: size, at: now)
    let scope = ListingScope(product: .ecm, region: nil)
    let events: [ListingEvent] = [
      .discovered(.ecm, Discovery(scopes: [scope], regions: [])), .started(scope),
      .page(scope, ListingPage(instances: MadeFleet.instances, total: 18)),
      .finished(scope, total: 18, at: now),
    ]
    for event in events { _ = state.update(.listing(event), at: now) }
    return state
  }

  private static func check(_ frame: Frame) {
    for cell in frame.cells { promiseHarmless(cell.text, "a cell") }
    for y in 0..<frame.size.height {
      var x = 0
      while x < frame.size.width {
        let width = TextWidth.of(frame[x, y].text)
        promise((1...2).contains(width), "a cell of \(width) columns")
        if width == 2 { promise(frame[x + 1, y].text.isEmpty, "half of a wide character") }
        x += width
      }
      promise(x == frame.size.width, "a row that sticks out")
    }
    if let cursor = frame.cursor {
      promise(cursor.x >= 0 && cursor.y >= 0, "a cursor before the first cell")
    }
  }
}
