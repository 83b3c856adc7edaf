/// The signs that views draw with: Unicode, or ASCII for terminals and locales without it.
///
/// Every sign takes one column in both sets unless it says otherwise, so that a layout is the same
/// in both.
package enum Glyphs: UInt8, Hashable, Sendable, CaseIterable {
  case unicode, ascii

  private func pick(_ unicode: String, _ ascii: String) -> String {
    self == .unicode ? unicode : ascii
  }

  // Rows
  package var mark: String { pick("●", "*") }
  package var cursor: String { pick("▸", ">") }
  package var protected: String { pick("◆", "#") }
  package var expanded: String { pick("▾", "v") }
  package var collapsed: String { pick("▸", ">") }
  package var ascending: String { pick("▲", "^") }
  package var descending: String { pick("▼", "v") }
  package var bullet: String { pick("•", "-") }
  package var separator: String { pick("·", "-") }
  /// Between the steps of a path.
  package var step: String { pick("›", ">") }
  package var ellipsis: String { pick("…", "~") }
  package var checkedBox: String { pick("☑", "X") }
  package var emptyBox: String { pick("☐", "_") }

  // Outcomes and severity
  package var success: String { pick("✓", "+") }
  package var failure: String { pick("✗", "x") }
  package var warning: String { "!" }
  package var running: String { "~" }
  package var waiting: String { pick("…", ".") }
  package var unknown: String { "?" }
  package var stuck: String { pick("■", "S") }
  package var slow: String { pick("◔", "s") }
  package var scheduled: String { pick("◷", "@") }
  package var heldBack: String { pick("⊘", "=") }
  package var cancelled: String { pick("−", "-") }
  package var queued: String { pick("○", "o") }
  package var sent: String { pick("→", ">") }

  // Lines
  package var horizontal: String { pick("─", "-") }
  package var vertical: String { pick("│", "|") }
  package var horizontalFocused: String { pick("━", "=") }
  package var verticalFocused: String { pick("┃", "#") }
  package var topLeft: String { pick("┌", "+") }
  package var topRight: String { pick("┐", "+") }
  package var bottomLeft: String { pick("└", "+") }
  package var bottomRight: String { pick("┘", "+") }
  package var topLeftFocused: String { pick("┏", "+") }
  package var topRightFocused: String { pick("┓", "+") }
  package var bottomLeftFocused: String { pick("┗", "+") }
  package var bottomRightFocused: String { pick("┛", "+") }

  // Bars
  package var barFull: String { pick("█", "#") }
  package var barEmpty: String { pick("░", ".") }
  /// The thumb differs from a border, so that a bar on a border is not taken for one.
  package var scrollTrack: String { pick("│", ":") }
  package var scrollThumb: String { pick("█", "@") }
  /// One cell of a bar filled by eighths, 1 to 7.
  package var eighths: [String] {
    self == .unicode ? ["▏", "▎", "▍", "▌", "▋", "▊", "▉"] : []
  }

  // Substitutes for what may not reach a terminal
  package var otherSpace: String { pick("␣", "_") }
  package var joint: String { pick("·", ".") }

  package func bracketed(_ text: String) -> String {
    self == .unicode ? "⟨\(text)⟩" : "<\(text)>"
  }

  /// A control character made visible: its picture, or two columns of caret notation.
  package func control(_ scalar: Unicode.Scalar) -> String {
    if self == .unicode {
      let picture = scalar.value == 0x7F ? 0x2421 : 0x2400 + scalar.value
      return Unicode.Scalar(picture).map(String.init) ?? "?"
    }
    return "^" + String(Unicode.Scalar(UInt8((scalar.value ^ 0x40) & 0x7F)))
  }
}
