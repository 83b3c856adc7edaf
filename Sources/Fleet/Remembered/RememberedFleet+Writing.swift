/// The form of remembered bytes. Numbers are little-endian; a count is written seven bits to a
/// byte, low ones first; a text is the count of its bytes and they.
///
///     edgereap            8 bytes
///     version             4 bytes
///     checksum            8 bytes, over all that follows
///     asOf                8 bytes, milliseconds since 1970
///     account             text
///     names of texts      count, and each: text, of the fields that traits have besides; version 1
///                         had a fixed set
///     traits              count, and each: pay mode, state, and a text for each name
///     lists of tags       count, and each: count, keys and values
///     rows                count, and each: flags, traits, tags, id, name, addresses, created,
///                         and since version 3 when it was first seen terminating
///
/// Most of a fleet is said once, in the traits and the tags, and a row is read in one pass over
/// about sixty bytes.
extension RememberedFleet {
  static let magic = Array("edgereap".utf8)
  static let version: UInt32 = 3
  static let headerSize = 20

  /// Flags of a row: its product's code in bits 0, 2, 3 and 4, and which times follow.
  static let hasCreated: UInt8 = 2
  /// In seconds, 4 bytes.
  static let hasSince: UInt8 = 1 << 5

  static func flags(of product: Product) -> UInt8 { product.code & 1 | (product.code & ~1) << 1 }

  /// nil for a code that this edgereap does not know.
  @inline(__always)
  static func product(_ flags: UInt8) -> Product? { Product(code: flags & 1 | flags >> 1 & 0b1110) }

  static let payModes: [PayMode] = [.unknown, .postpaid, .prepaid]

  package func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(instances.count * 96 + 4096)
    writer.bytes += Self.magic
    writer.number(Self.version)
    writer.number(0 as UInt64)
    writer.number(UInt64(bitPattern: asOf.milliseconds))
    writer.text(account)
    let (traits, tags) = writeShared(&writer)
    writer.count(instances.count)
    for instance in instances {
      let fields = instance.fields
      writer.row(
        fields, since: instance.terminatingSince,
        traits: traits[ObjectIdentifier(fields.shared)] ?? 0, tags: tags[fields.tags] ?? 0)
    }
    Self.seal(&writer.bytes)
    return writer.bytes
  }

  /// Writes the shared traits and returns the index of each.
  private func writeShared(
    _ writer: inout ByteWriter
  ) -> (traits: [ObjectIdentifier: Int], tags: [[Tag]: Int]) {
    var traitPlaces: [ObjectIdentifier: Int] = [:]
    var placeByValue: [InstanceTraits: Int] = [:]
    var traits: [InstanceTraits] = []
    var tagPlaces: [[Tag]: Int] = [[]: 0]
    var tags: [[Tag]] = [[]]
    for instance in instances {
      let shared = instance.shared
      if traitPlaces[ObjectIdentifier(shared)] == nil {
        let place = placeByValue[shared.traits] ?? traits.count
        if place == traits.count { traits.append(shared.traits) }
        placeByValue[shared.traits] = place
        traitPlaces[ObjectIdentifier(shared)] = place
      }
      if !instance.tags.isEmpty, tagPlaces[instance.tags] == nil {
        tagPlaces[instance.tags] = tags.count
        tags.append(instance.tags)
      }
    }
    writer.texts(InstanceField.traits.map(\.field.name))
    writer.count(traits.count)
    for traits in traits { writer.traits(traits) }
    writer.count(tags.count)
    for list in tags { writer.tags(list) }
    return (traitPlaces, tagPlaces)
  }

  /// Puts the checksum of everything behind it into its place.
  static func seal(_ bytes: inout [UInt8]) {
    let checksum = checksum(of: bytes)
    for index in 0..<8 {
      bytes[headerSize - 8 + index] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt64(index)))
    }
  }

  static func checksum(of bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes {
      ByteHash.of(UnsafeRawBufferPointer(rebasing: $0[headerSize...]), seed: 1)
    }
  }
}

private struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func number(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func count(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ text: String) {
    count(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func texts(_ texts: [String]) {
    count(texts.count)
    for text in texts { self.text(text) }
  }

  mutating func traits(_ traits: InstanceTraits) {
    bytes.append(UInt8(RememberedFleet.payModes.firstIndex(of: traits.payMode) ?? 0))
    text(traits.state.rawValue)
    for (_, path) in InstanceField.traits { text(traits[keyPath: path]) }
  }

  mutating func tags(_ tags: [Tag]) {
    count(tags.count)
    for tag in tags {
      text(tag.key)
      text(tag.value)
    }
  }

  mutating func row(_ fields: Instance.Fields, since: Timestamp?, traits: Int, tags: Int) {
    bytes.append(
      RememberedFleet.flags(of: fields.key.product)
        | (fields.created == nil ? 0 : RememberedFleet.hasCreated)
        | (since == nil ? 0 : RememberedFleet.hasSince))
    count(traits)
    count(tags)
    text(fields.key.id)
    text(fields.name)
    texts(fields.publicIPs)
    texts(fields.privateIPs)
    if let created = fields.created { number(UInt64(bitPattern: created.milliseconds)) }
    if let since { number(UInt32(clamping: since.seconds)) }
  }
}
