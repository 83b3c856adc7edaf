extension Theme {
  /// The default on dark terminals.
  package static let builtInDark = Theme(
    name: "default-dark", appearance: .dark, foreground: RGB(hex: 0xD0D0D0),
    background: RGB(hex: 0x1C1C1C),
    styles: styles(
      .init(
        dim: 0x9E9E9E, heading: 0x87AFFF, alert: (0xFFFFFF, 0xAF0000),
        border: 0x767676, focus: 0x5FAFFF, cursor: (0xFFFFFF, 0x005F87),
        cursorUnfocused: (0xE4E4E4, 0x3A3A3A), marked: 0xFFD75F, markedRow: 0x4A2000,
        protected: 0xD7AFFF, matched: 0x87FFAF, key: 0xFFD787, button: (0xE4E4E4, 0x444444),
        buttonFocused: (0x000000, 0x5FAFFF), info: 0x87D7FF, success: 0x87D787,
        warning: 0xFFAF5F, error: 0xFF8787, unknown: 0xFFAFFF)))

  /// The default on light terminals.
  package static let builtInLight = Theme(
    name: "default-light", appearance: .light, foreground: RGB(hex: 0x262626),
    background: RGB(hex: 0xFFFFFF),
    styles: styles(
      .init(
        dim: 0x5F5F5F, heading: 0x005F87, alert: (0xFFFFFF, 0xAF0000),
        border: 0x808080, focus: 0x0000AF, cursor: (0xFFFFFF, 0x005F87),
        cursorUnfocused: (0x121212, 0xD0D0D0), marked: 0x875F00, markedRow: 0xFFEEB2,
        protected: 0x5F00AF, matched: 0x005F00, key: 0x5F0087, button: (0x121212, 0xD0D0D0),
        buttonFocused: (0xFFFFFF, 0x0000AF), info: 0x005FAF, success: 0x005F00,
        warning: 0x875F00, error: 0xAF0000, unknown: 0x87005F)))

  /// The theme without colours, which marks everything by emphasis alone.
  package static let monochrome = Theme(
    name: "monochrome", appearance: .dark, foreground: RGB(hex: 0xFFFFFF),
    background: RGB(hex: 0x000000),
    styles: [
      .dim: Style(emphasis: .dim), .heading: Style(emphasis: .bold),
      .title: Style(emphasis: .bold), .titleAlert: Style(emphasis: [.bold, .reverse]),
      .borderFocused: Style(emphasis: .bold), .field: Style(emphasis: .underline),
      .fieldError: Style(emphasis: [.bold, .underline]),
      .cursor: Style(emphasis: .reverse), .cursorUnfocused: Style(emphasis: .underline),
      .marked: Style(emphasis: .bold), .protected: Style(emphasis: .dim),
      .matched: Style(emphasis: [.bold, .underline]), .key: Style(emphasis: .bold),
      .button: Style(), .buttonFocused: Style(emphasis: [.bold, .reverse]),
      .buttonDanger: Style(emphasis: .bold), .warning: Style(emphasis: .bold),
      .error: Style(emphasis: [.bold, .reverse]),
      .stateTerminating: Style(emphasis: .bold), .stateBroken: Style(emphasis: [.bold, .reverse]),
      .stateUnknown: Style(emphasis: .underline), .outcomeStuck: Style(emphasis: .bold),
      .outcomeFailed: Style(emphasis: [.bold, .reverse]),
      .outcomeUnknown: Style(emphasis: [.bold, .underline]),
      .outcomeCancelled: Style(emphasis: .dim), .outcomeQueued: Style(emphasis: .dim),
    ])

  package static let builtIn: [Theme] = [.builtInDark, .builtInLight, .monochrome]

  /// The few colours that determine the styles of all roles.
  private struct Ink {
    var dim, heading: UInt32
    var alert: (front: UInt32, back: UInt32)
    var border, focus: UInt32
    var cursor, cursorUnfocused: (front: UInt32, back: UInt32)
    var marked, markedRow, protected, matched, key: UInt32
    var button, buttonFocused: (front: UInt32, back: UInt32)
    var info, success, warning, error, unknown: UInt32
  }

  private static func styles(_ ink: Ink) -> [Role: Style] {
    func text(_ hex: UInt32, _ emphasis: Cell.Emphasis = []) -> Style {
      Style(foreground: .rgb(RGB(hex: hex)), emphasis: emphasis)
    }
    func block(_ pair: (front: UInt32, back: UInt32), _ emphasis: Cell.Emphasis = []) -> Style {
      Style(
        foreground: .rgb(RGB(hex: pair.front)), background: .rgb(RGB(hex: pair.back)),
        emphasis: emphasis)
    }
    return [
      .dim: text(ink.dim), .heading: text(ink.heading, .bold), .title: Style(emphasis: .bold),
      .titleAlert: block(ink.alert, .bold), .border: text(ink.border),
      .borderFocused: text(ink.focus, .bold), .field: Style(emphasis: .underline),
      .fieldError: text(ink.error, .underline), .cursor: block(ink.cursor, .bold),
      .cursorUnfocused: block(ink.cursorUnfocused), .marked: text(ink.marked, .bold),
      .markedRow: Style(background: .rgb(RGB(hex: ink.markedRow))),
      .protected: text(ink.protected), .matched: text(ink.matched, .underline),
      .key: text(ink.key, .bold), .hint: text(ink.dim), .button: block(ink.button),
      .buttonFocused: block(ink.buttonFocused, .bold), .buttonDanger: block(ink.alert, .bold),
      .info: text(ink.info), .success: text(ink.success), .warning: text(ink.warning),
      .error: text(ink.error, .bold),
      .stateCreating: text(ink.info), .stateRunning: text(ink.success),
      .stateStopped: text(ink.dim), .stateChanging: text(ink.info),
      .stateIsolated: text(ink.protected), .stateTerminating: text(ink.info),
      .stateBroken: text(ink.error, .bold), .stateUnknown: text(ink.unknown),
      .outcomeQueued: text(ink.dim), .outcomeSent: text(ink.info),
      .outcomeTerminating: text(ink.info), .outcomeSlow: text(ink.warning),
      .outcomeStuck: text(ink.warning, .bold), .outcomeScheduled: text(ink.protected),
      .outcomeGone: text(ink.success), .outcomeFailed: text(ink.error, .bold),
      .outcomeUnknown: text(ink.unknown, .bold), .outcomeHeldBack: text(ink.marked),
      .outcomeCancelled: text(ink.dim),
    ]
  }
}
