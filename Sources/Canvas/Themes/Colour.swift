/// A colour as a theme names it.
package enum Colour: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case terminalDefault
  /// A palette colour: 0–15 are set by the terminal, 16–255 are fixed by convention.
  case indexed(UInt8)
  case rgb(RGB)

  /// The names of the first sixteen.
  package static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright_black", "bright_red", "bright_green", "bright_yellow", "bright_blue",
    "bright_magenta", "bright_cyan", "bright_white",
  ]

  /// Reads `default`, a name, a number from 0 to 255, or `#rrggbb`.
  package init?(_ text: String) {
    if text == "default" {
      self = .terminalDefault
    } else if let index = Self.names.firstIndex(of: text) {
      self = .indexed(UInt8(index))
    } else if let index = UInt8(text) {
      self = .indexed(index)
    } else if let rgb = RGB(text) {
      self = .rgb(rgb)
    } else {
      return nil
    }
  }
}

extension Colour {
  /// As a theme and the settings name it.
  package var name: String {
    switch self {
    case .terminalDefault: "default"
    case .indexed(let index): index < Self.names.count ? Self.names[Int(index)] : "\(index)"
    case .rgb(let rgb):
      "#"
        + [rgb.red, rgb.green, rgb.blue].map { byte in
          "\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
        }.joined()
    }
  }
}

/// Red, green and blue, each 0–255, in sRGB.
package struct RGB: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[0] == UInt8(ascii: "#"),
      bytes.dropFirst().allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}

/// How many colours a terminal can show.
package enum ColourDepth: Int, Hashable, Sendable, Comparable, CaseIterable {
  case monochrome, eight, sixteen, indexed256, direct

  package static func < (left: ColourDepth, right: ColourDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
