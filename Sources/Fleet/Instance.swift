/// What identifies an instance wherever it is shown, marked, planned or recorded.
///
/// The product is part of it: an id's prefix does not tell the product (`ein-` names ECM instances
/// and EdgeZone private networks alike).
package struct InstanceKey: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  // In this order, so that an instance finds place for nothing else behind the product.
  package var id: String
  package var product: Product

  package init(product: Product, id: String) {
    self.product = product
    self.id = id
  }

  package var description: String { "\(product.rawValue)/\(id)" }

  /// In one number: marks are looked up by the hundred thousand.
  package func hash(into hasher: inout Hasher) {
    let seed: UInt64 = product == .ecm ? 1 : 2
    hasher.combine(id.withBytes { ByteHash.of(UnsafeRawBufferPointer($0), seed: seed) })
  }

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
///
/// A fleet has a hundred thousand of them, which are sorted, filtered and handed around: one is a
/// single reference, so that a copy costs the same whatever it holds, and what many have in common
/// is kept once, behind ``shared``.
package struct Instance: Hashable, Sendable {
  private var body: Body

  private final class Body: Sendable {
    let fields: Fields

    init(_ fields: Fields) { self.fields = fields }
  }

  /// What an instance is, as a plain value. Where many fields change at once, this is what to
  /// change.
  package struct Fields: Hashable, Sendable {
    package var key: InstanceKey
    package var name: String
    /// Where it is, what it is and how it is: one object for all instances of which that is
    /// equal, as far as whoever made them saw to it with a ``SharingPool``.
    package var shared: SharedTraits
    package var publicIPs: [String]
    package var privateIPs: [String]
    package var tags: [Tag]
    /// nil where the API sent none or one that cannot be read.
    package var created: Timestamp?

    package init(
      key: InstanceKey, name: String, shared: SharedTraits, publicIPs: [String] = [],
      privateIPs: [String] = [], tags: [Tag] = [], created: Timestamp? = nil
    ) {
      self.key = key
      self.name = name
      self.shared = shared
      self.publicIPs = publicIPs
      self.privateIPs = privateIPs
      self.tags = tags
      self.created = created
    }
  }

  package init(_ fields: Fields) { body = Body(fields) }

  package init(
    key: InstanceKey, name: String = "", region: String = "", zone: String = "",
    state: InstanceState, operateState: String = "", type: String = "",
    publicIPs: [String] = [], privateIPs: [String] = [], tags: [Tag] = [],
    created: Timestamp? = nil, payMode: PayMode = .unknown, module: String = "",
    moduleID: String = ""
  ) {
    let traits = InstanceTraits(
      region: region, zone: zone, state: state, operateState: operateState, type: type,
      payMode: payMode, module: module, moduleID: moduleID)
    self.init(
      Fields(
        key: key, name: name, shared: SharedTraits(traits), publicIPs: publicIPs,
        privateIPs: privateIPs, tags: tags, created: created))
  }

  package var fields: Fields {
    get { body.fields }
    set { body = Body(newValue) }
  }

  package static func == (left: Instance, right: Instance) -> Bool {
    left.body === right.body || left.body.fields == right.body.fields
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(body.fields) }
}

extension Instance {
  package var key: InstanceKey {
    get { body.fields.key }
    set { fields.key = newValue }
  }

  package var id: String { body.fields.key.id }
  package var product: Product { body.fields.key.product }

  package var name: String {
    get { body.fields.name }
    set { fields.name = newValue }
  }

  package var shared: SharedTraits { body.fields.shared }

  package var publicIPs: [String] {
    get { body.fields.publicIPs }
    set { fields.publicIPs = newValue }
  }

  package var privateIPs: [String] {
    get { body.fields.privateIPs }
    set { fields.privateIPs = newValue }
  }

  package var tags: [Tag] {
    get { body.fields.tags }
    set { fields.tags = newValue }
  }

  /// nil where the API sent none or one that cannot be read.
  package var created: Timestamp? {
    get { body.fields.created }
    set { fields.created = newValue }
  }
}
