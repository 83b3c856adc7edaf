package import Canvas
package import Fleet
package import LinearRegex
package import Words

/// The configuration of the screen at the start. Time, hashing and the local clock's offset come in
/// from outside, so that the screen itself stays a pure function.
package struct DashboardConfiguration: Sendable {
  /// The identity known at the start; the account usually arrives later as an event.
  package var identity: FleetIdentity
  /// The name of the profile; empty where none was chosen.
  package var profile: String
  /// The profile as the settings described it at the start; nil where none was chosen.
  package var profileEntry: ProfileEntry?
  /// Whether there are other profiles to switch to.
  package var profileChoice = ProfileChoice.none
  /// Read-only mode, allowed accounts and protection. It is asked again, by others, before the
  /// first request.
  package var gate: TerminationGate
  /// Regions to which listings are restricted; empty is every region.
  package var regions: Set<String>
  package var language: Language
  package var glyphs: Glyphs
  /// No decoration, and lists that turn pages rather than scroll. Changes with the link.
  package var isSlowLink: Bool
  /// One thing at a time, in words, with the terminal's cursor on it: for screen readers and braille.
  package var isAccessible = false
  package var keys: CommandTable
  /// SHA-256.
  package var digest: Plan.Digest
  /// Seconds east of UTC on the operator's clock at a point in time.
  package var localOffset: @Sendable (Timestamp) -> Int
  /// The UTC offset in seconds of ECM times, from the settings; nil if unknown.
  package var ecmZoneOffset: Int?
  /// Seconds between the typed phrase and the first request.
  package var countdown: Int
  /// What the confirmation offers: reason, limit of failures and canary.
  package var discipline = Discipline()
  /// A reason has to match each of these; empty where none is needed.
  package var requiredReasons: [TextPattern] = []
  /// How many others have to sign a plan before it is sent.
  package var neededSignatures = 0
  /// Why a phrase typed here does not count as typed on a terminal, where it has to be.
  package var terminalProblem: ApprovalRefusal.TerminalProblem?
  /// Filters of the settings, by name, those of views too.
  package var savedFilters: SavedFilters
  /// Views of the settings that are more than a filter.
  package var views: [SavedView] = []
  /// Whether there are settings that the screen may change; without them a view is kept for the run.
  package var savesSettings = true
  /// The filter applied at the start; empty is none.
  package var filter: String
  /// Columns of the list, in order; those that do not fit go by their weight.
  package var columns: [ListColumn]
  package var order: SortOrder
  package var grouping: Grouping
  /// A file with a plan that is to be confirmed once the fleet has been listed.
  package var planFile: String?
  /// Names that the chooser offers, in order.
  package var themes: [String]
  package var theme: String
  /// The longest in seconds that readings need to settle an unknown outcome; nil if not known.
  package var settlingLimit: Int64?
  /// A word that stays in the title, for why nothing can be terminated; empty for the usual one.
  package var readOnlyBadge = ""
  /// The message at the start; empty for none.
  package var greeting = ""

  package init(
    identity: FleetIdentity, gate: TerminationGate, digest: @escaping Plan.Digest,
    localOffset: @escaping @Sendable (Timestamp) -> Int = { _ in 0 }
  ) {
    self.identity = identity
    self.gate = gate
    self.digest = digest
    self.localOffset = localOffset
    profile = ""
    regions = []
    language = .english
    glyphs = .unicode
    isSlowLink = false
    keys = .standard
    countdown = 3
    savedFilters = SavedFilters()
    filter = ""
    columns = ListColumn.standard
    order = ListColumn.standardOrder
    grouping = .none
    themes = []
    theme = ""
  }
}
