import Canvas
import Dashboard
import Fleet
import Words

/// An operator who sees nothing: a screen reader speaks the row of the terminal's cursor when the cursor
/// moves or its row changes, and the lines that appear in the log.
struct Listener {
  var screen: Screen
  /// What the last act made the reader say: new lines of the log, then the row of the cursor.
  private(set) var heard: [String] = []
  private var cursor: Point?
  private var log: [String] = []
  private var spoken = ""

  static let logRows = 4

  init(
    width: Int = 120, height: Int = 30, glyphs: Glyphs = .unicode, language: Language = .english,
    change: (inout DashboardConfiguration) -> Void = { _ in }
  ) {
    screen = Screen(width: width, height: height, glyphs: glyphs, language: language) {
      $0.isAccessible = true
      change(&$0)
    }
    listen()
  }

  /// The row of the cursor.
  var row: String { spoken }

  mutating func act(_ act: (inout Screen) -> Void) {
    heard = []
    act(&screen)
    listen()
  }

  /// Each key is listened to before the next one is pressed.
  mutating func press(_ names: String...) {
    var all: [String] = []
    for name in names {
      act { $0.press(name) }
      all += heard
    }
    heard = all
  }

  mutating func type(_ text: String) {
    var all: [String] = []
    for character in text {
      act { $0.type(String(character)) }
      all += heard
    }
    heard = all
  }

  func hears(_ text: String) -> Bool { heard.contains { $0.contains(text) } }

  private mutating func listen() {
    let frame = screen.state.frame
    let rows = frame.rows
    let new = Array(rows.suffix(Self.logRows))
    heard += Self.added(to: log, new).filter { !$0.isEmpty }
    log = new
    let row = frame.cursor.map { frame.row($0.y) } ?? ""
    if frame.cursor != cursor || row != spoken { heard.append(row) }
    (cursor, spoken) = (frame.cursor, row)
  }

  /// The lines that have come in, where the others have moved up.
  private static func added(to old: [String], _ new: [String]) -> [String] {
    for shift in 0..<new.count where Array(old.dropFirst(shift)) == Array(new.dropLast(shift)) {
      return Array(new.suffix(shift))
    }
    // The last line was replaced, or all have moved out.
    return old.dropLast() == new.dropLast() ? new.suffix(1) : new
  }
}

extension Listener {
  /// With the fleet listed.
  static func listening(
    width: Int = 120, glyphs: Glyphs = .unicode, language: Language = .english
  ) -> Listener {
    var listener = Listener(width: width, glyphs: glyphs, language: language)
    listener.act {
      $0.list(Fixtures.fleet)
      $0.send(.listingEnded)
    }
    return listener
  }

  /// In the confirmation of one region, with the answer of the preflight.
  static func confirming() -> Listener {
    var listener = listening()
    listener.press("/")
    listener.type("product:ecm region:ap-chengdu-ecm")
    listener.press("enter", "a", "t")
    listener.act {
      $0.send(
        .preflight(
          request: $0.confirmation?.request ?? 0,
          Samples.preflight($0.confirmation?.candidates ?? [])))
    }
    return listener
  }
}
