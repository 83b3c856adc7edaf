import Fleet

extension Instance {
  /// An instance of which a test says only what it is about.
  static func sample(
    _ id: String = "ein-1", product: Product = .ecm, name: String = "cdn-cache-1",
    region: String = "ap-guangzhou", zone: String = "ap-guangzhou-ecm-1",
    state: String = "RUNNING", operateState: String = "", type: String = "",
    publicIPs: [String] = [], privateIPs: [String] = [], tags: [Tag] = [],
    created: Timestamp? = nil, payMode: PayMode = .unknown, module: String = "",
    moduleID: String = ""
  ) -> Instance {
    Instance(
      key: InstanceKey(product: product, id: id), name: name, region: region, zone: zone,
      state: InstanceState(rawValue: state), operateState: operateState, type: type,
      publicIPs: publicIPs, privateIPs: privateIPs, tags: tags, created: created,
      payMode: payMode, module: module, moduleID: moduleID)
  }
}

extension Timestamp {
  /// Noon of a day in 2026, by which tests count ages.
  static let noon = Timestamp(seconds: 1_785_585_600)
}

extension FleetIdentity {
  static let sample = FleetIdentity(
    site: .cn, endpoint: "", account: Account(id: "100000000012"), secretIDSuffix: "wxyz")
}

/// Not SHA-256: as good where nobody attacks, FNV-1a over the bytes.
func sampleDigest(_ bytes: [UInt8]) -> [UInt8] {
  let hash = bytes.reduce(14_695_981_039_346_656_037 as UInt64) {
    ($0 ^ UInt64($1)) &* 1_099_511_628_211
  }
  return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
}

extension Plan {
  static func sample(
    _ instances: [PlannedInstance], options: TerminationOptions = TerminationOptions(),
    discipline: Discipline = Discipline(), identity: FleetIdentity = .sample,
    missing: [MissingPart] = [], follows: String? = nil
  ) -> Plan {
    Plan(
      identity: identity, created: .noon, options: options, discipline: discipline,
      missing: missing, instances: instances, follows: follows, digest: sampleDigest)
  }

  static func sample(targets: [Instance]) -> Plan {
    sample(targets.map { PlannedInstance(instance: $0) })
  }
}
