/// A generator whose numbers are the same on every machine and in every version of Swift, which
/// the library's own does not promise (Steele, Lea, Flood: Fast Splittable PRNGs, 2014).
struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// From 0 to below 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// From 0 to below the bound, which is above 0.
  mutating func below(_ bound: Int) -> Int { Int(unit() * Double(bound)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// The tail of an id: eight lower-case letters and digits.
  mutating func tail() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    var bits = next()
    var bytes: [UInt8] = []
    for _ in 0..<8 {
      bytes.append(letters[Int(bits % 36)])
      bits /= 36
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A stable number for a text, so that what happens to an instance does not depend on the
  /// order of the requests.
  static func hash(_ seed: UInt64, _ texts: String...) -> UInt64 {
    var hash = seed ^ 0xCBF2_9CE4_8422_2325
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      hash = mixed(hash &+ 0x9E37_79B9_7F4A_7C15)
    }
    return hash
  }

  /// The same as a number from 0 to below 1.
  static func unit(_ seed: UInt64, _ texts: String...) -> Double {
    var combined = seed
    for text in texts { combined = hash(combined, text) }
    return Double(combined >> 11) * 0x1p-53
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
