import Canvas
import Glibc
import Terminal

/// Shows what the terminal tells it, one event per row, so that tests can read it off a screen.
///
/// Commands, as single keys: `q` ends, `F` fails with `fatalError`, `S` reads through a bad pointer,
/// `A` aborts, `X` exits on the spot, `H` draws
/// cells that no view would make, `Z` suspends, `C` copies, `E` writes to standard error, `W` wakes itself from another
/// thread, `B` notifies with a hostile text, `L` names the window, `n` and `p` move a cursor through a list, `N` and `P` turn its pages,
/// `T` changes the theme, `M` draws without colours and with them again.
@main struct TerminalProbe {
  static func main() {
    var environment: [String: String] = [:]
    for name in ["TERM", "COLORTERM", "NO_COLOR", "TMUX", "STY", "TERM_PROGRAM", "LANG", "LC_ALL"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    do {
      let notifies = getenv("PROBE_NOTIFY") != nil
      let session = try TerminalSession(
        TerminalConfiguration(
          environment: environment, asksForBackground: getenv("PROBE_ASK") != nil, bell: notifies,
          desktop: notifies))
      let status: Int32
      if let count = getenv("PROBE_FLEET").flatMap({ Int(String(cString: $0)) }) {
        let isSlowLink = getenv("PROBE_SLOW").map { String(cString: $0) } == "1"
        var fleet = ProbeFleet(session: session, count: count, isSlowLink: isSlowLink)
        status = fleet.run()
      } else {
        var screen = ProbeScreen(session: session)
        status = screen.run()
      }
      session.end()
      exit(status)
    } catch {
      print("error: \(error)")
      exit(69)
    }
  }
}
