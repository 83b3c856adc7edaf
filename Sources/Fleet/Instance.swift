/// What identifies an instance wherever it is shown, marked, planned or recorded.
///
/// The product is part of it: an id's prefix does not tell the product (`ein-` names ECM instances
/// and EdgeZone private networks alike).
package struct InstanceKey: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package var product: Product
  package var id: String

  package init(product: Product, id: String) {
    self.product = product
    self.id = id
  }

  package var description: String { "\(product.rawValue)/\(id)" }

  package static func < (left: InstanceKey, right: InstanceKey) -> Bool {
    (left.product, left.id) < (right.product, right.id)
  }
}

/// A label that the account has put on an instance (ECM only; EdgeZone answers none).
package struct Tag: Hashable, Sendable, Codable {
  package var key: String
  package var value: String

  package init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// How an instance is paid for, as far as the API says.
package enum PayMode: String, Sendable, Codable, Hashable {
  case postpaid, prepaid, unknown
}

/// One machine as the API last answered it. Absent text is empty, since EdgeZone itself sends
/// empty strings for what is not there; absent times are nil.
package struct Instance: Hashable, Sendable {
  package var key: InstanceKey
  package var name: String
  /// ECM: `Position.RegionInfo.Region`; EdgeZone: the parent region of its zone.
  package var region: String
  package var zone: String
  package var state: InstanceState
  /// EdgeZone `OperateStatus`; ECM `LatestOperation:LatestOperationState`.
  package var operateState: String
  package var type: String
  package var publicIPs: [String]
  package var privateIPs: [String]
  package var tags: [Tag]
  /// nil where the API sent none or one that cannot be read.
  package var created: Timestamp?
  package var payMode: PayMode
  /// ECM `ModuleName`; EdgeZone none.
  package var module: String
  /// ECM `ModuleId`; EdgeZone none.
  package var moduleID: String

  package init(
    key: InstanceKey, name: String = "", region: String = "", zone: String = "",
    state: InstanceState, operateState: String = "", type: String = "",
    publicIPs: [String] = [], privateIPs: [String] = [], tags: [Tag] = [],
    created: Timestamp? = nil, payMode: PayMode = .unknown, module: String = "",
    moduleID: String = ""
  ) {
    self.key = key
    self.name = name
    self.region = region
    self.zone = zone
    self.state = state
    self.operateState = operateState
    self.type = type
    self.publicIPs = publicIPs
    self.privateIPs = privateIPs
    self.tags = tags
    self.created = created
    self.payMode = payMode
    self.module = module
    self.moduleID = moduleID
  }

  package var id: String { key.id }
  package var product: Product { key.product }
}
