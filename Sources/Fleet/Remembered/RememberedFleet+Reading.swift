extension RememberedFleet {
  /// Reads what ``encoded()`` wrote. Nothing in the bytes is believed: every length is held against
  /// what is left, and every number against what it counts. What the rows say stays in the bytes,
  /// behind ``RememberedRows``, until somebody asks.
  ///
  /// - Throws: what is wrong with the bytes as a whole; nothing is taken out of damaged ones.
  package init(decoding bytes: [UInt8]) throws(RememberedProblem) {
    guard bytes.count >= Self.headerSize, bytes.count <= Int32.max,
      bytes.starts(with: Self.magic)
    else { throw .damaged }
    let decoded = bytes.withUnsafeBytes { raw -> Result<RememberedFleet, RememberedProblem> in
      var reader = ByteReader(raw, from: Self.magic.count)
      let version = reader.number(as: UInt32.self)
      guard version <= Self.version else { return .failure(.newerVersion) }
      let checksum = reader.number(as: UInt64.self)
      guard version >= 1, checksum == Self.checksum(of: bytes),
        let fleet = reader.fleet(in: bytes, version: version)
      else { return .failure(.damaged) }
      return .success(fleet)
    }
    self = try decoded.get()
  }
}

extension ByteReader {
  /// - Parameter bytes: those that are read.
  fileprivate mutating func fleet(in bytes: [UInt8], version: UInt32) -> RememberedFleet? {
    let asOf = Timestamp(milliseconds: Int64(bitPattern: number(as: UInt64.self)))
    let account = text()
    let names = version == 1 ? [] : texts()
    // What this edgereap does not know is read and let go.
    let fields = names.map { InstanceField(name: $0)?.trait }
    let traits = list(smallest: version == 1 ? 8 : 2 + names.count) {
      version == 1 ? $0.firstTraits() : $0.traits(fields)
    }
    let tags = list(smallest: 1) { $0.list(smallest: 2) { Tag(key: $0.text(), value: $0.text()) } }
    guard !hasFailed,
      let (starts, unusual, isInOrder) = rows(traits: traits.count, tags: tags.count)
    else { return nil }
    let rows = RememberedRows(bytes, starts: starts, traits: traits, tags: tags)
    var instances = starts.indices.map { Instance(rows, row: Int32($0)) }
    // An id that is more than ASCII is what the text made of it is, and no run of bytes.
    for row in unusual {
      let since = instances[row].terminatingSince
      let own = Instance(rows.fields(of: row))
      instances[row] = since.map(own.terminating) ?? own
    }
    guard unusual.isEmpty else {
      return RememberedFleet(asOf: asOf, account: account, instances: instances)
    }
    return RememberedFleet(
      asOf: asOf, account: account, instances: instances, isInOrder: isInOrder)
  }

  private mutating func traits(_ fields: [TraitPath?]) -> SharedTraits {
    let payMode = payMode()
    var traits = InstanceTraits(state: InstanceState(rawValue: text()), payMode: payMode)
    for field in fields {
      let value = text()
      if let field { traits[keyPath: field] = value }
    }
    return SharedTraits(traits)
  }

  /// Reads the traits of version 1.
  private mutating func firstTraits() -> SharedTraits {
    let payMode = payMode()
    let (region, zone) = (text(), text())
    let state = InstanceState(rawValue: text())
    let (operateState, type, module, moduleID) = (text(), text(), text(), text())
    return SharedTraits(
      InstanceTraits(
        region: region, zone: zone, state: state, operateState: operateState, type: type,
        payMode: payMode, module: module, moduleID: moduleID))
  }

  private mutating func payMode() -> PayMode {
    let payModes = RememberedFleet.payModes
    let payMode = Int(byte())
    guard payMode < payModes.count else {
      fail()
      return .unknown
    }
    return payModes[payMode]
  }

  /// Where each row starts, the numbers of those with an unusual id, and whether the rows of usual
  /// ids stand in the order of the screen; nil where the rows do not end with the bytes, or one of
  /// them is none.
  private mutating func rows(
    traits: Int, tags: Int
  ) -> (starts: [UInt32], unusual: [Int], isInOrder: Bool)? {
    let count = count()
    guard !hasFailed, count <= rest / RememberedRows.smallest else { return nil }
    var isSound = true
    var unusual: [Int] = []
    var last: RowKey?
    var isInOrder = true
    let starts = [UInt32](unsafeUninitializedCapacity: count) { starts, filled in
      while isSound, filled < count {
        starts[filled] = UInt32(index)
        guard let key = skipRow(traits: traits, tags: tags) else {
          isSound = false
          break
        }
        if !key.id.isASCII { unusual.append(filled) }
        if isInOrder, let last { isInOrder = last.precedes(key) }
        last = key
        filled += 1
      }
    }
    return isSound && rest == 0 ? (starts, unusual, isInOrder) : nil
  }

  /// Goes over one row; nil where it is none.
  @inline(__always)
  private mutating func skipRow(traits: Int, tags: Int) -> RowKey? {
    let flags = byte()
    let (traitsPlace, tagsPlace) = (count(), count())
    guard let product = RememberedFleet.product(flags) else { return nil }
    let key = RowKey(product: product, id: textBytes())
    skipText()
    skipTexts()
    skipTexts()
    if flags & RememberedFleet.hasCreated != 0 { skip(8) }
    if flags & RememberedFleet.hasSince != 0 { skip(4) }
    return !hasFailed && traitsPlace < traits && tagsPlace < tags ? key : nil
  }
}

/// The key of a row, as stored in the bytes.
private struct RowKey {
  var product: Product
  var id: UnsafeBufferPointer<UInt8>

  /// The order of ``RememberedFleet/order``, for ASCII ids.
  func precedes(_ other: RowKey) -> Bool {
    let difference = PlainOrder.compare(id, other.id)
    return difference == 0 ? product < other.product : difference < 0
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var isASCII: Bool { reduce(0, |) < 0x80 }
}
