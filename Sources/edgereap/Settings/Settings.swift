import Canvas
import Dashboard
import Fleet
import LinearRegex
import Words

/// What an operator has decided once, for every run. Every value has a default, and the file may
/// be missing.
struct Settings: Sendable, Hashable {
  /// The profile that is used when none is named.
  var profile: PlacedText?
  var profiles: [String: ProfileSettings] = [:]
  var protection: [ProtectionRule] = []
  /// Where the file names regions, zones and times, in its order.
  var claims: [SettingsClaim] = []
  /// What has to keep running.
  var keep: [KeepRule] = []
  /// Whether the rules that come with the program hold.
  var keepsShippedProtection = true
  /// Rules that `--override-protection` may lift; nil where the file does not say.
  var liftableRules: [PlacedText]?
  /// Of these, those that the policy does not let it lift.
  var barredRules: Set<String> = []
  var largestOperation: OperationLimit?
  /// What a new plan has where the operator says nothing else.
  var discipline = Discipline()
  /// The reason of every plan has to satisfy each of these.
  var requiredReasons: [TextPattern] = []
  /// What the policy asks of every plan.
  var floor = DisciplineFloor.nothing
  /// What is asked for before a plan is sent.
  var approval = ApprovalSettings()
  var countdown = 3
  var onDisconnect = OnDisconnect.pause
  /// Seconds east of UTC of ECM's zoneless times, once an operator vouches for it; nil is the
  /// inferred UTC+8.
  var ecmZoneOffset: Int?
  var slowAfter: Int64 = 600
  var stuckAfter: Int64 = 3600
  var requestTimeout: Int64 = 30
  /// How far a reading may be behind the service, in seconds.
  var readingLag: Int64 = 30
  var callsPerSecond = 20
  var theme: PlacedText?
  var language: Language?
  var slowLink = false
  /// For screen readers and braille.
  var isAccessible = false
  var mouse = true
  /// How an operator who looks elsewhere is notified.
  var notify = NotifySettings()
  /// Where else each operation is written down; nil is the journal alone.
  var audit: Audit?
  /// Milliseconds that an Escape waits for what makes it a sequence; nil is as long as the link needs.
  var escapeDelay: Int?
  var startFilter: FilterText?
  /// Those of views too, as they are in the file.
  var filterTexts: [FilterText] = []
  /// Those of views too.
  var savedFilters = SavedFilters()
  var views: [SavedView] = []
  /// As shipped where none were chosen.
  var columns = ListColumn.standard
  var order = ListColumn.standardOrder
  var grouping = Grouping.none
  /// Key names by command name.
  var keys: [KeyBinding] = []
  /// What the file has, with the place of each value.
  var entries: [SettingsEntry] = []

  enum OnDisconnect: String, CaseIterable, Sendable { case pause, finish }

  /// Where operations are written down beside their journals.
  enum Audit: String, CaseIterable, Sendable { case syslog }

  /// With its place, since conflicts are found later.
  struct KeyBinding: Sendable, Hashable {
    var command: String
    var keys: [String]
    var line: Int
    var column: Int
  }

  /// The rules in force, before any is lifted.
  var rules: [ProtectionRule] {
    (keepsShippedProtection ? ProtectionRule.shipped : []) + protection
  }

  /// Names that no further rule may have: lifting one would lift both.
  var ruleNames: Set<String> {
    Set((ProtectionRule.shipped + protection).map(\.name) + keep.map(\.name))
  }
}

/// One account, or one way to reach it.
struct ProfileSettings: Sendable, Hashable {
  var site: Site?
  var endpoint: String?
  var regions: [String] = []
  var products: [Product] = []
  var readOnly = false
  /// Accounts that may be terminated in; nil is any.
  var accounts: [String]?
  var credentialProcess: String?
  var tccliProfile: String?
  var usesInstanceRole = false
  /// Rules that hold under this profile beside those of every one.
  var protection: [ProfileRule] = []
  /// Behind the title, so that one account is not taken for another.
  var titleColour: Colour?
  /// nil is the documented one.
  var metadataAddress: String?
  var assumedRole: RoleSettings?

  /// With its place, since its name is held against all others later.
  struct ProfileRule: Sendable, Hashable {
    var rule: ProtectionRule
    var line: Int
    var column: Int
  }

  struct RoleSettings: Sendable, Hashable {
    var arn: String
    var sessionName: String
    var seconds: Int
  }
}
