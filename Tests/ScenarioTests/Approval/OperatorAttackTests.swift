import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// An operator who would like to do without the others tries what an account of theirs can do.
  @Suite(.serialized) struct OperatorAttacks {
    /// Programs, agents, folders, clocks and zones of the operator's.
    @Test func nothingOfTheOperatorsDecides() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      _ = try stage.shell("ssh-keygen -q -t ed25519 -N '' -f mallory")
      let alice = Folder.text(stage.path("alice.pub")).split(separator: " ")[...1]
        .joined(separator: " ")
      let plan = try stage.smallPlan()
      let unsigned = FrozenPlan(
        path: stage.path("unsigned.json"), phrase: plan.phrase, targets: plan.targets)
      try stage.forge(plan, by: "mallory", to: unsigned.path)
      try stage.sign(plan, "--key", stage.path("alice"))
      _ = try stage.shell(
        """
        mkdir bin; printf '#!/bin/sh\\necho alice@example.com; exit 0\\n' > bin/ssh-keygen
        chmod 755 bin/ssh-keygen; cp bin/ssh-keygen ssh-keygen
        mkdir -p ssl; echo 'openssl_conf = none' > ssl/openssl.cnf
        """)
      let own = stage.path("bin")
      for changes in [
        ["PATH": "\(own):/usr/bin:/bin"], ["HOME": own], ["SSH_AUTH_SOCK": "\(own)/none"],
        ["SSH_ASKPASS": "\(own)/ssh-keygen", "SSH_ASKPASS_REQUIRE": "force", "DISPLAY": ":0"],
        ["SSH_SK_PROVIDER": "\(own)/ssh-keygen", "SSH_SK_HELPER": "\(own)/ssh-keygen"],
        ["TZ": "Etc/GMT+12"], ["TZ": "Etc/GMT-14"], ["TZ": ":\(own)/ssh-keygen"],
        ["LC_ALL": "zh_CN.UTF-8"], ["XDG_RUNTIME_DIR": own], ["TMPDIR": own],
        ["OPENSSL_CONF": stage.path("ssl/openssl.cnf")],
        ["IFS": "/", "BASH_ENV": "\(own)/ssh-keygen"],
      ] {
        // A home of one's own has settings of one's own.
        let settings = ["XDG_CONFIG_HOME": stage.path(".config")]
        let all = changes.merging(settings) { $1 }
        let refused = try stage.start(
          ["apply", "--check", unsigned.path], changing: all
        ).wait()
        #expect(refused.code == 5, "\(changes): \(refused.errors)")
        let good = try stage.start(["apply", "--check", plan.path], changing: all).wait()
        #expect(good.code == 0, "\(changes): \(good.errors)")
      }
      // A key that was allowed until a moment ago is no longer, in every zone.
      for zone in ["Etc/GMT+12", "Etc/GMT-14", "UTC"] {
        try Folder.write(
          "alice@example.com valid-before=\"\(Self.now(-60))\" \(alice)\n",
          to: stage.path("allowed"))
        let late = try stage.start(["apply", "--check", plan.path], changing: ["TZ": zone]).wait()
        #expect(late.code == 5, "\(zone): \(late.errors)")
        try Folder.write(
          "alice@example.com valid-before=\"\(Self.now(600))\" \(alice)\n",
          to: stage.path("allowed"))
        let early = try stage.start(["apply", "--check", plan.path], changing: ["TZ": zone]).wait()
        #expect(early.code == 0, "\(zone): \(early.errors)")
      }
      try stage.expectNothingSent()
    }

    /// What the settings name is used only if it can be trusted.
    @Test func aProgramOrAListOfTheOperatorsIsRefused() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      try stage.sign(plan, "--key", stage.path("alice"))
      let good = "signatures: 1, allowed_signers: \(stage.path("allowed"))"
      _ = try stage.shell("cp /usr/bin/ssh-keygen own; ln -s /usr/bin/ssh-keygen link")
      for (more, word) in [
        (", ssh_keygen: \(stage.path("own"))", "is not used"),
        (", ssh_keygen: \(stage.path("link"))", "is not used"),
        (", ssh_keygen: /usr/bin/no-such-program", "is not used"),
        (", ssh_keygen: /usr/bin/true", "decides nothing"),
        (", ssh_keygen: /usr/bin/false", "decides nothing"),
        (", revoked_signers: \(stage.path("none"))", "cannot be relied on"),
        (", revoked_signers: \(stage.path("alice.pub"))", "revoked"),
      ] {
        try stage.writeSettings("approval: {\(good)\(more)}\n")
        let ending = try stage.apply(plan, "--check").wait()
        #expect(ending.code == 5 && ending.errors.contains(word), "\(more): \(ending.errors)")
      }
      try stage.writeSettings("approval: {\(good)}\n")
      chmod(stage.path("allowed"), 0o666)
      #expect(try stage.apply(plan, "--check").wait().code == 5)
      chmod(stage.path("allowed"), 0o600)
      #expect(try stage.apply(plan, "--check").wait().code == 0)
      try stage.expectNothingSent()
    }

    /// No option of `apply` sends more or otherwise than what was signed.
    @Test func noOptionLoosensWhatWasSigned() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      try stage.sign(plan, "--key", stage.path("alice"))
      for options in [
        ["--stop-after", "never"], ["--stop-after", "30%"], ["--site", "cn"],
        ["--endpoint", "http://127.0.0.1:9"], ["--region", "ap-tokyo"], ["--product", "ecm"],
        ["--read-only"], ["--override-protection", "name-do-not-delete"], ["--max-age", "0s"],
      ] {
        while options.last == "0s", try !stage.isOlder(plan) { usleep(50_000) }
        let ending = try stage.start(["apply", "--check", plan.path] + options).wait()
        #expect([5, 64, 69].contains(ending.code), "\(options): \(ending.errors)")
      }
      #expect(try stage.apply(plan, "--check", "--max-age", "9999d").wait().code == 0)
      #expect(try stage.apply(plan, "--check", "--canary", "1").wait().code == 0)
      try stage.expectNothingSent()
    }

    /// Journals and plans are the operator's own files.
    @Test func aDamagedJournalDoesNotFreeItsPlan() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "100")
      try stage.askForSignatures(1, of: "alice")
      let plan = try stage.smallPlan()
      try stage.sign(plan, "--key", stage.path("alice"))
      #expect(try stage.apply(plan).wait().code == 0)
      let journal = stage.journal(try stage.operation())
      let text = Folder.text(journal)
      let lines = text.split(separator: "\n")
      for damaged in [String(lines[0]), text + "garbage\n", lines[0] + "\n" + lines[0] + "\n"] {
        try Folder.write(damaged, to: journal)
        #expect(try stage.apply(plan).wait().code == 5)
      }
      // Without the journal nothing knows of it, and nothing is left to be sent.
      let elsewhere = ["XDG_STATE_HOME": stage.path("elsewhere")]
      #expect(try stage.apply(plan, changing: elsewhere).wait().code == 5)
      #expect(try stage.ledger().values.allSatisfy { $0.sent == 1 })
    }

    /// More signatures than anybody looks at, and many of somebody who may not.
    @Test func aFloodOfSignaturesIsRefusedAtOnce() throws {
      let stage = try Stage("--instances", "300")
      try stage.askForSignatures(2, of: "alice")
      let plan = try stage.smallPlan()
      try stage.sign(plan, "--key", stage.path("alice"))
      let text = Folder.text(plan.path)
      let start = try #require(text.firstRange(of: "\"signatures\" : [")?.upperBound)
      let end = try #require(text[start...].firstRange(of: "]")?.lowerBound)
      for (count, word) in [
        (20, "its key has signed already"), (10_000, "more than 32 signatures"),
      ] {
        let one = String(text[start..<end])
        let many = Array(repeating: one, count: count).joined(separator: ",")
        try Folder.write(text[..<start] + many + text[end...], to: plan.path)
        let ending = try stage.apply(plan, "--check").wait(seconds: 30)
        #expect(ending.code == 5 && ending.errors.contains(word), "\(ending.errors.prefix(500))")
      }
    }

    private static func now(_ seconds: Int) -> String {
      var time = time_t(Glibc.time(nil) + seconds)
      var parts = tm()
      gmtime_r(&time, &parts)
      var buffer = [CChar](repeating: 0, count: 32)
      strftime(&buffer, buffer.count, "%Y%m%d%H%M%S", &parts)
      return String(
        decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}

extension Stage {
  /// Stores a signature of somebody who may not sign, as if there were no rule.
  fileprivate func forge(_ plan: FrozenPlan, by key: String, to path: String) throws {
    try FileManager.default.copyItem(atPath: plan.path, toPath: path)
    let ending = try start(
      ["sign", path, "--confirm", plan.phrase, "--key", self.path(key)],
      changing: ["XDG_CONFIG_HOME": self.path("nowhere")]
    ).wait()
    try #require(ending.code == 0, "\(ending.errors)")
  }

  /// Whether its signature is some seconds old.
  fileprivate func isOlder(_ plan: FrozenPlan) throws -> Bool {
    var status = stat()
    return stat(plan.path, &status) == 0 && time(nil) > status.st_mtim.tv_sec + 2
  }
}
