import Canvas
import Dashboard
import Terminal
import Words

extension Reference {
  /// What terminals send, and what it does: `docs/keys.md`.
  static var keys: String {
    var page = Markdown("# Keys, mouse and terminals")
    page.paragraph(
      """
      What the screen makes of every byte that a keyboard, a mouse or a terminal can send. `?` on the
      screen lists the commands, and `keys` in the [settings](reference-settings.md) rebinds them by
      the names in the tables below: `j`, `^d`, `f5`, `alt-x`, `shift-up`. \(origin)
      """)
    rules(&page)
    delays(&page)
    places(&page)
    terminals(&page)
    page.section("Commands")
    let words = Words(.english)
    page.table(
      ["command", "keys", "what it does"],
      Command.allCases.map { command in
        let names = CommandTable.standard.keys(of: command).map { "`\($0.name)`" }
        return ["`\(command.rawValue)`", names.joined(separator: " "), words.help(command)]
      })
    for keyProtocol in KeyProtocol.allCases { table(of: keyProtocol, &page) }
    return page.text
  }

  private static func rules(_ page: inout Markdown) {
    page.section("In a countdown")
    page.list([
      """
      Everything aborts: every key in the tables below, a key release, every mouse event, a paste,
        a change of the terminal's focus, a truncated or undecodable sequence, a terminal that cannot
        be read.
      """,
      """
      Two things do not abort: the answer to an open question of the program, and a resize. A screen too small to show the warning aborts.
      """,
      """
      While a sequence is incomplete the countdown pauses, for 500 ms at most; then it aborts.
      """,
    ])
    page.section("In lists, fields and the phrase")
    page.list([
      "In a list a key without a command says so: `shift-up does nothing here · ? shows the keys`.",
      "In a text field and in the phrase, a key without a function does nothing.",
      "Bytes that are not a key do nothing; in a list, a message shows them.",
      "A key release, a focus change and an unrequested answer do nothing.",
      """
      The remainder of a late sequence is never typed: `[`, `O` or `]` within a second after an `Esc`
        key begins a sequence.
      """,
      "`Esc` and `^c` in one write are two keys; `Esc` and a letter are `alt-` and the letter.",
    ])
  }

  private static func delays(_ page: inout Markdown) {
    page.section("How long Esc waits")
    page.paragraph(
      """
      `Esc` is the first byte of most keys, so the program waits for more: 25 ms, or over SSH the time
      that the terminal takes to answer a question at the start, from 25 to 300 ms (100 ms until it has
      answered). `escape_delay` in the settings sets a fixed number of milliseconds.
      """)
  }

  private static func places(_ page: inout Markdown) {
    page.section("Pastes")
    page.list([
      "A paste that the terminal marks is one event: a list marks its ids, a text field inserts it.",
      """
      If the terminal does not mark pastes, keys that arrive in one write are a paste if more follows a
        line end, or if they are 8 or more printable bytes other than one repeated key.
      """,
      """
      Input that begins with a key that opens a text field (`/ + - : w P ?`, a digit in the confirmation)
        is typed up to its line end, so that typing ahead and `tmux send-keys` work.
      """,
    ])
    page.section("Mouse")
    page.list([
      "SGR (1006), urxvt (1015) and X10 reports are understood, whichever the terminal sends.",
      """
      A click moves the cursor, a double click opens details, a drag selects a range, the wheel scrolls.
        Other buttons and movements do nothing. A single click marks and opens nothing.
      """,
      """
      In GNU screen the mouse stays off: with it, screen would hold an `Esc` until the next key.
      """,
    ])
    page.section("Input methods")
    page.list([
      """
      Full-width keys work like their half-width forms: `ｔ` is `t`, `／` is `/`; but not in the phrase,
        which must be typed as shown, nor in quotation marks in a filter.
      """,
      """
      A locale other than UTF-8, `LC_CTYPE=C` or `--ascii` gives English text in ASCII. A terminal
        that draws border signs two columns wide gets ASCII for them.
      """,
    ])
  }

  private static func terminals(_ page: inout Markdown) {
    page.section("Copying")
    page.list([
      "`y` and `Y` copy by OSC 52. The message *Copied* appears if the terminal is known to accept it.",
      """
      tmux accepts no copies from programs by default: `tmux set -g set-clipboard on`, or
        `allow-passthrough on`. The program asks tmux and says so.
      """,
    ])
  }

  /// Without the rows that differ in what is held alone.
  private static func table(of keyProtocol: KeyProtocol, _ page: inout Markdown) {
    page.section(keyProtocol.title)
    var sequences: [(key: Key, texts: [String])] = []
    for row in keyProtocol.documented {
      if let index = sequences.firstIndex(where: { $0.key == row.key }) {
        sequences[index].texts.append(row.text)
      } else {
        sequences.append((row.key, [row.text]))
      }
    }
    page.table(
      ["sent", "key", "in a list"],
      sequences.map { entry in
        [
          entry.texts.map { "`\($0)`" }.joined(separator: ", "), name(of: entry.key),
          CommandTable.standard.command(for: entry.key).map { "`\($0.rawValue)`" } ?? "nothing",
        ]
      })
    if let note = keyProtocol.note { page.paragraph(note) }
  }

  private static func name(of key: Key) -> String {
    key == .report ? "a key release" : "`\(key.name)`"
  }
}
