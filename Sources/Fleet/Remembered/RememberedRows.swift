/// The rows of a cached fleet, as stored in its bytes. A row is decoded when it is
/// asked for: of a hundred thousand only those on the screen are, until the listing has them anew.
///
/// Whoever makes one has gone over all rows before, so that each is whole. Even if not, nothing
/// beyond the bytes is ever read.
final class RememberedRows: Sendable {
  private let bytes: [UInt8]
  private let starts: [UInt32]
  private let traits: [SharedTraits]
  private let tags: [[Tag]]

  /// The fewest bytes of a row: flags, two places, two empty texts and two empty lists.
  static let smallest = 7

  /// - Parameter starts: where each row starts in the bytes, which hold nothing behind the last.
  init(_ bytes: [UInt8], starts: [UInt32], traits: [SharedTraits], tags: [[Tag]]) {
    self.bytes = bytes
    self.starts = starts
    self.traits = traits
    self.tags = tags
  }

  func fields(of row: Int) -> Instance.Fields {
    read(row) { reader in
      let flags = reader.byte()
      let (traitsPlace, tagsPlace) = (reader.count(), reader.count())
      let key = Self.key(flags, reader.text())
      let name = reader.text()
      let publicIPs = reader.texts()
      let privateIPs = reader.texts()
      var created: Timestamp?
      if flags & RememberedFleet.hasCreated != 0 {
        created = Timestamp(milliseconds: Int64(bitPattern: reader.number(as: UInt64.self)))
      }
      return Instance.Fields(
        key: key, name: name, shared: traits[traitsPlace], publicIPs: publicIPs,
        privateIPs: privateIPs, tags: tags[tagsPlace], created: created)
    }
  }

  func key(of row: Int) -> InstanceKey {
    read(row) { reader in
      let flags = reader.byte()
      Self.skipPlaces(&reader)
      return Self.key(flags, reader.text())
    }
  }

  /// All ids here are ASCII, so that their bytes are those of the text.
  @inline(__always)
  func withID<Value>(of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    read(row) { reader in
      reader.skip(1)
      Self.skipPlaces(&reader)
      return body(reader.textBytes())
    }
  }

  func sharedAddress(of row: Int) -> UInt {
    read(row) { reader in
      reader.skip(1)
      return UInt(bitPattern: Unmanaged.passUnretained(traits[reader.count()]).toOpaque())
    }
  }

  /// In seconds since 1970; 0 where there is none, which the first byte of a row says.
  func terminatingSince(of row: Int) -> UInt32 {
    read(row) { reader in
      let flags = reader.byte()
      guard flags & RememberedFleet.hasSince != 0 else { return 0 }
      Self.skipPlaces(&reader)
      for _ in 0..<2 { reader.skipText() }
      for _ in 0..<2 { reader.skipTexts() }
      if flags & RememberedFleet.hasCreated != 0 { reader.skip(8) }
      return reader.number(as: UInt32.self)
    }
  }

  func product(of row: Int) -> Product { read(row) { Self.product($0.byte()) } }

  func name(of row: Int) -> String {
    read(row) { reader in
      reader.skip(1)
      Self.skipPlaces(&reader)
      reader.skipText()
      return reader.text()
    }
  }

  func shared(of row: Int) -> SharedTraits {
    read(row) { reader in
      reader.skip(1)
      return traits[reader.count()]
    }
  }

  func tags(of row: Int) -> [Tag] {
    read(row) { reader in
      reader.skip(1)
      _ = reader.count()
      return tags[reader.count()]
    }
  }

  @inline(__always)
  private func read<Value>(_ row: Int, _ value: (inout ByteReader) -> Value) -> Value {
    bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes, from: Int(starts[row]))
      return value(&reader)
    }
  }

  @inline(__always)
  private static func skipPlaces(_ reader: inout ByteReader) {
    _ = reader.count()
    _ = reader.count()
  }

  private static func key(_ flags: UInt8, _ id: String) -> InstanceKey {
    InstanceKey(product: product(flags), id: id)
  }

  /// The product of a row, which was checked when the rows were read.
  static func product(_ flags: UInt8) -> Product { RememberedFleet.product(flags) ?? .first }
}
