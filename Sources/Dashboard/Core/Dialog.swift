import Canvas

/// The dialog over the panes. At most one is open; each case holds only what that dialog needs.
package enum Dialog: Sendable {
  case confirmation(ConfirmationState)
  case details(DetailsState)
  case chart(ChartState)
  case palette(PaletteState)
  case themes(ThemeChooserState)
  case columns(ColumnsState)
  case sortChoice(SortChoiceState)
  case overview(OverviewState)
  case views(ViewsState)
  case history(HistoryState)
  case export(ExportState)
  case planFile(PlanFileState)
  case expression(ExpressionState)
  case link(LinkReport)
  case canary(CanaryState)
  case quit(QuitState)
  case profiles(ProfilesState)

  /// The state of whichever dialog it is.
  var state: any DialogState {
    switch self {
    case .confirmation(let state): state
    case .details(let state): state
    case .chart(let state): state
    case .palette(let state): state
    case .themes(let state): state
    case .columns(let state): state
    case .sortChoice(let state): state
    case .overview(let state): state
    case .views(let state): state
    case .history(let state): state
    case .export(let state): state
    case .planFile(let state): state
    case .expression(let state): state
    case .link(let state): state
    case .canary(let state): state
    case .quit(let state): state
    case .profiles(let state): state
    }
  }
}

/// The state of one dialog, with its keys and its drawing. The other files of its folder hold both.
protocol DialogState: Sendable {
  /// The case that holds this state.
  var dialog: Dialog { get }
  /// The field that text is typed into; nil where letters are commands.
  var textField: TextField? { get }

  /// Tells the dialog's list how many rows the screen has for it.
  mutating func resize(on screen: DashboardState)
  /// Handles a key. The screen has no dialog meanwhile, so that a key can open another one.
  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer
  func draw(on screen: DashboardState, in frame: inout Frame)
  /// What the dialog says, row by row, on a screen that is listened to.
  func reading(on screen: DashboardState) -> Reading
  /// Gives the focus to what a row of the reading stands for.
  mutating func focus(on target: Reading.Target, of screen: DashboardState)
  /// The dialog's own keys, as its last line shows them and the help begins.
  func hints(on screen: DashboardState) -> [(key: String, word: String)]
  /// The signs that only this dialog has, after its keys in the help.
  func signs(on screen: DashboardState) -> [HelpLine]
}

extension DialogState {
  var textField: TextField? { nil }
  mutating func resize(on screen: DashboardState) {}
  func reading(on screen: DashboardState) -> Reading { drawnReading(on: screen) }
  mutating func focus(on target: Reading.Target, of screen: DashboardState) {}
  func signs(on screen: DashboardState) -> [HelpLine] { [] }
}

/// Whether a dialog stays open after a key, and the effects of that key.
struct DialogAnswer {
  var staysOpen: Bool
  var effects: [DashboardEffect]

  static let stay = stay([])
  static let close = close([])
  static func stay(_ effects: [DashboardEffect]) -> DialogAnswer {
    DialogAnswer(staysOpen: true, effects: effects)
  }
  static func close(_ effects: [DashboardEffect]) -> DialogAnswer {
    DialogAnswer(staysOpen: false, effects: effects)
  }
}

extension DashboardState {
  mutating func open(_ opened: any DialogState) {
    var state = opened
    state.resize(on: self)
    dialog = state.dialog
  }

  mutating func resizeDialog() {
    if let state = dialog?.state { open(state) }
  }

  mutating func pressedInDialog(_ key: Key) -> [DashboardEffect] {
    guard var state = dialog?.state else { return [] }
    // The screen releases the dialog while it changes, so that nothing of it is copied.
    dialog = nil
    let answer = state.pressed(key, on: &self)
    if answer.staysOpen { open(state) }
    return answer.effects
  }
}
