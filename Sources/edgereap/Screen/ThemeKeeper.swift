import Canvas
import Dashboard
import Words

/// The theme in force, and what may put another in its place: the operator's choice, a change of
/// its file or of the settings, and where nobody chose, the terminal's own background.
///
/// A theme that cannot be used never takes the place of one that can.
struct ThemeKeeper {
  private enum Choice: Hashable {
    /// By option: no change of the settings counts.
    case option
    case settings
    /// The operator's, in the chooser.
    case chooser
    /// Nobody's: light or dark as the terminal is.
    case terminal
  }

  private var library: ThemeLibrary
  private let settingsFile: String
  private var choice: Choice
  /// What the settings named when they were last read.
  private var settingsTheme: String?
  private var appearance: Theme.Appearance
  /// Whether the terminal does not tell its background, and nothing else does.
  private var isBackgroundUnknown = false { didSet { show() } }
  /// Whether the terminal or COLORFGBG has reported a background.
  private var isAppearanceKnown: Bool
  /// What was last complained of, so that it is not said again with every change of a file.
  private var complaint = ""
  /// The screen's, for what is wrong with a theme.
  var words = Words.spoken { didSet { library.words = words } }
  private(set) var theme: Theme { didSet { show() } }
  /// The theme with the title colour of the profile.
  private(set) var shown: Theme
  /// The profile's that is on the screen.
  var titleColour: Colour? { didSet { show() } }
  /// What the theme is chosen by: the name of its file.
  private(set) var name: String

  /// - Parameters:
  ///   - option: The name given at the start.
  ///   - settings: The name in the settings.
  ///   - colours: COLORFGBG, by which some terminals tell their colours before they are asked.
  ///   - titleColour: The profile's, whatever the theme is.
  /// - Throws: where the theme that is named cannot be used.
  init(
    library: ThemeLibrary, settingsFile: String, option: String?, settings: String?,
    colours: String?, titleColour: Colour?
  ) throws(SettingsError) {
    self.library = library
    self.settingsFile = settingsFile
    choice = option != nil ? .option : settings != nil ? .settings : .terminal
    settingsTheme = settings
    appearance = Self.appearance(ofColours: colours)
    isAppearanceKnown = colours?.isEmpty == false
    name = option ?? settings ?? Self.standard(appearance)
    theme = try library.load(name)
    self.titleColour = titleColour
    shown = theme.titled(titleColour)
  }

  /// Every theme to choose from, which folders are listed for.
  var names: [String] { library.names }

  /// Whether the terminal's background decides.
  var followsTerminal: Bool { choice == .terminal }

  private static func standard(_ appearance: Theme.Appearance) -> String {
    switch appearance {
    case .dark: "default-dark"
    case .light: "default-light"
    }
  }

  /// `15;0` is white on black; the last number is the background's.
  private static func appearance(ofColours text: String?) -> Theme.Appearance {
    guard let last = text?.split(separator: ";").last, let number = Int(last) else { return .dark }
    return number == 7 || number > 8 ? .light : .dark
  }

  /// Takes a theme for a look, or for good.
  ///
  /// - Returns: what is wrong with it, if it cannot be used.
  mutating func choose(_ wanted: String, isFinal: Bool) -> String {
    do {
      theme = try library.load(wanted)
      name = wanted
      complaint = ""
      if isFinal {
        choice = .chooser
        show()
      }
      return ""
    } catch {
      return words.reason(error)
    }
  }

  /// The terminal has reported its background.
  ///
  /// - Returns: whether the theme is another now.
  mutating func follow(background: RGB) -> Bool {
    appearance = background.luminance < Theme.lightFrom ? .dark : .light
    isAppearanceKnown = true
    let wasUnknown = isBackgroundUnknown
    isBackgroundUnknown = false
    if followsTerminal, wasUnknown, name == Self.standard(appearance) { return true }
    guard followsTerminal, name != Self.standard(appearance) else { return false }
    return choose(Self.standard(appearance), isFinal: false).isEmpty
  }

  /// The terminal does not tell its background: what is chosen by nobody has to hold on any.
  ///
  /// - Returns: whether the theme looks different now.
  mutating func followNothing() -> Bool {
    guard followsTerminal, !isAppearanceKnown, !isBackgroundUnknown else { return false }
    isBackgroundUnknown = true
    return true
  }

  private mutating func show() {
    shown = theme.titled(titleColour)
    shown.isBackgroundKnown = !isBackgroundUnknown || !followsTerminal
  }

  /// Files of themes or the settings have changed.
  ///
  /// - Returns: the event for the screen.
  mutating func reread() -> [DashboardEvent] {
    var events: [DashboardEvent] = [.themes(library.names)]
    do {
      let isRenamed = try rereadSettings()
      let new = try library.load(name)
      complaint = ""
      guard new != theme || isRenamed else { return events }
      theme = new
      events.append(.themeReread(name: name))
    } catch {
      let reason = words.reason(error)
      guard reason != complaint else { return events }
      complaint = reason
      events.append(.themed(name: name, warning: complaint))
    }
    return events
  }

  /// - Returns: whether the settings name another theme now.
  private mutating func rereadSettings() throws(SettingsError) -> Bool {
    guard choice != .option else { return false }
    let wanted: String?
    do {
      wanted = try Settings.load(from: settingsFile).theme?.text
    } catch let error as SettingsError {
      throw error
    } catch {
      throw SettingsError(file: settingsFile) { _ in "\(error)" }
    }
    guard wanted != settingsTheme else { return false }
    let new = wanted ?? Self.standard(appearance)
    _ = try library.load(new)
    settingsTheme = wanted
    choice = wanted == nil ? .terminal : .settings
    name = new
    return true
  }
}
