import Glibc
import Testing

@testable import Canvas

@Suite struct ThemeTests {
  static let shippedNames = [
    "default-dark", "default-light", "deuteranopia", "gruvbox", "high-contrast", "monochrome",
    "nord", "solarized-dark", "solarized-light", "tritanopia",
  ]

  @Test(arguments: shippedNames)
  func textCanBeReadInEveryShippedTheme(name: String) throws {
    let theme = try ShippedTheme.read(name)
    #expect(theme.name == name)
    #expect(theme.rolesHardToRead.map { "\($0.name) \(theme.contrast(of: $0))" } == [])
    #expect(theme.foreground.contrast(with: theme.background) >= Theme.leastContrast)
    if name == "high-contrast" {
      #expect(Role.allCases.allSatisfy { theme.contrast(of: $0) >= 7 })
    }
  }

  /// What a marked row can show is read on its background as well.
  @Test(arguments: shippedNames, [ColourDepth.indexed256, .direct])
  func textCanBeReadOnAMarkedRow(name: String, depth: ColourDepth) throws {
    let theme = try ShippedTheme.read(name)
    guard theme[.markedRow].background != .terminalDefault else {
      #expect(name == "monochrome")
      return
    }
    let roles = Role.allCases.filter { $0.name.hasPrefix("state_") }
    for role in roles + [.text, .dim, .marked, .protected] {
      let style = theme.styleOnMark(role, depth: depth)
      let front = try #require(style.foreground.rgb, "\(role.name)")
      let back = try #require(style.background.rgb, "\(role.name)")
      let least = name == "high-contrast" && depth == .direct ? 7 : Theme.leastContrast
      #expect(front.contrast(with: back) >= least, "\(role.name)")
      #expect(style.background != theme.style(.text, depth: depth).background)
      #expect(style.background != theme.style(.cursor, depth: depth).background)
    }
  }

  /// A terminal of few colours shows the sign of a mark alone.
  @Test(arguments: [ColourDepth.monochrome, .eight, .sixteen])
  func fewColoursLeaveAMarkedRowAsItIs(depth: ColourDepth) {
    for role in Role.allCases {
      #expect(
        Theme.builtInDark.styleOnMark(role, depth: depth)
          == Theme.builtInDark.style(role, depth: depth))
    }
  }

  @Test(arguments: ["red", "bright_yellow", "17", "#ffffff", "#000000", "#777777"])
  func aTitleOfAnyColourCanBeRead(_ name: String) throws {
    let colour = try #require(Colour(name))
    for theme in [Theme.builtInDark, .builtInLight] {
      let titled = theme.titled(colour)
      #expect(titled[.title].background == colour)
      #expect(titled.contrast(of: .title) >= Theme.leastContrast)
      #expect(titled.contrast(of: .titleAlert) >= Theme.leastContrast)
      #expect(titled[.cursor] == theme[.cursor])
      #expect(theme.titled(nil) == theme)
    }
  }

  @Test func everyShippedThemeIsListed() throws {
    #expect(try ShippedTheme.names() == Self.shippedNames)
  }

  @Test(arguments: shippedNames, ColourDepth.allCases)
  func whatMustStandOutDoesSoAtEveryDepth(name: String, depth: ColourDepth) throws {
    let theme = try ShippedTheme.read(name)
    let plain = theme.style(.text, depth: depth)
    let roles: [Role] = [
      .cursor, .marked, .buttonFocused, .error, .outcomeFailed, .outcomeUnknown, .titleAlert, .key,
      .field, .matched, .borderFocused,
    ]
    for role in roles where role != .borderFocused || depth != .monochrome {
      #expect(theme.style(role, depth: depth) != plain, "\(role.name)")
    }
    #expect(theme.style(.cursor, depth: depth) != theme.style(.marked, depth: depth))
    #expect(theme.style(.buttonFocused, depth: depth) != theme.style(.button, depth: depth))
    #expect(theme.style(.borderFocused, depth: depth) != theme.style(.border, depth: depth))
    for role in Role.allCases {
      let style = theme.style(role, depth: depth)
      for colour in [style.foreground, style.background] {
        #expect(colour.degraded(to: depth) == colour)
      }
    }
  }

  @Test(arguments: shippedNames, [ColourDepth.eight, .sixteen, .indexed256])
  func fewColoursStayReadable(name: String, depth: ColourDepth) throws {
    let theme = try ShippedTheme.read(name)
    for role in Role.allCases where role != .border && role != .borderFocused {
      let style = theme.style(role, depth: depth)
      let front = style.foreground.rgb ?? theme.foreground
      let back = style.background.rgb ?? theme.background
      #expect(
        front.contrast(with: back) >= Theme.leastContrast, "\(role.name)")
    }
  }

  /// The countdown's warning and the cursor's row were the dimmest of the screen there.
  @Test(arguments: [ColourDepth.eight, .sixteen])
  func whatWarnsIsReversedAndBoldWhereColoursAreFew(depth: ColourDepth) {
    for theme in [Theme.builtInDark, .builtInLight] {
      for role in [Role.cursor, .warning, .error, .buttonDanger] {
        let style = theme.style(role, depth: depth)
        #expect(style.emphasis.isSuperset(of: [.bold, .reverse]))
        #expect(style.foreground == .terminalDefault && style.background == .terminalDefault)
      }
    }
  }

  @Test(arguments: [Theme.builtInDark, .builtInLight], ColourDepth.allCases)
  func onABackgroundThatNobodyTellsColoursHoldOnBlackAndWhite(theme: Theme, depth: ColourDepth) {
    var theme = theme
    theme.isBackgroundKnown = false
    for role in Role.allCases {
      let style = theme.style(role, depth: depth)
      let backgrounds = style.background.rgb.map { [$0] } ?? [RGB(hex: 0), RGB(hex: 0xFFFFFF)]
      for ground in backgrounds {
        // The terminal's own foreground is readable on its own background.
        let contrast = style.foreground.rgb?.contrast(with: ground) ?? 21
        #expect(contrast >= Theme.leastContrast, "\(role.name)")
      }
    }
  }

  @Test func withoutColourEmphasisAloneTellsThingsApart() {
    let style = { (role: Role) in Theme.builtInDark.style(role, depth: .monochrome) }
    #expect(style(.cursor).emphasis.contains(.reverse))
    #expect(style(.marked).emphasis.contains(.bold))
    #expect(style(.buttonFocused).emphasis.contains(.reverse))
    #expect(style(.error).emphasis.contains(.reverse))
    #expect(Role.allCases.allSatisfy { style($0).foreground == .terminalDefault })
    #expect(Role.allCases.allSatisfy { style($0).background == .terminalDefault })
  }

  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.478), ("#ff0000", "#ffffff", 3.998),
    ("#123456", "#123456", 1.0),
  ])
  func contrastIsThatOfTheGuidelines(one: String, other: String, ratio: Double) throws {
    let one = try #require(RGB(one))
    let other = try #require(RGB(other))
    #expect(abs(one.contrast(with: other) - ratio) < 0.001)
    #expect(one.contrast(with: other) == other.contrast(with: one))
  }

  @Test(arguments: [
    ("#ff8787", ColourDepth.indexed256, Colour.indexed(210)),
    ("#005f87", .indexed256, .indexed(24)),
    ("#1c1c1c", .indexed256, .indexed(234)), ("#ffffff", .indexed256, .indexed(231)),
    ("#ff0000", .sixteen, .indexed(9)), ("#cd0000", .eight, .indexed(1)),
    ("bright_blue", .eight, .indexed(4)), ("200", .monochrome, .terminalDefault),
    ("default", .eight, .terminalDefault), ("#010203", .direct, .rgb(RGB(hex: 0x010203))),
  ])
  func coloursDegradeToTheNearest(text: String, depth: ColourDepth, expected: Colour) throws {
    #expect(try #require(Colour(text)).degraded(to: depth) == expected)
  }

  @Test(arguments: ["", "256", "-1", "#12345", "#1234567", "#12345g", "#+12345", "Red", "rot"])
  func otherWordsAreNoColours(text: String) { #expect(Colour(text) == nil) }

  @Test func mistakesInAPatchAreNamed() {
    func error(
      _ change: (inout ThemePatch) throws(ThemePatch.ValueError) -> Void
    ) -> ThemePatch.ValueError? {
      var patch = ThemePatch(name: "mine")
      do throws(ThemePatch.ValueError) { try change(&patch) } catch { return error }
      return nil
    }
    func ofField(_ field: String, _ value: String) -> ThemePatch.ValueError? {
      error { p throws(ThemePatch.ValueError) in try p.set(field, to: value) }
    }
    func ofRole(_ field: String, _ role: String, _ value: String) -> ThemePatch.ValueError? {
      error { p throws(ThemePatch.ValueError) in try p.set(field, of: role, to: [value]) }
    }
    #expect(ofField("colour", "x") == .unknownField("colour"))
    #expect(ofField("base", "blue") == .unknownBase("blue"))
    #expect(ofField("paints_ground", "no") == .notAFlag("no"))
    #expect(ofField("foreground", "red") == .notRGB("red"))
    #expect(ofRole("foreground", "cursr", "red") == .unknownRole("cursr"))
    #expect(ofRole("colour", "cursor", "red") == .unknownRoleField("colour"))
    #expect(ofRole("foreground", "cursor", "rot") == .notAColour("rot"))
    #expect(ofRole("emphasis", "cursor", "blink") == .unknownEmphasis("blink"))
  }

  @Test func patchChangesOnlyWhatItNames() throws {
    var patch = ThemePatch(name: "mine")
    try patch.set("background", to: "#ffffff")
    try patch.set("foreground", of: "cursor", to: ["red"])
    let theme = patch.theme
    #expect(theme[.cursor].foreground == .indexed(1))
    #expect(theme[.cursor].background == Theme.builtInDark[.cursor].background)
    #expect(theme[.text] == Theme.builtInDark[.text])
    #expect(theme.appearance == .light)
  }
}

/// Reads the shipped files, which keep to one line per role, so that no reader of YAML is needed.
enum ShippedTheme {
  private static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/themes"
  }()

  static func names() throws -> [String] {
    let directory = try #require(opendir(folder))
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".yaml") { names.append(String(name.dropLast(5))) }
    }
    return names.sorted()
  }

  static func read(_ name: String) throws -> Theme {
    let file = try #require(fopen("\(folder)/\(name).yaml", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    var patch = ThemePatch(name: "")
    for line in String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let words = words(of: line)
      let field = String(words[0].dropLast())
      if line.hasPrefix("  ") {
        for (name, values) in roleFields(words.dropFirst()) {
          try patch.set(name, of: field, to: values)
        }
      } else if field != "roles" {
        try patch.set(field, to: words[1])
      }
    }
    return patch.theme
  }

  private static func words(of line: Substring) -> [String] {
    line.split { " {},[]\"".contains($0) }.map(String.init)
  }

  private static func roleFields(_ words: ArraySlice<String>) -> [(String, [String])] {
    var fields: [(String, [String])] = []
    for word in words {
      if word.hasSuffix(":") {
        fields.append((String(word.dropLast()), []))
      } else {
        fields[fields.count - 1].1.append(word)
      }
    }
    return fields
  }
}
