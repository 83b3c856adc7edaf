/// The bytes of one input, taken from the front.
struct Input {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { rest = ArraySlice(bytes) }

  /// A choice that is not part of what is parsed; 0 at the end.
  mutating func choice() -> UInt8 { rest.popFirst() ?? 0 }

  /// One of so many.
  mutating func choice(of count: Int) -> Int { Int(choice()) % count }

  /// Everything that is left.
  var bytes: [UInt8] { Array(rest) }
  var text: String { String(decoding: rest, as: UTF8.self) }

  /// What is left, cut at each end of a line.
  var lines: [[UInt8]] {
    rest.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
  }
}

/// FNV-1a four times over: as good as SHA-256 where nobody attacks, and many times quicker.
@Sendable func quickDigest(_ bytes: [UInt8]) -> [UInt8] {
  (0..<4).flatMap { round -> [UInt8] in
    let hash = bytes.reduce(14_695_981_039_346_656_037 &+ UInt64(round)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
  }
}
