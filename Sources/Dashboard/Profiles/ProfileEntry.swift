package import Fleet

/// Whether there are profiles that the screen can switch to.
package enum ProfileChoice: Sendable, Hashable {
  /// The settings have none.
  case none
  case settings
  /// The built-in simulator has one account.
  case demo
}

/// One profile as the settings describe it. Nothing was asked of anybody yet, and its keys were not
/// looked for.
package struct ProfileEntry: Sendable, Hashable {
  /// Empty for what the program was started with where that was no profile.
  package var name: String
  package var site: Site
  /// The one address that it names for every service; empty for none.
  package var endpoint: String
  /// The colour of the title, as the settings may write it; empty for the theme's.
  package var colour: String
  package var isReadOnly: Bool
  /// The accounts in which it may terminate; empty where it names none.
  package var accounts: [String]
  /// Whether it says where its keys come from. Profiles that do not share those of the environment.
  package var hasOwnKeys: Bool

  package init(
    name: String, site: Site = .intl, endpoint: String = "", colour: String = "",
    isReadOnly: Bool = false, accounts: [String] = [], hasOwnKeys: Bool = true
  ) {
    self.name = name
    self.site = site
    self.endpoint = endpoint
    self.colour = colour
    self.isReadOnly = isReadOnly
    self.accounts = accounts
    self.hasOwnKeys = hasOwnKeys
  }
}

/// A profile that is open and not on the screen.
package struct OtherProfile: Sendable, Hashable {
  /// As the settings described it when it was opened.
  package var entry: ProfileEntry
  package var identity: FleetIdentity
  package var activity: ProfileActivity

  package init(_ entry: ProfileEntry, identity: FleetIdentity, activity: ProfileActivity) {
    self.entry = entry
    self.identity = identity
    self.activity = activity
  }

  package var name: String { entry.name }
}
