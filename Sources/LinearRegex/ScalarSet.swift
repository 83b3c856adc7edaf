/// Unicode scalars as ranges in order, none of which touch.
struct ScalarSet: Sendable {
  private(set) var ranges: [ClosedRange<UInt32>]

  static let all = ScalarSet([0...0x10FFFF])

  init(_ ranges: [ClosedRange<UInt32>]) {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  var complement: ScalarSet {
    var rest: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { rest.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { rest.append(next...0x10FFFF) }
    return ScalarSet(rest)
  }

  /// The set with both cases of every letter. Large ranges beyond ASCII keep their case: scripts
  /// with thousands of letters have none.
  var withBothCases: ScalarSet {
    var both = ranges
    for range in ranges {
      guard range.count <= 512 || range.upperBound < 128 else {
        if range.lowerBound < 128 {
          both += ScalarSet([range.lowerBound...127]).withBothCases.ranges
        }
        continue
      }
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        for mapping in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
          let scalars = mapping.unicodeScalars
          if scalars.count == 1, let other = scalars.first {
            both.append(other.value...other.value)
          }
        }
      }
    }
    return ScalarSet(both)
  }
}

extension ScalarSet {
  /// The UTF-8 of all of these scalars: sequences of one to four ranges of bytes.
  var byteSequences: [[ClosedRange<UInt8>]] {
    ranges.flatMap { Self.sequences(of: $0) }
  }

  private static func sequences(of range: ClosedRange<UInt32>) -> [[ClosedRange<UInt8>]] {
    let (low, high) = (range.lowerBound, range.upperBound)
    // Surrogates are no scalars and have no UTF-8.
    if low < 0xD800, high >= 0xD800 {
      return sequences(of: low...0xD7FF) + (high > 0xDFFF ? sequences(of: 0xE000...high) : [])
    }
    if (0xD800...0xDFFF).contains(low) {
      return high > 0xDFFF ? sequences(of: 0xE000...high) : []
    }
    for limit: UInt32 in [0x7F, 0x7FF, 0xFFFF] where low <= limit && limit < high {
      return sequences(of: low...limit) + sequences(of: limit + 1...high)
    }
    guard high > 0x7F else { return [[UInt8(low)...UInt8(high)]] }
    // Where the leading bytes differ, the trailing ones have to run over their whole range.
    for bits in [6, 12, 18] as [UInt32] {
      let mask: UInt32 = (1 << bits) - 1
      guard low & ~mask != high & ~mask else { break }
      if low & mask != 0 {
        return sequences(of: low...(low | mask)) + sequences(of: (low | mask) + 1...high)
      }
      if high & mask != mask {
        return sequences(of: low...(high & ~mask) - 1) + sequences(of: (high & ~mask)...high)
      }
    }
    return [zip(encoded(low), encoded(high)).map { $0...$1 }]
  }

  private static func encoded(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
  }
}
