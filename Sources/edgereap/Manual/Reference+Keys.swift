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
      Everything aborts: every key of every table below, a key let go, every event of the mouse, a
        paste, what is cut off, what cannot be decoded, a terminal that cannot be read.
      """,
      """
      Three things let it continue: the answer to a question that the program has asked and that is
        still open, a report of a mode that it has set, and another size. A screen too small to show
        the warning aborts.
      """,
      """
      While a sequence is incomplete the countdown pauses, for 500 ms at most; then it aborts.
      """,
    ])
    page.section("In lists, fields and the phrase")
    page.list([
      "In a list a key without a command says so: `shift-up does nothing here · ? shows the keys`.",
      "In a text field, and in the phrase, a key without a meaning there does nothing.",
      "Bytes that are no key do nothing. In a list a message shows them.",
      "A key let go, a change of focus and an answer that nobody asked for do nothing.",
      """
      What is left of a sequence is never letters: `[`, `O` or `]` within a second after an `Esc` that
        was taken for the key begins a sequence that came late.
      """,
      "`Esc` and `^c` in one go are both heard; `Esc` and a letter in one go are `alt-` and the letter.",
    ])
  }

  private static func delays(_ page: inout Markdown) {
    page.section("How long Esc waits")
    page.paragraph(
      """
      `Esc` is the first byte of most keys, so that it has to wait for what may follow: 25 ms, and over
      SSH as long as the terminal takes to answer a question at the start, from 25 to 300 ms, or 100 ms
      until it has answered. `escape_delay` in the settings is a number of milliseconds instead.
      """)
  }

  private static func places(_ page: inout Markdown) {
    page.section("Pastes")
    page.list([
      "A paste that the terminal marks is one thing: ids are marked, a text field gets the text.",
      """
      Where the terminal marks none, keys that come in one go are a paste if a line end is followed by
        more, or if they are 8 or more printable bytes that are not one key repeated.
      """,
      """
      What begins with a key that opens a text field (`/ + - : w P ?`, a digit in the confirmation) is
        typed up to its line end, so that typing ahead and `tmux send-keys` work.
      """,
    ])
    page.section("Mouse")
    page.list([
      "SGR (1006), urxvt (1015) and X10 reports are understood, whichever the terminal sends.",
      """
      A click puts the cursor, a double click opens details, a drag makes a range, the wheel scrolls.
        Other buttons and movements do nothing. A single click marks and opens nothing.
      """,
      """
      GNU screen is not asked for the mouse: with it, screen keeps an `Esc` until the next key.
      """,
    ])
    page.section("Input methods")
    page.list([
      """
      Full-width keys work as the ones that they stand for: `ｔ` is `t`, `／` is `/`. Not in the phrase,
        which is typed as it is shown, nor in quotation marks in a filter.
      """,
      """
      A locale that is not UTF-8, `LC_CTYPE=C` or `--ascii` gives English words in ASCII. A terminal
        that draws border signs two columns wide gets ASCII for them.
      """,
    ])
  }

  private static func terminals(_ page: inout Markdown) {
    page.section("Copying")
    page.list([
      "`y` and `Y` copy by OSC 52. *Copied* is said where the terminal is known to take it.",
      """
      tmux takes no copies from programs by default: `tmux set -g set-clipboard on`, or
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
    key == .report ? "a key let go" : "`\(key.name)`"
  }
}
