import Fleet
import HTTPTransport

/// Several places in order. The first that is set up is the one that is used.
package struct CredentialChain: CredentialSource {
  package var sources: [any CredentialSource]

  package init(_ sources: [any CredentialSource]) { self.sources = sources }

  package var name: String { "credentials" }

  package func load() async throws(CredentialError) -> LoadedCredential? {
    for source in sources {
      if let loaded = try await source.load() { return loaded }
    }
    throw CredentialError.none(sources.map(\.name).joined(separator: ", "))
  }
}

/// The settings for keys.
package struct CredentialSettings: Sendable {
  /// A command of the chosen profile, split into words by ``CredentialProcess``.
  package var process: String?
  /// A tccli profile that was asked for by name.
  package var tccliProfile: String?
  /// Whether the metadata service of a CVM may be asked. Elsewhere that is a vain look at the
  /// network.
  package var usesInstanceRole: Bool
  package var metadataAddress: String
  package var role: AssumedRole?

  package init(
    process: String? = nil, tccliProfile: String? = nil, usesInstanceRole: Bool = false,
    metadataAddress: String = InstanceRole.address, role: AssumedRole? = nil
  ) {
    self.process = process
    self.tccliProfile = tccliProfile
    self.usesInstanceRole = usesInstanceRole
    self.metadataAddress = metadataAddress
    self.role = role
  }
}

extension CredentialChain {
  /// The order of the contract: the profile, the environment, tccli, the SDK's files, the web identity
  /// of TKE, the role of the CVM; and a role to assume on top of any of them. A profile of tccli that is
  /// named and missing ends the search.
  ///
  /// - Parameter wire: For the metadata service.
  package static func standard(
    settings: CredentialSettings, environment: [String: String], home: String,
    files: any FileReader = POSIXFileReader(), wire: APIWire, sts: TokenService
  ) -> any CredentialSource {
    var sources: [any CredentialSource] = []
    if let process = settings.process {
      sources.append(CredentialProcess(command: process, environment: environment))
    } else if let profile = settings.tccliProfile {
      sources.append(
        TCCLIFile(
          profile: profile, home: home, files: files, wallClock: wire.wallClock,
          isRequired: true))
    } else {
      let profile = namedProfile(environment)
      sources = [
        EnvironmentKeys(environment),
        TCCLIFile(
          profile: profile ?? "default", home: home, files: files, wallClock: wire.wallClock,
          isRequired: profile != nil),
        INIFile(path: "\(home)/.tencentcloud/credentials", files: files),
        INIFile(path: "/etc/tencentcloud/credentials", files: files, isShared: true),
        WebIdentity(environment: environment, files: files, sts: sts),
      ]
      if settings.usesInstanceRole {
        sources.append(
          InstanceRole(transport: wire.transport, address: settings.metadataAddress))
      }
    }
    return AssumedRoleSource(base: CredentialChain(sources), role: settings.role, sts: sts)
  }

  private static func namedProfile(_ environment: [String: String]) -> String? {
    Variables(environment)["TCCLI_PROFILE"]
  }

  /// The profile of tccli that the environment names and that is not used, since the keys of the
  /// environment come first; nil where none is passed over.
  package static func profilePassedOver(
    settings: CredentialSettings, environment: [String: String]
  ) -> String? {
    guard settings.process == nil, settings.tccliProfile == nil,
      EnvironmentKeys(environment).areSet
    else { return nil }
    return namedProfile(environment)
  }
}

/// A role to assume with the keys of another source.
package struct AssumedRoleSource: CredentialSource {
  private let base: any CredentialSource
  private let role: AssumedRole?
  private let sts: TokenService

  /// - Parameter role: nil leaves it to the source, and its keys as they are where it names none.
  package init(base: any CredentialSource, role: AssumedRole?, sts: TokenService) {
    self.base = base
    self.role = role
    self.sts = sts
  }

  package var name: String { base.name }

  package func load() async throws(CredentialError) -> LoadedCredential? {
    guard let loaded = try await base.load() else { return nil }
    guard let role = role ?? loaded.role else { return loaded }
    return try await sts.assume(role, with: loaded)
  }
}
