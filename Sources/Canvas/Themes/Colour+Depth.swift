extension Colour {
  /// The nearest colour that a terminal of this depth can show.
  package func degraded(to depth: ColourDepth) -> Colour {
    switch (self, depth) {
    case (.terminalDefault, _), (_, .monochrome): .terminalDefault
    case (_, .direct): self
    case (.indexed, .indexed256): self
    case (.rgb(let rgb), .indexed256): .indexed(Self.nearestFixed(to: rgb))
    case (.indexed(let index), .sixteen) where index < 16: self
    case (.indexed(let index), .eight) where index < 8: self
    case (.indexed(let index), .eight) where index < 16: .indexed(index - 8)
    case (_, .sixteen): .indexed(nearest(among: 16))
    case (_, .eight): .indexed(nearest(among: 8))
    }
  }

  /// The colour's value; nil for the terminal's own, which is unknown.
  package var rgb: RGB? {
    switch self {
    case .terminalDefault: nil
    case .rgb(let rgb): rgb
    case .indexed(let index): Self.rgb(ofIndex: index)
    }
  }

  private func nearest(among count: UInt8) -> UInt8 {
    guard let rgb else { return 0 }
    return (0..<count).min {
      rgb.distance(to: Self.sixteen[Int($0)]) < rgb.distance(to: Self.sixteen[Int($1)])
    }
      ?? 0
  }

  /// xterm's own; other terminals may differ.
  private static let sixteen: [RGB] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map(RGB.init(hex:))

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static func rgb(ofIndex index: UInt8) -> RGB {
    switch index {
    case 0..<16: return sixteen[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      return RGB(
        red: levels[cube / 36], green: levels[cube / 6 % 6], blue: levels[cube % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      return RGB(red: grey, green: grey, blue: grey)
    }
  }

  /// Among the 240 that are the same in every terminal: the cube of six levels, and the greys.
  private static func nearestFixed(to rgb: RGB) -> UInt8 {
    let cube = [rgb.red, rgb.green, rgb.blue].map { value in
      levels.indices.min { abs(Int(levels[$0]) - Int(value)) < abs(Int(levels[$1]) - Int(value)) }
        ?? 0
    }
    let inCube = UInt8(16 + 36 * cube[0] + 6 * cube[1] + cube[2])
    let mean = (Int(rgb.red) + Int(rgb.green) + Int(rgb.blue)) / 3
    let inGreys = UInt8(232 + max(0, min(23, (mean - 3) / 10)))
    return rgb.distance(to: self.rgb(ofIndex: inGreys))
      < rgb.distance(to: self.rgb(ofIndex: inCube))
      ? inGreys : inCube
  }
}

extension Colour {
  /// The nearest of the fixed 240 that is readable on each of some backgrounds. Rounding can lose
  /// the contrast of the theme.
  package func nearestReadable(on backgrounds: [RGB]) -> Colour {
    guard let rgb else { return self }
    let readable = (UInt8(16)...255).filter { index in
      backgrounds.allSatisfy {
        Self.rgb(ofIndex: index).contrast(with: $0) >= Theme.leastContrast
      }
    }
    let nearest = readable.min {
      rgb.distance(to: Self.rgb(ofIndex: $0)) < rgb.distance(to: Self.rgb(ofIndex: $1))
    }
    return nearest.map(Colour.indexed) ?? .terminalDefault
  }
}

extension RGB {
  init(hex: UInt32) {
    self.init(red: UInt8(hex >> 16 & 0xFF), green: UInt8(hex >> 8 & 0xFF), blue: UInt8(hex & 0xFF))
  }

  func distance(to other: RGB) -> Int {
    let red = Int(red) - Int(other.red)
    let green = Int(green) - Int(other.green)
    let blue = Int(blue) - Int(other.blue)
    return red * red + green * green + blue * blue
  }
}
