import CNcurses
import Canvas

/// The names of the keys in each keyboard protocol. ``InputDecoder`` reads by these tables, and
/// ``KeyProtocol`` lists them for the documentation and the tests.
enum KeyTable {
  /// `ESC [ X` and `ESC O X`, with modifiers as `ESC [ 1 ; m X`. From xterm's ctlseqs, "PC-Style
  /// Function Keys".
  static let letters: [(final: Character, key: Key)] = [
    ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("E", .named("begin")),
    ("F", .end), ("H", .home), ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)),
    ("S", .function(4)),
  ]

  /// `ESC [ n ~`, with modifiers as `ESC [ n ; m ~`. From xterm's ctlseqs, the VT220 and rxvt.
  static let numbers: [(number: Int, key: Key)] =
    [
      (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home),
      (8, .end),
    ] + functionNumbers.map { ($0, .function($1)) }

  /// Numbers of function keys, with gaps where the VT220 had its groups.
  private static let functionNumbers: [(Int, Int)] = [
    (11, 1), (12, 2), (13, 3), (14, 4), (15, 5), (17, 6), (18, 7), (19, 8), (20, 9), (21, 10),
    (23, 11), (24, 12), (25, 13), (26, 14), (28, 15), (29, 16), (31, 17), (32, 18), (33, 19),
    (34, 20),
  ]

  /// `ESC O x`: the keypad in application mode (VT100). PuTTY sends `l` for its plus, and keyboards
  /// have had no comma there since.
  static let keypad: [(final: Character, key: Key)] = [
    ("p", .character("0")), ("q", .character("1")), ("r", .character("2")), ("s", .character("3")),
    ("t", .character("4")), ("u", .character("5")), ("v", .character("6")), ("w", .character("7")),
    ("x", .character("8")), ("y", .character("9")), ("n", .character(".")), ("M", .enter),
    ("j", .character("*")), ("k", .character("+")), ("l", .character("+")), ("m", .character("-")),
    ("o", .character("/")), ("X", .character("=")), ("I", .tab), (" ", .space),
    ("G", .named("begin")),
  ]

  /// rxvt's cursor keys: `ESC [ x` with Shift, `ESC O x` with Control.
  static let rxvtLetters: [(final: Character, key: Key)] = [
    ("a", .up), ("b", .down), ("c", .right), ("d", .left),
  ]

  /// rxvt's ends of `ESC [ n`: the last character gives the modifiers.
  static let rxvtEnds: [(final: Character, modifiers: KeyModifiers)] = [
    ("$", .shift), ("^", .control), ("@", [.control, .shift]),
  ]

  /// `ESC [ [ X`, of the Linux console and PuTTY in that mode.
  static let linux: [(final: Character, key: Key)] = [
    ("A", .function(1)), ("B", .function(2)), ("C", .function(3)), ("D", .function(4)),
    ("E", .function(5)),
  ]

  /// Numbers of Unicode's private use that kitty gives to keys without a character.
  static let kitty: [(code: Int, key: Key)] =
    [
      (57358, .named("caps_lock")), (57359, .named("scroll_lock")), (57360, .named("num_lock")),
      (57361, .named("print_screen")), (57362, .named("pause")), (57363, .named("menu")),
    ] + (13...35).map { (57363 + $0, .function($0)) }
    + (0...9).map { (57399 + $0, .character(Character(String($0)))) }
    + [
      (57409, .character(".")), (57410, .character("/")), (57411, .character("*")),
      (57412, .character("-")), (57413, .character("+")), (57414, .enter), (57415, .character("=")),
      (57416, .character(",")), (57417, .left), (57418, .right), (57419, .up), (57420, .down),
      (57421, .pageUp), (57422, .pageDown), (57423, .home), (57424, .end), (57425, .insert),
      (57426, .delete), (57427, .named("begin")),
    ]
    + (57428...57440).map { ($0, .named("media_\($0 - 57427)")) }
    + [
      "left_shift", "left_control", "left_alt", "left_super", "left_hyper", "left_meta",
      "right_shift", "right_control", "right_alt", "right_super", "right_hyper", "right_meta",
      "level3_shift", "level5_shift",
    ].enumerated().map { (57441 + $0, .named($1)) }

  /// Virtual key codes of Windows (win32-input-mode), for keys without a character.
  static let windows: [(code: Int, key: Key)] =
    [
      (0x1B, .escape), (0x0D, .enter), (0x09, .tab), (0x08, .backspace), (0x21, .pageUp),
      (0x22, .pageDown), (0x23, .end), (0x24, .home), (0x25, .left), (0x26, .up), (0x27, .right),
      (0x28, .down), (0x2D, .insert), (0x2E, .delete), (0x10, .named("shift")),
      (0x11, .named("control")), (0x12, .named("alt")),
    ] + (1...24).map { (0x6F + $0, .function($0)) }
}

/// The same tables, for look-ups.
enum KeyLookup {
  static let letters = byFinal(KeyTable.letters)
  static let single = byFinal(KeyTable.letters + KeyTable.keypad)
  static let rxvtLetters = byFinal(KeyTable.rxvtLetters)
  static let rxvtEnds: [UInt8: KeyModifiers] = Dictionary(
    uniqueKeysWithValues: KeyTable.rxvtEnds.compactMap { entry in
      entry.final.asciiValue.map { ($0, entry.modifiers) }
    })
  static let linux = byFinal(KeyTable.linux)
  static let numbers = Dictionary(uniqueKeysWithValues: KeyTable.numbers.map { ($0, $1) })
  static let kitty = Dictionary(uniqueKeysWithValues: KeyTable.kitty.map { ($0, $1) })
  static let windows = Dictionary(uniqueKeysWithValues: KeyTable.windows.map { ($0, $1) })

  private static func byFinal(_ table: [(final: Character, key: Key)]) -> [UInt8: Key] {
    Dictionary(
      uniqueKeysWithValues: table.compactMap { entry in
        entry.final.asciiValue.map { ($0, entry.key) }
      })
  }
}

/// The keys that the terminal's own description names, for terminals that no table knows.
enum DescribedKeys {
  private static let names: [(capability: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("knp", .pageDown), ("kpp", .pageUp), ("kich1", .insert), ("kdch1", .delete),
      ("kcbt", .backTab), ("kent", .enter),
    ] + (1...24).map { ("kf\($0)", .function($0)) }

  /// The ones that begin with Escape: no other key on a modern keyboard is more than one byte.
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
