/// Addresses of the ranges that are kept for documentation and for benchmarks (RFC 2544), so that
/// none of them is anybody's.
enum Address {
  static func ofPublic(_ number: Int) -> String { benchmarking(number) }
  static func elastic(_ number: Int) -> String { shared(0x20_0000 + number % 0x10_0000) }
  static func spare(_ number: Int) -> String { shared(0x30_0000 + number) }
  static func ofPrivate(_ number: Int) -> String { dotted(10 << 24 | (number + 2) % 0xFF_FFFF) }

  static func versionSix(_ number: Int) -> String {
    "2001:db8::\(String(number / 0x1_0000 + 1, radix: 16)):\(String(number % 0x1_0000, radix: 16))"
  }

  /// 198.18.0.0/15, and 100.64.0.0/10 beyond it.
  private static func benchmarking(_ number: Int) -> String {
    number < 0x2_0000 ? dotted(198 << 24 | 18 << 16 | number) : shared(number % 0x20_0000)
  }

  private static func shared(_ number: Int) -> String { dotted(100 << 24 | 64 << 16 | number) }

  private static func dotted(_ address: Int) -> String {
    "\(address >> 24 & 255).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
  }
}
