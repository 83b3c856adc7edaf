import Canvas

/// The sequence that asks a terminal for a notification of the desktop: urxvt's with a title
/// (OSC 777), or iTerm2's (OSC 9).
///
/// Documented: foot, Ghostty and WezTerm know both, iTerm2 and kitty OSC 9, urxvt OSC 777 alone.
/// Inferred: others ignore either, as every OSC that they do not know. One is sent, since those that
/// know both would show two.
struct NotificationSequence: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    case titled, plain

    /// By the type of the terminal, all that is known of it over SSH.
    init(type: String) {
      let titled = ["rxvt", "foot", "ghostty", "xterm-ghostty", "wezterm"]
      self = titled.contains(where: type.hasPrefix) ? .titled : .plain
    }
  }

  /// The longest text in columns; notifications show less.
  static let longest = 160

  /// - Parameter title: Begins with a letter. ConEmu's commands and Windows Terminal's progress are
  ///   OSC 9 with a number first.
  static func bytes(title: String, text: String, form: Form) -> [UInt8] {
    let (title, text) = (plain(title, longest: 40), plain(text, longest: longest))
    return switch form {
    case .titled: Array("\u{1B}]777;notify;\(title);\(text)\u{7}".utf8)
    case .plain: Array("\u{1B}]9;\(title): \(text)\u{7}".utf8)
    }
  }

  /// One line that ends neither the sequence nor its field.
  private static func plain(_ text: String, longest: Int) -> String {
    SafeText(text).rendered(limit: longest).replacing(";", with: ",")
  }
}
