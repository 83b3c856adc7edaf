/// The traits that many instances share: one zone, one image of one module in one state.
package struct InstanceTraits: Hashable, Sendable {
  /// ECM: `Position.RegionInfo.Region`; EdgeZone: the parent region of its zone.
  package var region: String
  package var zone: String
  package var state: InstanceState
  /// EdgeZone `OperateStatus`; ECM `LatestOperation:LatestOperationState`.
  package var operateState: String
  package var type: String
  package var payMode: PayMode
  /// ECM `ModuleName`; EdgeZone none.
  package var module: String
  /// ECM `ModuleId`; EdgeZone none.
  package var moduleID: String
  /// ECM `ISP`, the carrier's id; EdgeZone none.
  package var isp = ""

  package init(
    region: String = "", zone: String = "", state: InstanceState, operateState: String = "",
    type: String = "", payMode: PayMode = .unknown, module: String = "", moduleID: String = ""
  ) {
    self.region = region
    self.zone = zone
    self.state = state
    self.operateState = operateState
    self.type = type
    self.payMode = payMode
    self.module = module
    self.moduleID = moduleID
  }
}

/// Traits behind one reference. Two of them are equal when their traits are, be they one object
/// or not.
package final class SharedTraits: Hashable, Sendable {
  package let traits: InstanceTraits

  package init(_ traits: InstanceTraits) { self.traits = traits }

  package static func == (left: SharedTraits, right: SharedTraits) -> Bool {
    left === right || left.traits == right.traits
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(traits) }
}

/// Keeps one copy of each set of traits and of each list of tags, for code that creates instances by
/// the thousand.
package struct SharingPool: Sendable {
  /// A service cannot make it grow for ever.
  private static let capacity = 20_000
  private var traits: [InstanceTraits: SharedTraits] = [:]
  private var tags: Set<[Tag]> = []

  package init() {}

  package mutating func shared(_ traits: InstanceTraits) -> SharedTraits {
    if let known = self.traits[traits] { return known }
    if self.traits.count >= Self.capacity { self.traits = [:] }
    let new = SharedTraits(traits)
    self.traits[traits] = new
    return new
  }

  package mutating func shared(_ tags: [Tag]) -> [Tag] {
    guard !tags.isEmpty else { return [] }
    if self.tags.count >= Self.capacity { self.tags = [] }
    return self.tags.insert(tags).memberAfterInsert
  }
}

extension Instance {
  package var traits: InstanceTraits {
    get { shared.traits }
    set { fields.shared = SharedTraits(newValue) }
  }

  package var region: String {
    get { shared.traits.region }
    set { traits.region = newValue }
  }

  package var zone: String {
    get { shared.traits.zone }
    set { traits.zone = newValue }
  }

  package var state: InstanceState {
    get { shared.traits.state }
    set { traits.state = newValue }
  }

  package var operateState: String {
    get { shared.traits.operateState }
    set { traits.operateState = newValue }
  }

  package var type: String {
    get { shared.traits.type }
    set { traits.type = newValue }
  }

  package var payMode: PayMode {
    get { shared.traits.payMode }
    set { traits.payMode = newValue }
  }

  package var module: String {
    get { shared.traits.module }
    set { traits.module = newValue }
  }

  package var moduleID: String {
    get { shared.traits.moduleID }
    set { traits.moduleID = newValue }
  }
}
