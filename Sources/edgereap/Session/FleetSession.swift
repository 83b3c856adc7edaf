import Fleet
import HTTPTransport
import Logging
import Reaper
import TC3Signer
import TencentCloud
import Words

/// Whose fleet it is, how it is reached and which rules hold: what every command stands on, put
/// together once.
struct FleetSession: Sendable {
  let host: HostEnvironment
  let paths: Paths
  let settings: Settings
  /// Empty where none was chosen.
  let profileName: String
  let profile: ProfileSettings
  /// Where the policy of the host is read, and what it was when the session was opened. Settings and
  /// profile hold together with it.
  let policySource: PolicySource
  let policy: HostPolicy
  private(set) var options: CloudOptions
  let service: TencentCloudService
  let transport: CurlTransport
  let diagnostics: Diagnostics
  /// nil where operations are reported to nobody outside of this program.
  let reports: OperationReports?
  /// Gets what is to be done at the end.
  private let ending: CommandLog
  /// Of nothing where no log was asked for.
  var log: Logger { diagnostics.log }

  /// - Parameters:
  ///   - ending: Gets the log, and the reports that its end waits for.
  ///   - policySource: of the policy that the session is under.
  ///   - isQuiet: Whether nothing but errors is said on standard error.
  ///   - reason: Why, for the name of an assumed role's session.
  ///   - usesTerminal: Whether the screen will be on it, so that nothing else may write there.
  ///   - first: The session whose log and trace are this one's too; nil opens them.
  /// - Throws: where settings, profile, endpoint, overrides or the log cannot be used.
  static func open(
    _ options: CloudOptions, ending: CommandLog, host: HostEnvironment = .current(),
    paths: Paths? = nil, under policySource: PolicySource = .host, isQuiet: Bool = false,
    reason: String? = nil, usesTerminal: Bool = false,
    beside first: FleetSession? = nil
  ) throws -> FleetSession {
    try OpenFileLimit.raise()
    let paths = paths ?? Paths(environment: host)
    let policy = policySource.read()
    let settings = try Settings.inForce(from: paths.settingsFile, under: policy)
    var (name, profile) = try chosenProfile(options, host, settings, paths)
    profile = profile.under(policy)
    let endpoint = try endpoint(options, host, profile)
    let diagnostics =
      try first?.diagnostics(of: name)
      ?? Diagnostics(
        options.diagnostics, host: host, usesTerminal: usesTerminal)
    ending.become(diagnostics.log)
    let transport = CurlTransport(configuration: transportConfiguration(host))
    let wire = APIWire(
      transport: transport, endpoint: endpoint, language: .english, version: Version.current,
      timeout: .seconds(settings.requestTimeout), wallClock: HostEnvironment.now,
      observer: diagnostics.observer)
    let clock = ContinuousClock()
    let ledger = FileSlotLedger(
      places: paths.pace, bootID: HostClock.bootID, now: HostClock.now)
    let pacer = Pacer(limit: settings.callsPerSecond, ledger: ledger, clock: clock)
    let sts = TokenService(wire: wire, pacer: pacer, clock: clock, reason: reason)
    let credentials = CredentialStore(
      source: CredentialChain.standard(
        settings: profile.credentials, environment: host.variables, home: host.home, wire: wire,
        sts: sts),
      owner: sts.accountID, wallClock: HostEnvironment.now)
    let ending = first?.ending ?? ending
    let reports = OperationReports(settings, host: host, profile: name, log: diagnostics.log)
    if let reports { ending.add(reports, isWatched: host.isErrorTerminal) }
    let service = TencentCloudService(
      wire: wire, credentials: credentials, pacer: pacer, clock: clock, accounts: ledger,
      zoneOffset: settings.ecmZoneOffset ?? 8 * 3600)
    var session = FleetSession(
      host: host, paths: paths, settings: settings, profileName: name, profile: profile,
      policySource: policySource, policy: policy, options: options, service: service,
      transport: transport, diagnostics: diagnostics, reports: reports, ending: ending)
    session.noteOpening(site: endpoint.site, address: endpoint.address)
    if first == nil { try session.checkOverrides() } else { session.dropVainOverrides() }
    if !isQuiet, let name = session.profilePassedOver {
      StandardStreams.tell(Words.spoken.profilePassedOver(name))
    }
    // The screen says it itself.
    if !isQuiet, !usesTerminal { policy.sayUntrusted() }
    return session
  }

  /// An override that lifts nothing is said at the start, rather than found out at the last look.
  private func checkOverrides() throws(Exit) {
    let refused = gate.protection.refusedOverrides
    guard !refused.isEmpty else { return }
    throw Exit(.refused) { words in
      refused.map { words.overrideRefused($0.rule, $0.1) }.joined(separator: "\n")
    }
  }

  /// An override was given for the rules of the first profile. Here it lifts those that may be lifted.
  private mutating func dropVainOverrides() {
    let vain = Set(gate.protection.refusedOverrides.map(\.rule))
    options.overriddenRules.removeAll { vain.contains($0) }
  }

  /// The log and the trace of this run, with the name of a further profile in each line.
  private func diagnostics(of profile: String) -> Diagnostics {
    var diagnostics = diagnostics
    diagnostics.log[metadataKey: "profile"] = "\(profile)"
    return diagnostics
  }

  static func chosenProfile(
    _ options: CloudOptions, _ host: HostEnvironment, _ settings: Settings, _ paths: Paths
  ) throws(Exit) -> (String, ProfileSettings) {
    let variable = options.profile == nil ? try host.own("EDGEREAP_PROFILE") : nil
    guard let name = options.profile ?? variable ?? settings.profile?.text else {
      return ("", ProfileSettings())
    }
    guard let profile = settings.profiles[name] else {
      throw Exit(.settings) {
        $0.complaint(paths.settingsFile, settings.missingProfile(name)($0))
      }
    }
    return (name, profile)
  }

  private static func endpoint(
    _ options: CloudOptions, _ host: HostEnvironment, _ profile: ProfileSettings
  ) throws(Exit) -> Endpoint {
    let site = options.site ?? profile.site ?? .intl
    let variable = options.endpoint == nil ? try host.own("EDGEREAP_ENDPOINT") : nil
    guard let address = options.endpoint ?? variable ?? profile.endpoint else {
      return Endpoint(site: site)
    }
    // Whoever names one, from a variable that nobody set, does not mean the real services.
    guard !address.isEmpty else {
      throw Exit(.usage) { $0.emptyEndpoint }
    }
    do {
      return try Endpoint(site: site, address: address)
    } catch {
      throw Exit(.usage) { $0.endpoint(error) }
    }
  }

  private static func transportConfiguration(
    _ host: HostEnvironment
  ) -> CurlTransport.Configuration {
    CurlTransport.Configuration(
      userAgent: "edgereap/\(Version.current)",
      // Wide enough for both products' listings at once behind one endpoint.
      connectionsPerHost: 48,
      certificateFile: CertificateFile(in: host)?.path,
      proxy: host["https_proxy"] ?? host["HTTPS_PROXY"] ?? host["all_proxy"] ?? host["ALL_PROXY"],
      proxyExceptions: host["no_proxy"] ?? host["NO_PROXY"])
  }
}

extension FleetSession {
  /// The profile that the environment names and whose keys are not used; nil where there is none.
  var profilePassedOver: String? {
    CredentialChain.profilePassedOver(
      settings: profile.credentials, environment: host.variables)
  }

  /// SHA-256 for plans and journals.
  static let digest: Plan.Digest = { MessageDigest.sha256($0) }

  var products: [Product] {
    if !options.products.isEmpty { return options.products }
    return profile.products.isEmpty ? Product.allCases : profile.products
  }

  var regions: Set<String> {
    Set(options.regions.isEmpty ? profile.regions : options.regions)
  }

  var journal: JournalDirectory {
    JournalDirectory(path: paths.operations, digest: Self.digest)
  }

  /// The longest in seconds that readings need to settle an unknown outcome.
  var settlingLimit: Int64 { reaperSettings.settlingLimit.components.seconds }

  private var reaperSettings: ReaperSettings {
    var settings = ReaperSettings()
    settings.requestTimeout = .seconds(self.settings.requestTimeout)
    settings.readingLag = .seconds(self.settings.readingLag)
    settings.lag = LagCeilings(
      slow: .seconds(self.settings.slowAfter), stuck: .seconds(self.settings.stuckAfter))
    return settings
  }

  var reaper: Reaper {
    Reaper(
      service: service, journal: journal, clock: ContinuousClock(), now: HostEnvironment.now,
      digest: Self.digest, random: { Double.random(in: 0..<1) }, settings: reaperSettings,
      process: host.process, report: reports?.observer)
  }

  /// - Parameter regions: nil is those that the options ask for.
  func listing(
    of regions: Set<String>? = nil, report: @escaping @Sendable (ListingEvent) -> Void
  ) -> FleetListing {
    FleetListing(
      service: service, products: products, regions: regions ?? self.regions,
      now: HostEnvironment.now,
      report: { [log] event in
        log.note(event)
        report(event)
      })
  }

  /// Lets libcurl be opened while the first call is put together.
  func prepareTransport() { transport.prepare() }

  /// Ends the transport's thread and waits for it: what libcurl frees must not meet what the
  /// process takes down when it exits.
  func close() { transport.shutdown() }

  /// Whose instances these are.
  func identity() async throws(Exit) -> FleetIdentity {
    do throws(ServiceFailure) {
      return try await service.identity()
    } catch {
      throw Exit(error)
    }
  }
}

extension ProfileSettings {
  fileprivate var credentials: CredentialSettings {
    CredentialSettings(
      process: credentialProcess, tccliProfile: tccliProfile, usesInstanceRole: usesInstanceRole,
      metadataAddress: metadataAddress ?? InstanceRole.address,
      role: assumedRole.map {
        AssumedRole(arn: $0.arn, sessionName: $0.sessionName, seconds: $0.seconds)
      })
  }
}
