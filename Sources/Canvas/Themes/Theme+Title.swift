extension Theme {
  /// The theme with another colour behind the title, and black or white on it, whichever can be
  /// read; nil changes nothing.
  package func titled(_ colour: Colour?) -> Theme {
    guard let colour, let ground = colour.rgb else { return self }
    var theme = self
    let front: UInt8 = ground.luminance < Self.lightFrom ? 255 : 0
    for role in [Role.title, .titleAlert] {
      theme[role].background = colour
      theme[role].foreground = .rgb(RGB(red: front, green: front, blue: front))
    }
    return theme
  }
}
