import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// A command for keys that does not end goes with the program, with all that it has started.
  @Suite(.serialized) struct HangingCommands {
    /// - Parameter lines: what its script does besides printing the keys.
    private func stage(_ lines: String) throws -> Stage {
      let stage = try Stage("--instances", "20")
      let script = "\(stage.folder.path)/keys"
      let keys = stage.environment
      try Folder.write(
        """
        \(lines)
        echo "{\\"SecretId\\":\\"\(keys["TENCENTCLOUD_SECRET_ID"] ?? "")\\",\\
        \\"SecretKey\\":\\"\(keys["TENCENTCLOUD_SECRET_KEY"] ?? "")\\",\\
        \\"Expiration\\":\\"$(date -u -d '+2 minutes' +%Y-%m-%dT%H:%M:%SZ)\\"}"

        """, to: script)
      try stage.writeSettings(
        "profile: a\nprofiles: {a: {credentials: {process: /bin/bash \(script)}}}\n")
      return stage
    }

    /// Writes down its process group and floods standard error beside a program of its own.
    private static func hanging(_ stage: String) -> String {
      "sleep 300 & ps -o pgid= -p $$ >\(stage); yes >&2"
    }

    private func group(in file: String) throws -> pid_t {
      for _ in 0..<1000 {
        if let group = pid_t(Folder.text(file).filter(\.isNumber)) { return group }
        usleep(20_000)
      }
      throw ChildProcess.Failure(description: "the command was not started")
    }

    /// Those that ended and that nobody has waited for have no command line.
    private func isGone(_ group: pid_t) -> Bool {
      for _ in 0..<250 {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let isLeft = names.compactMap { pid_t($0) }.contains {
          getpgid($0) == group && !Folder.text("/proc/\($0)/cmdline").isEmpty
        }
        if !isLeft { return true }
        usleep(20_000)
      }
      return false
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func aSignalEndsItWithACommand(_ number: Int32) throws {
      let mark = try Folder()
      let stage = try stage(Self.hanging("\(mark.path)/group"))
      let run = try stage.start(["list"])
      let group = try group(in: "\(mark.path)/group")
      run.signal(number)
      #expect(try run.wait(seconds: 10).code == 128 + number)
      #expect(isGone(group))
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func aSignalEndsItBeforeTheScreen(_ number: Int32) throws {
      let mark = try Folder()
      let stage = try stage(Self.hanging("\(mark.path)/group"))
      let screen = try stage.screen()
      let group = try group(in: "\(mark.path)/group")
      screen.signal(number)
      _ = try screen.waitForExit()
      #expect(isGone(group))
    }

    /// Keys that are asked for again while the screen is up.
    @Test(arguments: [SIGTERM, SIGHUP, 0]) func itGoesWithTheScreen(_ number: Int32) throws {
      let mark = try Folder()
      let stage = try stage(
        "if test -e \(mark.path)/on; then \(Self.hanging("\(mark.path)/group")); fi")
      let screen = try stage.screen()
      try screen.wait(for: "20 of 20", seconds: 30)
      try Folder.write("", to: "\(mark.path)/on")
      screen.send("r")
      let group = try group(in: "\(mark.path)/group")
      if number == 0 { screen.send("q") } else { screen.signal(number) }
      _ = try screen.waitForExit()
      #expect(isGone(group))
    }
  }
}
