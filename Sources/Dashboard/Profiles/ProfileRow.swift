import Fleet
import Words

/// One line of the list of profiles: what the settings say of it, and what is known of it now.
struct ProfileRow {
  enum Standing { case shown, open, closed }

  var entry: ProfileEntry
  var standing = Standing.closed
  /// Known only of one that is open.
  var account: String?
  var activity = ProfileActivity()
  /// Other open profiles of the same account.
  var twins: [String] = []
}

extension ProfilesState {
  /// Those of the settings and those that are open and not there, by name.
  func rows(on screen: DashboardState) -> [ProfileRow] {
    let open = [screen.asOther] + screen.others
    let missing = open.filter { profile in !entries.contains { $0.name == profile.name } }
    return (missing.map(\.entry) + entries).sorted { $0.name < $1.name }.map { entry in
      var row = ProfileRow(entry: entry)
      guard let profile = open.first(where: { $0.name == entry.name }) else { return row }
      row.standing = entry.name == screen.configuration.profile ? .shown : .open
      row.entry.site = profile.identity.site
      row.entry.endpoint = profile.identity.endpoint
      row.account = profile.identity.account?.id
      row.activity = profile.activity
      row.twins = open.filter { $0.name != entry.name && $0.identity.isTwin(of: profile.identity) }
        .map(\.name)
      return row
    }
  }
}

extension FleetIdentity {
  /// Whether both are known to be the same account.
  fileprivate func isTwin(of other: FleetIdentity) -> Bool {
    account != nil && site == other.site && account?.id == other.account?.id
  }
}
