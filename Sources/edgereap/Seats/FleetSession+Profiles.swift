import Canvas
import Dashboard
import Fleet
import Words

extension FleetSession {
  /// The session of another profile of the settings, beside this one.
  ///
  /// What the command line says about safety holds there too: `--read-only`, and
  /// `--override-protection` for the rules that may be lifted there. What it says about one fleet does
  /// not: site, endpoint, regions and products are the profile's own.
  ///
  /// - Throws: as ``open(_:ending:host:paths:isQuiet:reason:usesTerminal:beside:)`` does, and where this
  ///   run was sent to an endpoint and the profile names none: its keys are for neither that endpoint
  ///   nor, unasked, for the real services.
  func opening(_ name: String) throws -> FleetSession {
    let settings = try Settings.load(from: paths.settingsFile)
    if hasNamedEndpoint, let profile = settings.profiles[name], profile.endpoint == nil {
      throw Exit(.refused) { $0.endpointOfAnother(name) }
    }
    return try FleetSession.open(
      options.forProfile(name), ending: CommandLog(), host: host.forOtherProfiles, paths: paths,
      under: policySource, isQuiet: true, usesTerminal: true, beside: self)
  }

  /// The profiles of the settings as they are now. Asks nobody for keys.
  func profilesNow(saying words: Words) -> DashboardEvent {
    do {
      return .profiles(try Settings.load(from: paths.settingsFile).profileEntries)
    } catch {
      return .profilesFailed(reason: words.reason(error))
    }
  }

  /// The profile as it was opened; nil where none was chosen.
  var profileEntry: ProfileEntry? {
    profileName.isEmpty ? nil : ProfileEntry(profileName, profile)
  }

  /// Whether an option or the environment named the endpoint.
  private var hasNamedEndpoint: Bool {
    options.endpoint != nil || host.variables[HostEnvironment.endpoint] != nil
  }
}

extension CloudOptions {
  /// The options as they hold for another profile than the one they were given for.
  func forProfile(_ name: String) -> CloudOptions {
    var options = self
    options.profile = name
    (options.site, options.endpoint) = (nil, nil)
    (options.regions, options.products) = ([], [])
    return options
  }
}

extension HostEnvironment {
  fileprivate static let endpoint = "EDGEREAP_ENDPOINT"

  /// Without what was set for the profile that the program was started with.
  fileprivate var forOtherProfiles: HostEnvironment {
    var host = self
    for name in [Self.endpoint, "EDGEREAP_PROFILE"] { host.variables[name] = nil }
    return host
  }
}

extension Settings {
  /// The profiles by name, as the screen lists them.
  var profileEntries: [ProfileEntry] {
    profiles.sorted { $0.key < $1.key }.map { ProfileEntry($0, $1) }
  }
}

extension ProfileEntry {
  fileprivate init(_ name: String, _ profile: ProfileSettings) {
    self.init(
      name: name, site: profile.site ?? .intl, endpoint: profile.endpoint ?? "",
      colour: profile.titleColour?.name ?? "", isReadOnly: profile.readOnly,
      accounts: profile.accounts ?? [],
      hasOwnKeys: profile.credentialProcess != nil || profile.tccliProfile != nil)
  }
}
