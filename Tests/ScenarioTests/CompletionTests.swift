import Glibc
import Support
import Testing

extension Scenarios {
  /// Completions in the shells themselves: typed on a terminal, with Tab.
  @Suite struct Completions {
    enum Shell: String, CaseIterable, Sendable {
      case bash, zsh, fish

      var arguments: [String] {
        switch self {
        case .bash: ["--norc", "--noprofile", "-i"]
        case .zsh: ["-f", "-i"]
        case .fish: ["--no-config", "-i"]
        }
      }

      /// Turns completions on and says so.
      var preparation: String {
        let script = "edgereap --generate-completion-script"
        return switch self {
        case .bash: "PS1='$ '; source <(\(script) bash); echo rea''dy"
        case .zsh:
          "PS1='$ '; autoload -U compinit; compinit -D -u; source <(\(script) zsh); echo rea''dy"
        case .fish: "\(script) fish | source; echo rea''dy"
        }
      }
    }

    private func open(_ shell: Shell) throws -> (Folder, PseudoTerminal) {
      let folder = try Folder()
      for path in [".config", ".config/edgereap", ".local", ".local/state"] {
        mkdir("\(folder.path)/\(path)", 0o700)
      }
      for path in ["edgereap", "edgereap/operations"] {
        mkdir("\(folder.path)/.local/state/\(path)", 0o700)
      }
      try Folder.write(
        """
        profiles: {night-shift: {regions: [ap-lhasa]}}
        protection: [{rule: core-caches, reason: live, name_contains: core-}]
        liftable: [core-caches]
        """,
        to: "\(folder.path)/.config/edgereap/config.yaml")
      try Folder.write(
        "", to: "\(folder.path)/.local/state/edgereap/operations/20261121-074800-3f9a.jsonl")
      let programs = BuiltProgram.path("edgereap").dropLast("/edgereap".count)
      let terminal = try PseudoTerminal(
        program: "/usr/bin/\(shell.rawValue)", arguments: shell.arguments,
        environment: [
          "PATH": "\(programs):/usr/bin:/bin", "HOME": folder.path, "TERM": "xterm-256color",
          "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
          // A network that would be asked, if completion asked one.
          "EDGEREAP_ENDPOINT": "http://127.0.0.1:1",
        ], width: 120, height: 40)
      terminal.send(shell.preparation + "\r")
      try terminal.wait(for: "ready", seconds: 30)
      return (folder, terminal)
    }

    @Test(arguments: Shell.allCases)
    func tabCompletesWhatLiesOnThisHost(_ shell: Shell) throws {
      let (folder, terminal) = try open(shell)
      defer { withExtendedLifetime(folder) {} }
      for (typed, completed) in [
        ("edgereap list --region ap-lh", "--region ap-lhasa"),
        ("edgereap list --region ap-dong", "--region ap-dongguan-ecm-cu"),
        ("edgereap doctor --profile ni", "--profile night-shift"),
        ("edgereap --theme gru", "--theme gruvbox"),
        ("edgereap --slow", "--slow-link"),
        ("edgereap watch 20261121-07", "watch 20261121-074800-3f9a"),
        ("edgereap list --override-protection core-", "--override-protection core-caches"),
        ("edgereap list --output jsonl --trace-format tc", "--trace-format tccli"),
        ("edgereap simulate --fault trunc", "--fault truncate"),
        ("edgereap hist", "edgereap history"),
      ] {
        terminal.send(typed + "\t")
        try terminal.wait(for: completed, seconds: 20)
        terminal.send("\u{15}")
        try terminal.wait(forGone: completed)
      }
    }
  }
}
