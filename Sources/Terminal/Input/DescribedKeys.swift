import CNcurses
import Canvas

/// The keys that the terminal's own description names, for terminals that no table knows.
enum DescribedKeys {
  private static let names: [(capability: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("knp", .pageDown), ("kpp", .pageUp), ("kich1", .insert), ("kdch1", .delete),
      ("kcbt", .backTab), ("kent", .enter),
    ] + (1...24).map { ("kf\($0)", .function($0)) }

  /// Those that begin with Escape: nothing else is more than one byte on a keyboard of today.
  static func read() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (capability, key) in names {
      guard let value = nc_capability(capability).map({ String(cString: $0) }) else { continue }
      let bytes = Array(value.utf8)
      if bytes.first == 0x1B, bytes.count > 1, keys[bytes] == nil { keys[bytes] = key }
    }
    return keys
  }
}
