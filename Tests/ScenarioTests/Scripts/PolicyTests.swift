import Support
import Testing

extension Scenarios {
  /// A policy as operators meet it who would rather not.
  @Suite(.serialized) struct Policies {
    private let selection = ["--filter", "state:running product:edgezone region:ap-guangzhou"]

    private func plan(_ stage: Stage, _ options: String...) throws -> ChildProcess.Ending {
      try stage.startUnderPolicy(
        ["plan"] + selection + ["--out", "\(stage.folder.path)/plan.json", "--force"] + options
      ).wait()
    }

    @Test func anOptionThatIsLooserIsRefused() throws {
      let stage = try Stage("--instances", "300")
      try stage.writePolicy(
        "stop_after: 10\ncanary: 2\nrequire_reason: \"^CHG-[0-9]+\"\n")
      let rows: [([String], String)] = [
        (
          ["--stop-after", "never"], "stop_after never is looser than the 10 of this host's policy"
        ),
        (["--stop-after", "11"], "stop_after 11 is looser"),
        (["--canary", "off"], "canary off is looser than the 2 of this host's policy"),
        (["--canary", "1"], "canary 1 is looser"), ([], "reason that matches ^CHG-[0-9]+"),
        (["--reason", "x"], "reason that matches ^CHG-[0-9]+"),
      ]
      for (options, words) in rows {
        let reason = words.hasPrefix("reason") ? [] : ["--reason", "CHG-1"]
        for command in [["plan", "--out", "-"], ["terminate", "--confirm", "x"]] {
          let run = try stage.startUnderPolicy(command + selection + options + reason).wait()
          #expect(run.code == 5, "\(command) \(options): \(run.errors)")
          #expect(run.errors.contains(words), "\(run.errors)")
        }
      }
      // What is no looser holds together with the policy, and the plan says so.
      let run = try plan(stage, "--reason", "CHG-1", "--stop-after", "5%", "--canary", "10%")
      #expect(run.code == 0, "\(run.errors)")
      let text = Folder.text("\(stage.folder.path)/plan.json")
      #expect(text.contains(#""stop_after" : "5%,10""#) && text.contains(#""canary" : "10%,2""#))
      let schedule = try plan(stage, "--reason", "CHG-1", "--at", "2036-11-22T18:00:00+08:00")
      #expect(schedule.code == 64, "\(schedule.errors)")
      try stage.expectNothingSent()
    }

    /// It was frozen where no policy asked for anything, or before one did.
    @Test func aPlanThatWasFrozenLooserIsRefused() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "200")
      let plan = try stage.plan(selection[0], selection[1])
      func apply(_ options: String...) throws -> ChildProcess.Ending {
        try stage.startUnderPolicy(
          ["apply", plan.path, "--confirm", plan.phrase, "--output", "json"] + options
        ).wait(seconds: 90)
      }
      try stage.writePolicy("stop_after: 10\nrequire_reason: CHG\n")
      for options in [[], ["--check"]] {
        let run = try stage.startUnderPolicy(
          ["apply", plan.path, "--confirm", plan.phrase] + options
        ).wait()
        #expect(run.code == 5, "\(run.errors)")
        #expect(run.errors.contains("stop_after 20% is looser than the 10"), "\(run.errors)")
      }
      let unreasoned = try apply("--stop-after", "10")
      #expect(unreasoned.code == 5)
      #expect(unreasoned.errors.contains("requires a reason that matches CHG"))
      // Nothing of the environment and no other profile changes that.
      try stage.writeSettings("profiles: {free: {}}\nstop_after: never\n")
      let elsewhere = try stage.startUnderPolicy(
        ["apply", plan.path, "--confirm", plan.phrase, "--profile", "free"],
        changing: ["EDGEREAP_POLICY": "/dev/null", "XDG_CONFIG_DIRS": "/tmp", "SUDO_USER": "root"]
      ).wait()
      #expect(elsewhere.code == 5, "\(elsewhere.errors)")
      try stage.expectNothingSent()
      // What the run asks for itself holds as well.
      try stage.writePolicy("stop_after: 10\n")
      #expect(try apply().code == 5)
      try stage.expectNothingSent()
      let run = try apply("--stop-after", "10")
      #expect(run.code == 0 || run.code == 2, "\(run.errors)")
      #expect(try !stage.ledger().isEmpty)
    }

    @Test func rulesAndAccountsOfThePolicyHold() throws {
      let stage = try Stage("--instances", "300")
      try stage.writePolicy(
        """
        protection: [{rule: gz, reason: serves live events, region: ap-guangzhou}]
        largest_operation: 50%
        """)
      try stage.writeSettings("liftable: [gz]\nlargest_operation: 100\n")
      let held = try plan(stage)
      #expect(held.code == 5, "\(held.errors)")
      #expect(held.errors.contains("serves live events"), "\(held.errors)")
      let lifted = try plan(stage, "--override-protection", "gz")
      #expect(lifted.code == 5)
      #expect(lifted.errors.contains("the policy of this host does not allow it to be lifted"))
      try stage.writeSettings("protection: [{rule: gz, reason: mine, id: ein-1}]")
      let clash = try stage.runUnderPolicy("list")
      #expect(clash.code == 78)
      #expect(
        clash.errors.contains(
          "config.yaml:1:14: the policy has a rule 'gz' (/etc/edgereap/policy.yaml:1)"),
        "\(clash.errors)")
      try stage.writeSettings("")
      try stage.writePolicy("accounts: [\"1\"]\n")
      let account = try plan(stage)
      let applied = try stage.startUnderPolicy(["terminate"] + selection + ["--confirm", "x"])
        .wait()
      #expect(account.code == 0 && applied.code == 5)
      try stage.writePolicy("protection: [{rule: gz, reason: x, region: ap-guangzou}]\n")
      let nowhere = try plan(stage)
      #expect(nowhere.code == 78, "\(nowhere.errors)")
      #expect(nowhere.errors.contains("/etc/edgereap/policy.yaml:1:44: rule 'gz' protects nothing"))
      #expect(try stage.runUnderPolicy("list", "--quiet").code == 0)
      try stage.expectNothingSent()
    }

    @Test func theDoctorAndTheSettingsShowWhatIsInForce() throws {
      let stage = try Stage("--instances", "10")
      try stage.writeSettings("stop_after: 20%\n")
      try stage.writePolicy("# decided in March\nstop_after: 10\n")
      let doctor = try stage.runUnderPolicy("doctor", "--output", "csv")
      #expect(doctor.code == 0, "\(doctor.errors)")
      #expect(doctor.output.contains("policy,ok,/etc/edgereap/policy.yaml: stop_after,\r\n"))
      let settings = try stage.runUnderPolicy("settings", "--output", "csv")
      #expect(settings.code == 0)
      let place = "\(stage.folder.path)/.config/edgereap/config.yaml:1 /etc/edgereap/policy.yaml:2"
      #expect(
        settings.output.contains("stop_after,\"20%,10\",settings+policy,\(place)\r\n"),
        "\(settings.output)")
      #expect(settings.output.contains("canary,off,default,\r\n"))
    }

    /// What an operator has confirmed was frozen under the policy that there was.
    @Test func aPolicyThatChangesUnderTheScreenRefusesTheOperation() throws {
      let stage = try Stage("--instances", "60")
      try stage.writePolicy("canary: 1\n")
      let screen = try stage.screenUnderPolicy()
      let filter = "product:edgezone state:running"
      try screen.terminate(filter, of: 60)
      try screen.wait(for: "Preflight", seconds: 30)
      try screen.wait(for: "1 EdgeZone first")
      let phrase = try #require(screen.phrase)
      screen.send("\(phrase)\r")
      try screen.wait(for: phrase + " ")
      screen.send("\r")
      try screen.wait(for: "Any key aborts")
      try stage.writePolicy("canary: 2\n")
      try screen.wait(for: "The policy of this host changed", seconds: 30)
      screen.send("q")
      _ = try? screen.waitForExit()
      try stage.expectNothingSent()
    }

    /// Whoever switches the profile is under the policy that there is then.
    @Test func aProfileThatIsOpenedLaterIsUnderThePolicyOfThatTime() throws {
      let stage = try Stage("--instances", "60")
      try Folder.write(
        #"{"SecretId":"\#(stage.keys.id)","SecretKey":"\#(stage.keys.key)"}"#,
        to: "\(stage.folder.path)/keys.json")
      let profile = """
        {endpoint: "\(stage.address)", credentials: {process: "/bin/cat \(stage.folder.path)/keys.json"}}
        """
      try stage.writeSettings(
        "profile: alpha\nprofiles:\n  alpha: \(profile)\n  beta: \(profile)\n")
      let screen = try stage.screenUnderPolicy()
      try screen.wait(for: "60 of 60", seconds: 30)
      #expect(!screen.text.contains("READ-ONLY"))
      try stage.writePolicy("read_only: true\n")
      screen.sendControl("p")
      try screen.wait(for: "━ Profiles")
      try screen.wait(forGone: "Reading …")
      screen.send("\r")
      try screen.wait(for: "profile beta", seconds: 30)
      try screen.wait(for: "READ-ONLY")
      screen.send(" t")
      try screen.wait(for: "the policy of this host allows reading only")
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      try stage.expectNothingSent()
    }

    @Test func theDemonstrationIsUnderNone() throws {
      let stage = try Stage("--instances", "10")
      try stage.writePolicy("canary: many\nread_only: true\n")
      let screen = try stage.screenUnderPolicy(["--demo"])
      try screen.wait(for: "Regions", seconds: 30)
      try screen.wait(for: "all listed", seconds: 60)
      #expect(!screen.text.contains("POLICY") && !screen.text.contains("READ-ONLY"))
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}
