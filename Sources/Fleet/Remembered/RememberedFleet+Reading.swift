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
      guard version == Self.version, checksum == Self.checksum(of: bytes),
        let fleet = reader.fleet(in: bytes)
      else { return .failure(.damaged) }
      return .success(fleet)
    }
    self = try decoded.get()
  }
}

extension ByteReader {
  /// - Parameter bytes: those that are read.
  fileprivate mutating func fleet(in bytes: [UInt8]) -> RememberedFleet? {
    let asOf = Timestamp(milliseconds: Int64(bitPattern: number(as: UInt64.self)))
    let account = text()
    let traits = list(smallest: 8) { $0.traits() }
    let tags = list(smallest: 1) { $0.list(smallest: 2) { Tag(key: $0.text(), value: $0.text()) } }
    guard !hasFailed,
      let (starts, unusual) = rows(traits: traits.count, tags: tags.count)
    else { return nil }
    let rows = RememberedRows(bytes, starts: starts, traits: traits, tags: tags)
    var instances = starts.indices.map { Instance(rows, row: Int32($0)) }
    // An id that is more than ASCII is what the text made of it is, and no run of bytes.
    for row in unusual { instances[row] = Instance(rows.fields(of: row)) }
    return RememberedFleet(asOf: asOf, account: account, instances: instances)
  }

  private mutating func traits() -> SharedTraits {
    let payModes = RememberedFleet.payModes
    let payMode = Int(byte())
    if payMode >= payModes.count { fail() }
    let region = text()
    let zone = text()
    let state = InstanceState(rawValue: text())
    let operateState = text()
    let type = text()
    let module = text()
    return SharedTraits(
      InstanceTraits(
        region: region, zone: zone, state: state, operateState: operateState, type: type,
        payMode: payMode < payModes.count ? payModes[payMode] : .unknown, module: module,
        moduleID: text()))
  }

  /// Where each row starts, and the numbers of those with an unusual id; nil where the rows do not
  /// end with the bytes, or one of them is none.
  private mutating func rows(traits: Int, tags: Int) -> (starts: [UInt32], unusual: [Int])? {
    let count = count()
    guard !hasFailed, count <= rest / RememberedRows.smallest else { return nil }
    var isSound = true
    var unusual: [Int] = []
    let starts = [UInt32](unsafeUninitializedCapacity: count) { starts, filled in
      while isSound, filled < count {
        starts[filled] = UInt32(index)
        isSound = skipRow(traits: traits, tags: tags) { unusual.append(filled) }
        filled += 1
      }
    }
    return isSound && rest == 0 ? (starts, unusual) : nil
  }

  /// Goes over one row, and says whether it is one.
  private mutating func skipRow(traits: Int, tags: Int, unusual: () -> Void) -> Bool {
    let flags = byte()
    let (traitsPlace, tagsPlace) = (count(), count())
    if !textBytes().isASCII { unusual() }
    skipText()
    skipTexts()
    skipTexts()
    if flags & RememberedFleet.hasCreated != 0 { skip(8) }
    return !hasFailed && traitsPlace < traits && tagsPlace < tags
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var isASCII: Bool { reduce(0, |) < 0x80 }
}
