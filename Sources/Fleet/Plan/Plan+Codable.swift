/// The contract's spelling of a plan: `version account site endpoint created_at digest phrase
/// options missing instances`, those that are held back with `held_back{code,message}`.
extension Plan: Codable {
  private enum CodingKeys: String, CodingKey {
    case version, account, site, endpoint, digest, phrase, options, missing, instances, follows
    case created = "created_at"
    case secretIDSuffix = "secret_id_suffix"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let account = try container.decodeIfPresent(String.self, forKey: .account)
    self.init(
      version: try container.decode(Int.self, forKey: .version),
      identity: FleetIdentity(
        site: try container.decode(Site.self, forKey: .site),
        endpoint: try container.decode(String.self, forKey: .endpoint),
        account: account.map { Account(id: $0) },
        secretIDSuffix: try container.decode(String.self, forKey: .secretIDSuffix)),
      created: try container.decode(Timestamp.self, forKey: .created),
      options: try container.decode(TerminationOptions.self, forKey: .options),
      missing: try container.decode([MissingPart].self, forKey: .missing),
      instances: try container.decode([PlannedInstance].self, forKey: .instances),
      follows: try container.decodeIfPresent(String.self, forKey: .follows),
      claimedDigest: try container.decode(String.self, forKey: .digest))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(identity.account?.id, forKey: .account)
    try container.encode(identity.site, forKey: .site)
    try container.encode(identity.endpoint, forKey: .endpoint)
    try container.encode(identity.secretIDSuffix, forKey: .secretIDSuffix)
    try container.encode(created, forKey: .created)
    try container.encode(digest, forKey: .digest)
    try container.encode(phrase, forKey: .phrase)
    try container.encode(options, forKey: .options)
    try container.encode(missing, forKey: .missing)
    try container.encode(instances, forKey: .instances)
    try container.encodeIfPresent(follows, forKey: .follows)
  }
}

/// An instance with `held_back` beside its own fields.
extension PlannedInstance: Codable {
  private enum CodingKeys: String, CodingKey {
    case hold = "held_back"
  }

  package init(from decoder: any Decoder) throws {
    self.init(
      instance: try Instance(from: decoder),
      hold: try decoder.container(keyedBy: CodingKeys.self)
        .decodeIfPresent(Hold.self, forKey: .hold))
  }

  package func encode(to encoder: any Encoder) throws {
    try instance.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(hold, forKey: .hold)
  }
}
