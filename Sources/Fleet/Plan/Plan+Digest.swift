extension Plan {
  /// Whether the plan is what it was when it was frozen.
  package func isIntact(digest: Digest) -> Bool {
    Self.versions.contains(version) && self.digest == Self.hexadecimal(digest(canonicalBytes))
  }

  /// Every field, each with its length before it, so that no two plans share their bytes.
  var canonicalBytes: [UInt8] {
    var bytes = CanonicalBytes()
    bytes.bytes.reserveCapacity(instances.count * 256)
    bytes.append(String(version))
    bytes.append(identity.site.rawValue)
    bytes.append(identity.endpoint)
    bytes.append(identity.account?.id)
    bytes.append(identity.secretIDSuffix)
    bytes.append(String(created.milliseconds))
    bytes.append(options.destroysAssociatedResources ? "destroy" : "keep")
    bytes.append(options.schedule.map { "\($0.instant.milliseconds) \($0.zoneOffset)" })
    if version > 1 { bytes.append(discipline) }
    bytes.append(follows)
    bytes.append(String(missing.count))
    for part in missing {
      bytes.append(part.product.rawValue)
      bytes.append(part.region)
      bytes.append(part.reason.text)
    }
    bytes.append(String(instances.count))
    for planned in instances { bytes.append(planned) }
    return bytes.bytes
  }

  /// As digests are written: two lower-case digits for each byte.
  package static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

private struct CanonicalBytes {
  var bytes: [UInt8] = []
  /// What came to an instance after the digest had its order. It stands with its name, where it has a
  /// value, so that the digests of older plans are what they were.
  private static let laterTraits = InstanceField.traits.filter { trait in
    ![.region, .zone, .operate, .type, .module, .moduleID].contains(trait.field)
  }
  /// What instances have in common, as it was written for the first of them.
  private var common: [UInt8] = []
  private var written: [ObjectIdentifier: (place: Range<Int>, kind: Range<Int>)] = [:]

  mutating func append(_ text: String?) {
    guard let text else { return bytes.append(UInt8(ascii: "-")) }
    appendDecimal(text.utf8.count)
    bytes.append(UInt8(ascii: ":"))
    text.withBytes { bytes.append(contentsOf: $0) }
  }

  /// In decimal digits. Of a hundred thousand instances there are two million such numbers.
  private mutating func appendDecimal(_ number: Int) {
    if number >= 10 { appendDecimal(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  mutating func append(_ discipline: Discipline) {
    append(discipline.reason)
    append(discipline.stopAfter.description)
    append(discipline.canary.description)
  }

  mutating func append(_ list: [String]) {
    append(String(list.count))
    for item in list { append(item) }
  }

  mutating func append(_ tags: [Tag]) {
    append(String(2 * tags.count))
    for tag in tags {
      append(tag.key)
      append(tag.value)
    }
  }

  mutating func append(_ planned: PlannedInstance) {
    let instance = planned.instance
    let shared = instance.shared
    let known = written[ObjectIdentifier(shared)]
    append(instance.product.rawValue)
    append(instance.id)
    append(instance.name)
    let place = append(known?.place) { bytes in
      bytes.append(shared.traits.region)
      bytes.append(shared.traits.zone)
      bytes.append(shared.traits.state.rawValue)
      bytes.append(shared.traits.operateState)
      bytes.append(shared.traits.type)
    }
    append(instance.publicIPs)
    append(instance.privateIPs)
    append(instance.tags)
    append(instance.created.map { String($0.milliseconds) })
    let kind = append(known?.kind) { bytes in
      bytes.append(shared.traits.payMode.rawValue)
      bytes.append(shared.traits.module)
      bytes.append(shared.traits.moduleID)
    }
    if known == nil { written[ObjectIdentifier(shared)] = (place, kind) }
    for (field, path) in Self.laterTraits where !shared.traits[keyPath: path].isEmpty {
      bytes.append(UInt8(ascii: "+"))
      append(field.name)
      append(shared.traits[keyPath: path])
    }
    append(planned.hold?.code)
    append(planned.hold?.message)
  }

  /// What stands at `range` of what is common, or what is written where nothing does yet.
  ///
  /// - Returns: where it stands for the next.
  private mutating func append(
    _ range: Range<Int>?, or write: (inout CanonicalBytes) -> Void
  ) -> Range<Int> {
    if let range {
      bytes.append(contentsOf: common[range])
      return range
    }
    let (start, first) = (bytes.count, common.count)
    write(&self)
    common += bytes[start...]
    return first..<common.count
  }
}
