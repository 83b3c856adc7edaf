extension RememberedFleet {
  /// Reads what ``encoded()`` wrote. Nothing in the bytes is believed: every length is held against
  /// what is left, and every number against what it counts.
  ///
  /// - Throws: what is wrong with the bytes as a whole; nothing is taken out of damaged ones.
  package init(decoding bytes: [UInt8]) throws(RememberedProblem) {
    guard bytes.count >= Self.headerSize, bytes.starts(with: Self.magic) else { throw .damaged }
    let decoded = bytes.withUnsafeBytes { raw -> Result<RememberedFleet, RememberedProblem> in
      var reader = ByteReader(raw, from: Self.magic.count)
      let version = reader.number(as: UInt32.self)
      guard version <= Self.version else { return .failure(.newerVersion) }
      let checksum = reader.number(as: UInt64.self)
      guard version == Self.version, checksum == Self.checksum(of: bytes),
        let fleet = reader.fleet()
      else { return .failure(.damaged) }
      return .success(fleet)
    }
    self = try decoded.get()
  }
}

/// Reads on and on, and says at the end whether there was always something to read: a row costs
/// no check but those of its bounds.
private struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var index: Int
  private var hasFailed = false

  /// The fewest bytes of a row: flags, two places, two empty texts and two empty lists.
  private static let smallestRow = 7

  init(_ bytes: UnsafeRawBufferPointer, from index: Int) {
    self.bytes = bytes
    self.index = index
  }

  mutating func fleet() -> RememberedFleet? {
    let asOf = Timestamp(milliseconds: Int64(bitPattern: number(as: UInt64.self)))
    let account = text()
    let traits = list(smallest: 8) { $0.traits() }
    let tags = list(smallest: 1) { $0.list(smallest: 2) { Tag(key: $0.text(), value: $0.text()) } }
    guard !hasFailed else { return nil }
    let instances = list(smallest: Self.smallestRow) { $0.row(traits, tags) }
    guard !hasFailed, index == bytes.count else { return nil }
    return RememberedFleet(asOf: asOf, account: account, instances: instances)
  }

  private mutating func traits() -> SharedTraits {
    let payModes = RememberedFleet.payModes
    let payMode = Int(byte())
    if payMode >= payModes.count { hasFailed = true }
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

  private mutating func row(_ traits: [SharedTraits], _ tags: [[Tag]]) -> Instance? {
    let flags = byte()
    let (traitsPlace, tagsPlace) = (count(), count())
    guard traitsPlace < traits.count, tagsPlace < tags.count else { return failed() }
    let key = InstanceKey(
      product: flags & RememberedFleet.isEdgeZone == 0 ? .ecm : .edgezone, id: text())
    let name = text()
    let publicIPs = list(smallest: 1) { $0.text() }
    let privateIPs = list(smallest: 1) { $0.text() }
    var created: Timestamp?
    if flags & RememberedFleet.hasCreated != 0 {
      created = Timestamp(milliseconds: Int64(bitPattern: number(as: UInt64.self)))
    }
    return Instance(
      Instance.Fields(
        key: key, name: name, shared: traits[traitsPlace], publicIPs: publicIPs,
        privateIPs: privateIPs, tags: tags[tagsPlace], created: created))
  }

  /// - Parameter smallest: The fewest bytes that one of them takes, so that a count that cannot be
  ///   is refused before it is given memory.
  private mutating func list<Element>(
    smallest: Int, _ element: (inout ByteReader) -> Element?
  ) -> [Element] {
    let count = count()
    guard count > 0, count <= (bytes.count - index) / smallest else {
      if count > 0 { hasFailed = true }
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      guard !hasFailed, let element = element(&self) else { return [] }
      elements.append(element)
    }
    return elements
  }

  private mutating func failed() -> Instance? {
    hasFailed = true
    return nil
  }

  private mutating func byte() -> UInt8 {
    guard index < bytes.count else {
      hasFailed = true
      return 0
    }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func number<Number: FixedWidthInteger>(as type: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - index >= size else {
      hasFailed = true
      return 0
    }
    defer { index += size }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: type))
  }

  private mutating func count() -> Int {
    var value = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      let byte = byte()
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    hasFailed = true
    return 0
  }

  private mutating func text() -> String {
    let count = count()
    guard count <= bytes.count - index else {
      hasFailed = true
      return ""
    }
    defer { index += count }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes[index..<index + count]), as: UTF8.self)
  }
}
