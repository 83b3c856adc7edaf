/// The traits that a simulated world has. None of them holds in the world that the documents describe.
package struct WorldTraits: Sendable, Hashable {
  private var values: [WorldTrait: FaultValue] = [:]

  package init() {}

  /// A trait and its value, written `NAME[=VALUE]`.
  package struct Choice: Sendable, Hashable {
    package var trait: WorldTrait
    package var value: FaultValue

    package init(parsing text: String) throws(SyntaxError) {
      let equals = text.firstIndex(of: "=")
      let name = String(text[..<(equals ?? text.endIndex)])
      guard let trait = WorldTrait(rawValue: name) else { throw .unknownName(name) }
      let rule = trait.definition.value
      let value = rule.value(equals.map { String(text[text.index(after: $0)...]) })
      guard let value else { throw .badValue(trait, rule) }
      self.trait = trait
      self.value = value
    }
  }

  /// What is wrong with a text that was meant to be a trait.
  package enum SyntaxError: Error, Equatable {
    case unknownName(String)
    case badValue(WorldTrait, FaultKind.ValueRule)
  }

  /// The last choice of a trait holds.
  package init(_ choices: [Choice]) {
    values = Dictionary(choices.map { ($0.trait, $0.value) }) { $1 }
  }

  package init(parsing texts: [String]) throws(SyntaxError) {
    var choices: [Choice] = []
    for text in texts { choices.append(try Choice(parsing: text)) }
    self.init(choices)
  }

  func has(_ trait: WorldTrait) -> Bool { values[trait] != nil }

  func number(_ trait: WorldTrait) -> Int? {
    guard case .number(let number) = values[trait] else { return nil }
    return Int(number)
  }
}

extension WorldTraits {
  /// The fields of an instance that are left out: all but its id, its state, its region and zone, and its
  /// creation, which are neither nullable nor ever empty (documented).
  var omittedFields: Set<String> { has(.missingOptionalFields) ? Self.optionalFields : [] }

  private static let optionalFields: Set<String> = [
    "InstanceName", "UUID", "Image", "SimpleModule", "Internet", "InstanceTypeConfig", "TagSet",
    "LatestOperation", "LatestOperationState", "RestrictState", "SystemDiskSize", "DataDiskSize",
    "PayMode", "ExpireTime", "IsolatedTime", "RenewFlag", "ExpireState", "SystemDisk", "DataDisks",
    "NewFlag", "SecurityGroupIds", "VirtualPrivateCloud", "ISP", "PhysicalPosition", "MachineId",
    "InstanceType", "ImageId", "VersionNumber", "OperateStatus", "PrivateNetworkId", "PrivateIp",
    "PrivateIpV6", "PublicNetworkId", "PublicIp", "PublicIpV6", "FileSystemType", "InstanceFamily",
    "InstanceFamilyName", "CpuType", "Cpu", "Memory",
  ]

  /// A state as this world spells it.
  func spelled(_ state: String) -> String {
    switch values[.states] {
    case .word("upper"): state.uppercased()
    case .word: state.lowercased()
    default: state
    }
  }

  /// Whether a value of a filter by state means this state.
  func means(_ value: String, _ state: String) -> Bool {
    value == state || has(.filtersIgnoreCase) && value.lowercased() == state.lowercased()
  }

  /// A time as ECM writes it, without a zone.
  func ecmTime(_ instant: Int64) -> String {
    has(.timesAreUTC) ? ClockText.plain(instant) : ClockText.beijing(instant)
  }

  /// Reads a time of ECM. nil if it is no such time.
  func ecmTime(parsing text: String) -> Int64? {
    ClockText.beijing(parsing: text).map {
      has(.timesAreUTC) ? $0 + ClockText.beijingOffset : $0
    }
  }

  /// An id as this world spells it. Ids of both generations stay apart.
  func spelled(id: String) -> String {
    guard has(.otherIDPrefix), let prefix = Self.otherPrefixes[String(id.prefix(4))] else {
      return id
    }
    return prefix + id.dropFirst(4)
  }

  private static let otherPrefixes = ["ein-": "ecm-", "epm-": "ins-", "bms-": "ims-"]
}
