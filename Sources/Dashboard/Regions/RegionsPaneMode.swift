/// How much of the screen the regions pane takes.
package enum RegionsPaneMode: Sendable, Hashable, CaseIterable {
  case shown
  /// The list has the whole width; the pane is shown while it has the focus.
  case hidden
  /// Each region with the states of its instances in columns.
  case enlarged

  /// The mode that the key of the pane goes to.
  var next: RegionsPaneMode {
    switch self {
    case .shown: .hidden
    case .hidden: .enlarged
    case .enlarged: .shown
    }
  }

  /// Columns of the pane on a screen of this width; 0 hides it. Narrow screens show it only while it
  /// has the focus, or enlarged.
  func columns(of width: Int, isFocused: Bool) -> Int {
    let usual =
      switch width {
      case ..<100: 24
      case ..<160: 28
      case ..<180: 34
      default: 42
      }
    switch self {
    case .shown: return isFocused || width >= 76 ? usual : 0
    case .hidden: return isFocused ? usual : 0
    case .enlarged: return max(width / 2, min(48, width * 3 / 5))
    }
  }

  /// Lines above the rows of the pane: the titles of its columns.
  var headingLines: Int { self == .enlarged ? 1 : 0 }
}
