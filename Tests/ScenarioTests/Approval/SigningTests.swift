import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// Signatures of every kind of key, in turn and at once, and what keeps one from being made.
  @Suite(.serialized) struct Signing {
    @Test func anAgentAndTheOnlyKeyAreFound() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice", "bob")
      let plan = try stage.smallPlan()
      let none = try stage.sign(plan)
      #expect(none.code == 5 && none.errors.contains("~/.ssh has none"), "\(none.errors)")
      let script = """
        eval "$(ssh-agent)" >/dev/null; trap 'ssh-agent -k >/dev/null' EXIT
        ssh-add -q alice && mv alice elsewhere
        "$0" sign '\(plan.path)' --confirm '\(plan.phrase)' || exit 1
        "$0" sign '\(plan.path)' --confirm '\(plan.phrase)' --key alice.pub || exit 2
        ssh-add -q bob; "$0" sign '\(plan.path)' --confirm '\(plan.phrase)'; exit $(( $? + 10 ))
        """
      let ending = try stage.shell(script)
      #expect(ending.code == 15, "\(ending.errors)")
      #expect(ending.errors.contains("Signed by alice@example.com"))
      #expect(ending.errors.contains("there are several keys") && ending.errors.contains("SHA256:"))
      #expect(try stage.apply(plan, "--check").wait().code == 0)

      let file = try stage.shell(
        """
        mkdir -m 700 -p .ssh; cp bob .ssh/id_ed25519; cp bob.pub .ssh/id_ed25519.pub
        "$0" sign '\(plan.path)' --confirm '\(plan.phrase)'
        """)
      #expect(file.code == 0 && file.errors.contains("Signed by bob@example.com"), "\(file.errors)")
    }

    @Test func whoIsNotAllowedSignsNothing() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      _ = try stage.shell("ssh-keygen -q -t ed25519 -N '' -f mallory")
      let plan = try stage.smallPlan()
      let before = Folder.text(plan.path)
      let ending = try stage.sign(plan, "--key", stage.path("mallory"))
      #expect(ending.code == 5 && ending.errors.contains("not in allowed_signers"))
      for options in [["--confirm", "1 ap-guangzhou 0012"], ["--region", "ap-guangzhou"]] {
        let refused = try stage.start(
          ["sign", plan.path, "--key", stage.path("alice")] + options
        ).wait()
        #expect([5, 64].contains(refused.code), "\(refused.errors)")
      }
      try Folder.write(
        before.replacing("\"canary\" : \"off\"", with: "\"canary\" : \"1\""), to: plan.path)
      let edited = try stage.sign(plan, "--key", stage.path("alice"))
      #expect(edited.code == 5 && edited.errors.contains("digest does not match"))
      try Folder.write(before, to: plan.path)
      let missing = try stage.sign(plan, "--key", stage.path("nobody"))
      #expect(missing.code == 5 && missing.errors.contains("ssh-keygen made no signature"))
      #expect(Folder.text(plan.path) == before)
    }

    /// Signing takes no account, no settings and no network.
    @Test func aSignerNeedsNoAccount() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      chmod(plan.path, 0o640)
      let elsewhere = [
        "XDG_CONFIG_HOME": stage.path("none"), "TENCENTCLOUD_SECRET_ID": "",
        "TENCENTCLOUD_SECRET_KEY": "", "EDGEREAP_ENDPOINT": "http://127.0.0.1:9",
      ]
      let ending = try stage.sign(plan, "--key", stage.path("alice"), changing: elsewhere)
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.errors.contains("this host's"))
      var status = stat()
      #expect(stat(plan.path, &status) == 0 && status.st_mode & 0o777 == 0o640)
      let shown = try stage.start(["plan", "--show", plan.path], changing: elsewhere).wait()
      #expect(shown.output.contains("not verified"), "\(shown.errors)")
      #expect(try stage.apply(plan, "--check").wait().code == 0)
    }

    /// Both have read the plan before either stores a signature.
    @Test func aPlanThatChangedMeanwhileIsNotOverwritten() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(2, of: "alice", "bob")
      let plan = try stage.smallPlan()
      let slow = try PseudoTerminal(
        program: stage.program, arguments: ["sign", plan.path, "--key", stage.path("bob")],
        environment: stage.environment, width: 120)
      try slow.wait(for: "To sign this plan, type")
      try stage.sign(plan, "--key", stage.path("alice"))
      slow.send(plan.phrase + "\r")
      try slow.wait(for: "changed meanwhile")
      #expect(try slow.waitForExit() == .code(5))
      #expect(try Signed(Folder.text(plan.path)).people == ["alice@example.com"])
      let again = try stage.sign(plan, "--key", stage.path("bob"))
      #expect(again.errors.contains("approved: 2 of 2"), "\(again.errors)")
    }

    @Test func aPassphraseIsAskedForOnTheTerminal() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      _ = try stage.shell("ssh-keygen -q -p -P '' -N 'secret words' -f alice")
      let plan = try stage.smallPlan()
      let terminal = try PseudoTerminal(
        program: stage.program, arguments: ["sign", plan.path, "--key", stage.path("alice")],
        environment: stage.environment, width: 120)
      try terminal.wait(for: "To sign this plan, type")
      terminal.send(plan.phrase + "\r")
      try terminal.wait(for: "Enter passphrase")
      terminal.send("secret words\r")
      try terminal.wait(for: "Signed by alice@example.com")
      #expect(try terminal.waitForExit() == .code(0))
      #expect(!terminal.outputText.contains("secret words"))
      // Without a terminal there is nobody to ask.
      let ending = try stage.shell(
        "setsid \"$0\" sign '\(plan.path)' --confirm '\(plan.phrase)' --key alice")
      #expect(ending.code == 5, "\(ending.errors)")
    }
  }
}
