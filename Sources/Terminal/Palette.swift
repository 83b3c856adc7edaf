import CNcurses
import Canvas

/// The colours and pairs that ncurses knows.
struct Palette {
  struct Look: Hashable {
    var attributes: attr_t
    var pair: Int32
  }

  private struct Pair: Hashable {
    var foreground: Int32
    var background: Int32
  }

  let depth: ColourDepth
  private let pairLimit: Int
  private var pairs: [Pair: Int32] = [:]
  private var borrowed: [RGB: UInt8] = [:]
  private var used: Set<UInt8> = []

  init(depth: ColourDepth, pairLimit: Int) {
    self.depth = depth
    self.pairLimit = pairLimit
  }

  /// The colours that the borrowed numbers represent.
  var directColours: DirectColour.Table {
    Dictionary(
      uniqueKeysWithValues: borrowed.map { rgb, number in
        (number, (red: rgb.red, green: rgb.green, blue: rgb.blue))
      })
  }

  /// The styles of all roles, by their ordinals, and behind them those on a marked row. Forgets the
  /// previous theme.
  ///
  /// - Parameter isPlain: Whether each byte counts, so that only ``Canvas/Role/keepsColour`` do.
  mutating func looks(of theme: Theme, isPlain: Bool) -> [Look] {
    let styles = isPlain ? plainStyles(of: theme) : styles(of: theme)
    pairs = [:]
    borrowed = [:]
    used = Set(
      styles.flatMap { [$0.foreground, $0.background] }.compactMap { colour in
        if case .indexed(let index) = colour { index } else { nil }
      })
    return styles.map { look(of: $0) }
  }

  private func styles(of theme: Theme) -> [Style] {
    Role.allCases.map { theme.style($0, depth: depth) }
      + Role.allCases.map { theme.styleOnMark($0, depth: depth) }
  }

  /// No background is painted but a profile's, which warns and is painted once, and no colour takes the
  /// longer sequence of 24 bits.
  private func plainStyles(of theme: Theme) -> [Style] {
    var theme = theme
    if theme.paintsBackground {
      // What is then behind the text is the terminal's own background.
      (theme.paintsBackground, theme.isBackgroundKnown) = (false, false)
    }
    let styles = Role.allCases.map { role in
      let keepsColour = role.keepsColour || role == .title && theme.isTitled
      return theme.style(role, depth: keepsColour ? min(depth, .indexed256) : .monochrome)
    }
    return styles + styles
  }

  private mutating func look(of style: Style) -> Look {
    let attributes = Self.attributes(style.emphasis)
    guard depth > .monochrome else { return Look(attributes: attributes, pair: 0) }
    let wanted = Pair(
      foreground: number(of: style.foreground), background: number(of: style.background))
    return Look(attributes: attributes, pair: pair(wanted))
  }

  static func attributes(_ emphasis: Cell.Emphasis) -> attr_t {
    var attributes: attr_t = 0
    if emphasis.contains(.bold) { attributes |= nc_bold }
    if emphasis.contains(.underline) { attributes |= nc_underline }
    if emphasis.contains(.reverse) { attributes |= nc_reverse }
    if emphasis.contains(.dim) { attributes |= nc_dim }
    return attributes
  }

  /// Pair 0 is the terminal's own colours. When the pairs run out, text loses its colour instead of
  /// taking another's.
  private mutating func pair(_ wanted: Pair) -> Int32 {
    if wanted == Pair(foreground: -1, background: -1) { return 0 }
    if let known = pairs[wanted] { return known }
    let number = Int32(pairs.count + 1)
    guard Int(number) < pairLimit,
      init_extended_pair(number, wanted.foreground, wanted.background) == OK
    else { return 0 }
    pairs[wanted] = number
    return number
  }

  private mutating func number(of colour: Colour) -> Int32 {
    switch colour {
    case .terminalDefault: -1
    case .indexed(let index): Int32(index)
    case .rgb(let rgb): Int32(borrow(for: rgb))
    }
  }

  private mutating func borrow(for rgb: RGB) -> UInt8 {
    if let known = borrowed[rgb] { return known }
    guard let free = (16...255).last(where: { !used.contains(UInt8($0)) }) else {
      guard case .indexed(let index) = Colour.rgb(rgb).degraded(to: .indexed256) else { return 7 }
      return index
    }
    used.insert(UInt8(free))
    borrowed[rgb] = UInt8(free)
    return UInt8(free)
  }
}
