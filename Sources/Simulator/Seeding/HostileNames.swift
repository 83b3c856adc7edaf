/// Names that a program which trusts what it is sent would choke on.
enum HostileNames {
  /// - Parameter position: Any number; the kinds follow one another.
  static func name(_ position: Int, over name: String) -> String {
    switch position % 12 {
    case 0: "\u{1B}]0;owned\u{7}\(name)"
    case 1: "\u{1B}[2J\u{1B}[H\(name)"
    case 2: "first line\nsecond line \(name)\r\n"
    case 3: "\u{202E}gnp.eliftxet \(name)"
    case 4: String(repeating: "边缘x", count: 300)
    case 5: "a\u{200B}b\u{200D}c\u{FEFF}\(name)"
    case 6: "Z" + String(repeating: "\u{0300}\u{0316}\u{0489}", count: 40) + name
    case 7: "👨‍👩‍👧‍👦🏳️‍🌈👩🏽‍🚀 \(name)"
    case 8: "\u{9B}31m\u{85}\u{0}\(name)\u{7F}"
    case 9: "=HYPERLINK(\"http://192.0.2.1\",\"\(name)\")"
    case 10: "\t\t  \(name)  \u{2028}\u{2029}"
    default: "\u{1B}P$q\"p\u{1B}\\\u{1B}[200~t\(name)\u{1B}[201~"
    }
  }
}
