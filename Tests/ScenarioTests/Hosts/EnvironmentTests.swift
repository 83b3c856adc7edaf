import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// The environment says what is not so.
  @Suite(.serialized) struct LyingEnvironment {
    private static let changes: [[String: String]] = [
      ["HOME": ""], ["HOME": "not/absolute"], ["HOME": "/proc/nonexistent"], ["HOME": "/dev/null"],
      ["XDG_STATE_HOME": "relative", "XDG_CACHE_HOME": "./relative", "XDG_CONFIG_HOME": "~/x"],
      ["XDG_STATE_HOME": "/proc/nonexistent", "XDG_CACHE_HOME": "/proc/nonexistent"],
      ["XDG_STATE_HOME": "/dev/null", "XDG_CACHE_HOME": "/etc/passwd"],
      ["XDG_RUNTIME_DIR": "/proc/nonexistent"], ["XDG_RUNTIME_DIR": "/dev/null"],
      ["TERM": "\u{1B}]0;x\u{7}", "COLORTERM": "%n%n%n", "COLORFGBG": ";;;99999999999999999999"],
      ["LANG": "xx_XX.NONSENSE", "LC_ALL": "\u{FFFD}", "LC_CTYPE": "/etc/passwd"],
      ["COLUMNS": "99999999", "LINES": "-1"],
      ["TMPDIR": "/proc/nonexistent", "TZ": ":/etc/passwd", "USER": "\u{1B}[2J", "LOGNAME": ""],
      // The address is a loopback one, which no proxy gets to see.
      ["http_proxy": "http://127.0.0.1:9", "HTTPS_PROXY": "garbage", "ALL_PROXY": "socks5://x"],
      ["CURL_HOME": "/proc/nonexistent", "CURL_SSL_BACKEND": "none", "CURL_FORBID_REUSE": "1"],
      ["LD_BIND_NOW": "1", "MALLOC_CHECK_": "3", "POSIXLY_CORRECT": "1", "NO_COLOR": "x"],
    ]

    @Test func aListingIsWholeWhateverItSays() async throws {
      let stage = try Stage("--instances", "40")
      let work = "\(stage.folder.path)/work"
      mkdir(work, 0o700)
      for change in Self.changes {
        // Where no home is named, the real one must not be written to.
        var all = ["XDG_STATE_HOME": "\(work)/s", "XDG_CACHE_HOME": "\(work)/c"]
        all.merge(change) { $1 }
        let script = "cd \"$0\" && exec \"$@\""
        let run = try await ChildProcess(
          "/bin/sh", ["-c", script, work, stage.program, "list", "--output", "jsonl"],
          environment: stage.environment.merging(all) { $1 }, folder: stage.folder
        ).ending()
        #expect(run.code == 0, "\(change): \(run.errors)")
        #expect(run.output.split(separator: "\n").count == 40, "\(change)")
      }
      // Nothing was written into the folder that it was started in.
      let made = try FileManager.default.contentsOfDirectory(atPath: work).sorted()
      #expect(Set(made).isSubset(of: ["s", "c"]), "\(made)")
    }

    @Test func aHomeThatIsNoPlaceIsThatOfTheUsersEntry() throws {
      let stage = try Stage("--instances", "10")
      let entry = try #require(getpwuid(geteuid()))
      let home = String(cString: entry.pointee.pw_dir)
      for lie in ["", "not/absolute"] {
        let run = try stage.run("doctor", changing: ["HOME": lie])
        #expect(run.output.contains("\(home)/.config/edgereap/config.yaml"), "\(run.output)")
      }
    }

    @Test func whereNoJournalCanBeNothingIsSent() throws {
      let stage = try Stage("--instances", "300")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      for place in ["/dev/null", "/proc/nonexistent", "/etc/passwd"] {
        let run = try stage.apply(plan, changing: ["XDG_STATE_HOME": place]).wait()
        #expect(run.code == 74, "\(place): \(run.errors)")
        #expect(run.errors.contains("cannot be written"), "\(run.errors)")
      }
      try stage.expectNothingSent()
    }

    @Test func aLogThatCannotBeIsSaidAtOnce() throws {
      let stage = try Stage("--instances", "10")
      let run = try stage.run(
        "list", "--log-level", "info", changing: ["XDG_STATE_HOME": "/dev/null"])
      #expect(run.code == 74 && run.errors.contains("the log /dev/null/edgereap/edgereap.log"))
    }

    /// What an old shell has exported, or a hostile one: the terminal alone knows its size.
    @Test func theScreenTakesItsSizeFromTheTerminal() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(
        width: 90, height: 25, changing: ["COLUMNS": "99999999", "LINES": "99999999"])
      try screen.wait(for: "60 of 60", seconds: 30)
      #expect(TextColumns.count(screen.rows[0]) <= 90 && screen.rows.count == 25)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }

    @Test func aTerminalThatThereIsNotIsSaidWithoutBeingObeyed() throws {
      let stage = try Stage("--instances", "10")
      let screen = try stage.screen(changing: ["TERM": "\u{1B}]0;owned\u{7}no-such"])
      #expect(try screen.waitForExit() == .code(64))
      #expect(!screen.outputText.contains("\u{1B}]0;"))
      #expect(screen.isCooked && !screen.isAlternateScreen)
    }

    /// Arguments may come from a file of ids that somebody else wrote.
    @Test func noArgumentIsRepeatedRawToTheTerminal() throws {
      let stage = try Stage("--instances", "10")
      let hostile = "\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}"
      for arguments in [
        ["--\(hostile)"], ["nosuch\(hostile)"], ["list", "--output", hostile],
        ["list", "--filter", "age>\(hostile)"],
        ["list", "--region", hostile, "--product", hostile],
        ["plan", "--out", "/dev/null/\(hostile)", "ein-\(hostile)"],
        ["apply", "/dev/null/\(hostile)", "--confirm", hostile], ["watch", hostile],
        ["history", hostile], ["history", "--verify", hostile], ["--profile", hostile, "list"],
        ["list", "--profile", hostile], ["list", "--endpoint", "http://\(hostile)"],
        ["list", "--log-level", hostile], ["list", "--trace", "/dev/null/\(hostile)"],
        ["terminate", hostile, "--confirm", hostile], ["settings", hostile], ["themes", hostile],
      ] {
        let run = try stage.start(arguments).wait()
        #expect(run.code != 0, "\(arguments)")
        #expect(!run.errors.isEmpty, "\(arguments)")
        let raw = (run.errors + run.output).unicodeScalars.filter {
          ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
        }
        #expect(raw.isEmpty, "\(arguments): \(Array(raw))")
      }
    }
  }
}

/// How wide a row of the emulated screen is, a wide character being two.
private enum TextColumns {
  static func count(_ row: String) -> Int {
    row.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
  }
}
