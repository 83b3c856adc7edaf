/// The identity of an instance wherever it is shown, marked, planned or recorded.
///
/// The product is part of it: an id's prefix does not tell the product (`ein-` names ECM instances
/// and EdgeZone private networks alike).
package struct InstanceKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  // In this order, so that an instance finds place for nothing else behind the product.
  package var id: String
  package var product: Product

  package init(product: Product, id: String) {
    self.product = product
    self.id = id
  }

  package var description: String { "\(product.rawValue)/\(id)" }

  /// In one number: keys are looked up by the hundred thousand.
  package func hash(into hasher: inout Hasher) { hasher.combine(tableHash(seed: 0)) }

  /// For tables of this target.
  func tableHash(seed: UInt64) -> UInt64 {
    id.withBytes { Self.tableHash($0, of: product, seed: seed) }
  }

  static func tableHash(
    _ id: UnsafeBufferPointer<UInt8>, of product: Product, seed: UInt64
  ) -> UInt64 {
    ByteHash.of(
      UnsafeRawBufferPointer(id),
      seed: seed ^ UInt64(product.code) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// A different seed in each process, so that ids cannot be chosen to collide.
  static let tableSeed = UInt64(truncatingIfNeeded: Hasher().finalize())

  package static func < (left: InstanceKey, right: InstanceKey) -> Bool {
    (left.product, left.id) < (right.product, right.id)
  }
}

/// A label that the account has put on an instance (ECM only; EdgeZone answers none).
package struct Tag: Hashable, Sendable {
  package var key: String
  package var value: String

  package init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// How an instance is paid for, as far as the API says.
package enum PayMode: String, Sendable, Hashable, CaseIterable {
  case postpaid, prepaid, unknown
}

/// One machine as the API last answered it. Absent text is empty, since EdgeZone itself sends
/// empty strings for what is not there; absent times are nil.
///
/// A fleet has a hundred thousand of them, which are sorted, filtered and handed around: one is a
/// reference and a number, so that a copy costs the same whatever it holds, and what many have in
/// common is kept once, behind ``shared``.
///
/// An instance that was listed has a body of its own. One that was remembered is a row of the
/// bytes that were read, and what is asked of it is taken out of them then: most of a fleet is
/// never looked at between a start and the listing that follows.
package struct Instance: Hashable, Sendable {
  /// The storage: a ``Body`` or ``RememberedRows``, depending on `row`.
  private var store: any AnyObject & Sendable
  private var row: Int32

  /// The row number of an instance with its own body.
  private static let ownBody: Int32 = -1

  private final class Body: Sendable {
    let fields: Fields
    /// In seconds since 1970, 0 where there is none: it takes the place that is left behind the fields.
    let terminatingSince: UInt32
    /// Their ids with commas between: most instances have one, which a text holds in itself.
    let interfaces: String

    init(_ fields: Fields, interfaces: String, terminatingSince: UInt32 = 0) {
      self.fields = fields
      self.terminatingSince = terminatingSince
      self.interfaces = interfaces
    }
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

  /// - Parameter interfaces: see ``Instance/interfaces``.
  package init(_ fields: Fields, interfaces: [String] = []) {
    let isUsable = !interfaces.contains { $0.isEmpty || $0.utf8.contains(UInt8(ascii: ",")) }
    store = Body(fields, interfaces: isUsable ? interfaces.joined(separator: ",") : "")
    row = Self.ownBody
  }

  /// The same instance, first seen in `terminating` then.
  private init(_ instance: Instance, terminatingSince: Timestamp) {
    store = Body(
      instance.fields, interfaces: instance.joinedInterfaces,
      terminatingSince: UInt32(clamping: terminatingSince.seconds))
    row = Self.ownBody
  }

  /// A row of what was remembered, which has been checked.
  init(_ rows: RememberedRows, row: Int32) {
    store = rows
    self.row = row
  }

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

  package static func == (left: Instance, right: Instance) -> Bool {
    (left.store === right.store && left.row == right.row) || left.fields == right.fields
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(fields) }

  /// Whether it is the same copy of the same answer, which what is no part of what makes two equal has
  /// in common too.
  package func isSameObject(as other: Instance) -> Bool {
    store === other.store && row == other.row
  }

  /// Reads from the body or the row. The kind of storage never changes, so the cast is unchecked.
  @inline(__always)
  private func read<Value>(
    _ own: (Body) -> Value, _ remembered: (RememberedRows, Int) -> Value
  ) -> Value {
    row == Self.ownBody
      ? own(unsafeDowncast(store, to: Body.self))
      : remembered(unsafeDowncast(store, to: RememberedRows.self), Int(row))
  }
}

extension Instance {
  package var fields: Fields {
    get { read({ $0.fields }, { $0.fields(of: $1) }) }
    set { self = Instance(newValue, interfaces: interfaces) }
  }

  /// The ids of its network interfaces as they were listed (ECM); empty where they are not known, and
  /// of a cached row. No part of what makes two instances equal.
  package var interfaces: [String] { joinedInterfaces.split(separator: ",").map(String.init) }

  private var joinedInterfaces: String { read({ $0.interfaces }, { _, _ in "" }) }

  /// When an inventory first saw it in the phase `terminating`, to the second; nil in any other phase,
  /// and where nobody has looked. No part of what makes two instances equal.
  package var terminatingSince: Timestamp? {
    let seconds = read({ $0.terminatingSince }, { $0.terminatingSince(of: $1) })
    return seconds > 0 && state.phase == .terminating ? Timestamp(seconds: Int64(seconds)) : nil
  }

  /// The same instance, first seen in `terminating` at that time.
  func terminating(since time: Timestamp) -> Instance {
    Instance(self, terminatingSince: time)
  }

  package var key: InstanceKey {
    get { read({ $0.fields.key }, { $0.key(of: $1) }) }
    set { fields.key = newValue }
  }

  package var id: String { key.id }

  /// The bytes of the id, without creating a string.
  @inline(__always)
  func withIDBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    read({ $0.fields.key.id.withBytes(body) }, { $0.withID(of: $1, body) })
  }
  package var product: Product { read({ $0.fields.key.product }, { $0.product(of: $1) }) }

  package var name: String {
    get { read({ $0.fields.name }, { $0.name(of: $1) }) }
    set { fields.name = newValue }
  }

  package var shared: SharedTraits { read({ $0.fields.shared }, { $0.shared(of: $1) }) }

  /// Identifies ``shared`` while it is alive. The low four bits are free.
  var sharedAddress: UInt {
    read(
      { UInt(bitPattern: Unmanaged.passUnretained($0.fields.shared).toOpaque()) },
      { $0.sharedAddress(of: $1) })
  }

  package var publicIPs: [String] {
    get { read({ $0.fields.publicIPs }, { $0.fields(of: $1).publicIPs }) }
    set { fields.publicIPs = newValue }
  }

  package var privateIPs: [String] {
    get { read({ $0.fields.privateIPs }, { $0.fields(of: $1).privateIPs }) }
    set { fields.privateIPs = newValue }
  }

  package var tags: [Tag] {
    get { read({ $0.fields.tags }, { $0.tags(of: $1) }) }
    set { fields.tags = newValue }
  }

  /// nil where the API sent none or one that cannot be read.
  package var created: Timestamp? {
    get { read({ $0.fields.created }, { $0.fields(of: $1).created }) }
    set { fields.created = newValue }
  }
}
